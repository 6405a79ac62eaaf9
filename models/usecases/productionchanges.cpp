// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/productionchanges.h"

#include "core/jsonreader.h"
#include "estate/record.h"
#include "usecases/apiname.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead {

using namespace promotion;

namespace {

//! How long one may have gone on that was cut off.
constexpr std::chrono::hours cutOff(1);

bool isCompared(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Deployment:
    case EntityKind::Route:
    case EntityKind::Upstream:
    case EntityKind::Target:
    case EntityKind::Policy:
    case EntityKind::Certificate:
        return true;
    case EntityKind::Node:
    case EntityKind::Consumer:
    case EntityKind::Credential:
    case EntityKind::Sink:
        break;
    }
    return false;
}

//! Which API of a catalog an entity belongs to.
class Owners
{
public:
    struct Owner
    {
        QString id, name;
        EnvironmentId environment;
    };

    explicit Owners(const CatalogView &view)
    {
        for (const ApiRow &row : view.catalog.apis) {
            const QString name = apiNameOf(row);
            for (const auto index : row.deployments)
                add(view.catalog.deployments[index], row.id.text(), name);
        }
    }

    //! nullptr: none, or more than one.
    [[nodiscard]] const Owner *of(const Store::Changes &change)
    {
        const std::string &payload = change.after.empty() ? change.before : change.after;
        std::string id = change.nativeId;
        EntityKind kind = change.kind;
        if (kind == EntityKind::Target) {
            const auto target = toTarget(m_reader, {kind, change.nativeId, payload, {}});
            id = target ? target->upstreamId : std::string();
            kind = EntityKind::Upstream;
        }
        const auto found = m_owners.find(keyOf(change.gateway, kind, id));
        return found == m_owners.end() || found->second.size() != 1 ? nullptr : &found->second.begin()->second;
    }

private:
    using Key = std::tuple<QString, EntityKind, std::string>;

    static Key keyOf(const GatewayId &gateway, EntityKind kind, const std::string &id) { return {gateway.text(), kind, id}; }
    void add(const CatalogDeployment &deployment, const QString &id, const QString &name)
    {
        const Owner owner{id, name, deployment.environment};
        const auto put = [&](EntityKind kind, const std::string &native) { m_owners[keyOf(deployment.gateway, kind, native)].emplace(id, owner); };
        put(EntityKind::Deployment, deployment.native.nativeId);
        for (const Route &route : deployment.routes)
            put(EntityKind::Route, route.nativeId);
        if (deployment.upstream)
            put(EntityKind::Upstream, deployment.upstream->nativeId);
        for (const Policy &policy : deployment.policies) {
            if (policy.scope != Policy::Scope::Global)
                put(EntityKind::Policy, policy.nativeId);
        }
    }

    std::map<Key, std::map<QString, Owner>> m_owners;
    JsonReader m_reader;
};

//! When each gateway had been read whole by a snapshot: the oldest of its collections. Nothing for one that had not.
using ReadTimes = std::map<GatewayId, UtcTime>;

Result<ReadTimes> readTimes(Store &store, SnapshotId snapshot)
{
    const auto states = store.collections(snapshot);
    if (!states)
        return states.error();
    ReadTimes times;
    for (const CollectionState &state : *states) {
        if (state.readIn == 0)
            continue;
        const auto [time, isNew] = times.emplace(state.gateway, state.readAt);
        time->second = isNew ? state.readAt : std::min(time->second, state.readAt);
    }
    return times;
}

std::vector<std::string> differingMembers(const Store::Changes &change)
{
    JsonReader reader;
    const auto value = [&](const std::string &payload) {
        const auto parsed = reader.parse(payload);
        const JsonValue json = parsed ? JsonValue::from(*parsed) : JsonValue();
        return json.object() == nullptr ? JsonValue::Object() : *json.object();
    };
    const JsonValue::Object before = value(change.before), after = value(change.after);
    std::set<std::string> fields;
    for (const auto *side : {&before, &after}) {
        for (const auto &[key, member] : *side) {
            const auto was = before.find(key), is = after.find(key);
            if (was == before.end() || is == after.end() || was->second != is->second)
                fields.insert(key);
        }
    }
    return {fields.begin(), fields.end()};
}

bool isProduction(const EstateConfig &estate, const EnvironmentId &id)
{
    return std::any_of(estate.environments.begin(), estate.environments.end(),
                       [&](const Environment &environment) { return environment.id == id && environment.type == EnvironmentType::Production; });
}

//! Two snapshots, one after the other.
class Step
{
public:
    Step(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, const CancelToken &cancel)
        : m_store(store)
        , m_estate(estate)
        , m_executed(executed)
        , m_cancel(cancel)
    {
    }

