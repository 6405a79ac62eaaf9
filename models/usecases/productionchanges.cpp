// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/productionchanges.h"

#include "usecases/entityowners.h"
#include "usecases/promotionentries.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace promotion;

namespace {

//! How long one may have gone on that was cut off.
constexpr std::chrono::hours cutOff(1);

//! Two snapshots, one after the other.
class Step
{
public:
    //! The catalog as of a snapshot.
    using Load = std::function<Result<std::shared_ptr<const CatalogView>>(SnapshotId)>;

    Step(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, Load load)
        : m_store(store)
        , m_estate(estate)
        , m_executed(executed)
        , m_load(std::move(load))
    {
    }

    Result<void> compare(const Snapshot &before, const Snapshot &after, std::vector<ProductionChange> &out)
    {
        const auto changes = m_store.changesBetween(before.id, after.id, 0);
        const auto was = readTimes(m_store, before.id), is = readTimes(m_store, after.id);
        if (!changes || !was || !is)
            return !changes ? changes.error() : !was ? was.error() : is.error();
        std::shared_ptr<EntityOwners> ownersBefore, ownersAfter; // made only if something changed
        for (const Store::Changes &change : *changes) {
            const auto from = was->find(change.gateway), to = is->find(change.gateway);
            if (!isCompared(change.kind) || from == was->end() || to == is->end())
                continue;
            if (!ownersAfter) {
                const auto now = ownersOf(after.id), old = ownersOf(before.id);
                if (!old || !now)
                    return old ? now.error() : old.error();
                ownersBefore = *old;
                ownersAfter = *now;
            }
            const EntityOwners::Owner *owner = ownersAfter->of(change);
            ProductionChange made = changeOf(change, owner == nullptr ? ownersBefore->of(change) : owner);
            if (made.action == StepAction::Change && made.fields.empty())
                continue; // only the time that its product keeps
            made.after = from->second;
            made.at = to->second;
            if (!isProduction(m_estate, made.environment))
                continue;
            explain(change, made, after.finishedAt.value_or(after.startedAt + cutOff));
            out.push_back(std::move(made));
        }
        return {};
    }

private:
    //! Steps go backwards, so that the catalog before one is that after the next.
    Result<std::shared_ptr<EntityOwners>> ownersOf(SnapshotId snapshot)
    {
        if (m_owners && m_ownersOf == snapshot)
            return m_owners;
        const auto view = m_load(snapshot);
        if (!view)
            return view.error();
        m_owners = std::make_shared<EntityOwners>(**view);
        m_ownersOf = snapshot;
        return m_owners;
    }

    ProductionChange changeOf(const Store::Changes &change, const EntityOwners::Owner *owner) const
    {
        ProductionChange made;
        made.gateway = change.gateway;
        made.kind = change.kind;
        made.nativeId = change.nativeId;
        made.snapshot = change.snapshot;
        const JsonValue before = payloadOf(change.before), after = payloadOf(change.after);
        if (const JsonValue *name = (after.isNull() ? before : after).find("name"); name != nullptr && name->string() != nullptr)
            made.name = *name->string();
        made.action = change.before.empty() ? StepAction::Create : change.after.empty() ? StepAction::Delete : StepAction::Change;
        if (made.action == StepAction::Change) {
            const auto members = differingMembers(before, after);
            made.fields.assign(members.begin(), members.end());
        }
        const GatewayConfig *gateway = m_estate.gateway(change.gateway);
        if (gateway != nullptr)
            made.environment = environmentOf(m_estate, *gateway);
        if (owner != nullptr) {
            made.api = owner->name;
            made.apiId = owner->id;
            made.environment = owner->environment;
        }
        return made;
    }

    void explain(const Store::Changes &change, ProductionChange &made, UtcTime readUntil) const
    {
        const ChangeExplanation said = explanationOf({change, made.apiId.toStdString(), made.environment, made.after, readUntil}, m_executed);
        made.request = said.request;
        made.unexplained.assign(said.unexplained.begin(), said.unexplained.end());
        made.isUnsure = said.isUnsure;
    }