    Result<void> compare(const Snapshot &before, const Snapshot &after, std::vector<ProductionChange> &out)
    {
        const auto changes = m_store.changesBetween(before.id, after.id, 0);
        const auto was = readTimes(m_store, before.id), is = readTimes(m_store, after.id);
        if (!changes || !was || !is)
            return !changes ? changes.error() : !was ? was.error() : is.error();
        std::optional<Owners> ownersBefore, ownersAfter; // made only if something changed
        for (const Store::Changes &change : *changes) {
            const auto from = was->find(change.gateway), to = is->find(change.gateway);
            if (!isCompared(change.kind) || from == was->end() || to == is->end())
                continue;
            if (!ownersAfter) {
                const auto old = loadCatalog(m_store, m_estate, before.id, m_cancel), now = loadCatalog(m_store, m_estate, after.id, m_cancel);
                if (!old || !now)
                    return old ? now.error() : old.error();
                ownersBefore.emplace(**old);
                ownersAfter.emplace(**now);
            }
            const Owners::Owner *owner = ownersAfter->of(change);
            ProductionChange made = changeOf(change, owner == nullptr ? ownersBefore->of(change) : owner);
            made.after = from->second;
            made.at = to->second;
            if (!isProduction(m_estate, made.environment))
                continue;
            made.request = explanationOf(made, after.finishedAt.value_or(after.startedAt + cutOff));
            out.push_back(std::move(made));
        }
        return {};
    }

private:
    ProductionChange changeOf(const Store::Changes &change, const Owners::Owner *owner) const
    {
        ProductionChange made;
        made.gateway = change.gateway;
        made.kind = change.kind;
        made.nativeId = change.nativeId;
        made.snapshot = change.snapshot;
        made.action = change.before.empty() ? StepAction::Create : change.after.empty() ? StepAction::Delete : StepAction::Change;
        if (made.action == StepAction::Change)
            made.fields = differingMembers(change);
        const GatewayConfig *gateway = m_estate.gateway(change.gateway);
        if (gateway != nullptr)
            made.environment = environmentOf(*gateway);
        if (owner != nullptr) {
            made.api = owner->name;
            made.apiId = owner->id;
            made.environment = owner->environment;
        }
        return made;
    }

    //! What belongs to no single API of a shared gateway acts on production too.
    [[nodiscard]] EnvironmentId environmentOf(const GatewayConfig &gateway) const
    {
        for (const Environment &environment : m_estate.environments) {
            if (gateway.environment.isEmpty() && environment.type == EnvironmentType::Production && gateway.serves(environment.id))
                return environment.id;
        }
        return gateway.environment;
    }

    [[nodiscard]] std::string explanationOf(const ProductionChange &change, UtcTime readUntil) const
    {
        for (const ExecutedPromotion &one : m_executed) {
            const bool isThere = one.target == change.gateway && one.to == change.environment && one.apis.contains(change.apiId);
            if (isThere && one.begun <= readUntil && one.ended >= change.after)
                return one.request;
        }
        return {};
    }

    Store &m_store;
    const EstateConfig &m_estate;
    const std::vector<ExecutedPromotion> &m_executed;
    const CancelToken &m_cancel;
};

} // namespace

Result<std::vector<ExecutedPromotion>> executedPromotions(PromotionDesk &desk)
{
    const auto ledger = desk.ledger();
    if (!ledger)
        return ledger.error();
    std::vector<ExecutedPromotion> executed;
    for (const Request *request : (*ledger)->all()) {
        if (request->runs.isEmpty())
            continue;
        const auto plan = desk.planOf(*request);
        if (!plan)
            return plan.error();
        for (const RequestRun &run : request->runs) {
            const bool goesOn = request->state == State::Executing && &run == &request->runs.back();
            const UtcTime ended = run.ended >= run.begun ? run.ended : goesOn ? UtcTime::max() : run.begun + cutOff;
            executed.push_back({request->id, QStringList{request->api} + request->others, request->to, plan->target, run.begun, ended});
        }
    }
    std::reverse(executed.begin(), executed.end());
    return executed;
}

Result<std::vector<ProductionChange>> productionChanges(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, UtcTime since,
                                                        const CancelToken &cancel)
{
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    std::vector<ProductionChange> changes;
    Step step(store, estate, executed, cancel);
    for (qsizetype i = 0; i + 1 < snapshots->size(); ++i) { // newest first
        if (cancel.isCancelled())
            return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = {}, .hint = {}, .retryAfter = {}};
        if (snapshots->at(i).startedAt < since)
            break;
        if (const auto compared = step.compare(snapshots->at(i + 1), snapshots->at(i), changes); !compared)
            return compared.error();
    }
    return changes;
}

std::string_view toWire(ObservedState::Same same)
{
    constexpr std::array<std::string_view, 3> words = {"unknown", "true", "false"};
    return words[static_cast<std::size_t>(same)];
}

Result<ObservedState> observedState(Store &store, const CatalogView &view, const ApiRow &row, const EnvironmentId &environment, std::optional<UtcTime> promoted)
{
    ObservedState state;
    std::set<GatewayId> gateways;
    for (const auto index : row.deployments) {
        const CatalogDeployment &deployment = view.catalog.deployments[index];
        if (deployment.environment != environment)
            continue;
        gateways.insert(deployment.gateway);
        state.at = state.at ? std::min(*state.at, deployment.readAt) : deployment.readAt;
    }
    if (!promoted || !state.at || *state.at < *promoted || !view.snapshot)
        return state;
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    std::optional<SnapshotId> first; // that read all of them after the promotion
    for (const Snapshot &snapshot : *snapshots) {
        if (snapshot.startedAt < *promoted)
            break;
        const auto times = readTimes(store, snapshot.id);
        if (!times)
            return times.error();
        const bool isAfter = std::all_of(gateways.begin(), gateways.end(), [&](const GatewayId &id) { return times->contains(id) && times->at(id) >= *promoted; });
        if (isAfter)
            first = snapshot.id;
    }
    if (!first)
        return state;
    const auto changes = store.changesBetween(*first, view.snapshot->id, 0);
    if (!changes)
        return changes.error();
    Owners owners(view);
    const bool isChanged = std::any_of(changes->begin(), changes->end(), [&](const Store::Changes &change) {
        const Owners::Owner *owner = isCompared(change.kind) ? owners.of(change) : nullptr;
        return owner != nullptr && owner->id == row.id.text() && owner->environment == environment;
    });
    state.same = isChanged ? ObservedState::Same::No : ObservedState::Same::Yes;
    return state;
}

} // namespace bulkhead