    Store &m_store;
    const EstateConfig &m_estate;
    const std::vector<ExecutedPromotion> &m_executed;
    Load m_load;
    std::shared_ptr<EntityOwners> m_owners; //!< of the catalog loaded last
    SnapshotId m_ownersOf = 0;
};

//! `snapshots`: newest first.
Result<std::vector<ProductionChange>> changesAmong(const QList<Snapshot> &snapshots, Step &step, UtcTime since, const CancelToken &cancel)
{
    std::vector<ProductionChange> changes;
    for (qsizetype i = 0; i + 1 < snapshots.size(); ++i) {
        if (cancel.isCancelled())
            return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = {}, .hint = {}, .retryAfter = {}};
        if (snapshots.at(i).startedAt < since)
            break;
        if (const auto compared = step.compare(snapshots.at(i + 1), snapshots.at(i), changes); !compared)
            return compared.error();
    }
    return changes;
}

} // namespace

Result<std::vector<ExecutedPromotion>> executedPromotions(PromotionDesk &desk)
{
    const auto ledger = desk.ledger();
    const auto store = desk.trail().store();
    if (!ledger || !store)
        return ledger ? store.error() : ledger.error();
    return executedPromotions(**ledger, **store);
}

Result<std::vector<ExecutedPromotion>> executedPromotions(const Ledger &ledger, AuditStore &store)
{
    std::vector<ExecutedPromotion> executed;
    for (const Request *request : ledger.all()) {
        if (request->runs.isEmpty())
            continue;
        const auto plan = planIn(store, *request);
        if (!plan)
            return plan.error();
        auto objects = std::make_shared<std::set<std::string>>();
        for (const PlanStep &step : plan->steps)
            objects->insert(step.ref.id);
        for (ExecutedPromotion &run : runsOf(*request, plan->target, std::move(objects), UtcTime::max()))
            executed.push_back(std::move(run));
    }
    std::stable_sort(executed.begin(), executed.end(), [](const ExecutedPromotion &a, const ExecutedPromotion &b) { return a.begun < b.begun; });
    return executed;
}

Result<std::vector<ProductionChange>> productionChanges(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, UtcTime since,
                                                        const CancelToken &cancel)
{
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    Step step(store, estate, executed, [&](SnapshotId snapshot) { return loadCatalogAlone(store, estate, snapshot, std::nullopt, cancel); });
    return changesAmong(*snapshots, step, since, cancel);
}

Result<std::vector<ProductionChange>> productionChangesUntil(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, UtcTime since,
                                                             SnapshotId last, const QList<MatchDecision> &decisions, const CancelToken &cancel)
{
    auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    const auto at = std::find_if(snapshots->cbegin(), snapshots->cend(), [last](const Snapshot &snapshot) { return snapshot.id == last; });
    const std::optional<UtcTime> end = at == snapshots->cend() ? std::nullopt : at->finishedAt; // one that ends behind it was not known then
    snapshots->removeIf([&](const Snapshot &snapshot) { return snapshot.id > last || !end || !snapshot.finishedAt || *snapshot.finishedAt > *end; });
    Step step(store, estate, executed, [&](SnapshotId snapshot) { return loadCatalogAlone(store, estate, snapshot, decisions, cancel); });
    return changesAmong(*snapshots, step, since, cancel);
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
    EntityOwners owners(view);
    const bool isChanged = std::any_of(changes->begin(), changes->end(), [&](const Store::Changes &change) {
        const EntityOwners::Owner *owner = isCompared(change.kind) ? owners.of(change) : nullptr;
        return owner != nullptr && owner->id == row.id.text() && owner->environment == environment;
    });
    state.same = isChanged ? ObservedState::Same::No : ObservedState::Same::Yes;
    return state;
}

} // namespace bulkhead
