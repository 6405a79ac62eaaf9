// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/logrecords.h"

#include "usecases/contractgate.h"
#include "usecases/entityowners.h"
#include "usecases/observedchanges.h"
#include "usecases/people.h"
#include "usecases/promotionentries.h"
#include "usecases/promotionwords.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;
using isolation::Baseline;
using isolation::ContractCheckRecord;
using isolation::Fact;
using isolation::ObservedChange;
using isolation::PromotionRecord;

namespace {

QStringList namesOf(const Request &request)
{
    return QStringList{request.apiName} + request.otherNames;
}

//! The execution that is judged; nullptr: by that moment there was none.
const RequestRun *firstRun(const Request &request, UtcTime at)
{
    const auto found = std::find_if(request.runs.begin(), request.runs.end(), [](const RequestRun &run) { return !run.isRollBack; });
    return found == request.runs.end() || found->begun > at ? nullptr : &*found;
}

//! Authors by the estate file, spelled as the approver if it is one.
std::vector<std::string> authorsOf(const EstateConfig &estate, const Request &request, const QStringList &approvers)
{
    std::vector<std::string> authors;
    for (const QString &name : namesOf(request)) {
        const ApiFacts *api = apiFactsOf(estate, name);
        for (const QString &author : api == nullptr ? QList<QString>() : api->authors) {
            const auto same = std::find_if(approvers.begin(), approvers.end(), [&](const QString &one) { return isSamePerson(one, author); });
            authors.push_back((same == approvers.end() ? author : *same).toStdString());
        }
    }
    return authors;
}

int quorumOf(const EstateConfig &estate, const Request &request)
{
    for (const PromotionPath &path : estate.promotionPaths) {
        if (path.from == request.from && path.to == request.to)
            return path.approvals.quorum;
    }
    return 1;
}

std::string contractsOf(const Plan &plan)
{
    std::set<std::string> digests;
    for (const SeenContract &contract : plan.contracts) {
        if (contract.environment == plan.from && !contract.digest.empty())
            digests.insert(contract.digest);
    }
    std::string text;
    for (const std::string &digest : digests)
        text += (text.empty() ? "" : " ") + digest;
    return text;
}

//! The diff proves that nothing of a contract changes: what is written are policies, and each contract is the same file on both sides.
bool isOfPoliciesOnly(const Plan &plan)
{
    const auto isPolicy = [](const PlanStep &step) { return step.kind != StepKind::Write || step.entity == EntityKind::Policy; };
    const bool writes = std::any_of(plan.steps.begin(), plan.steps.end(), [](const PlanStep &step) { return step.kind == StepKind::Write; });
    if (!writes || !std::all_of(plan.steps.begin(), plan.steps.end(), isPolicy))
        return false;
    std::map<std::string, std::set<std::string>> digests; // by API
    for (const SeenContract &contract : plan.contracts)
        digests[contract.api].insert(contract.environment.text().toStdString() + ' ' + contract.digest);
    return std::all_of(digests.begin(), digests.end(), [](const auto &api) {
        const auto digestOf = [](const std::string &text) { return text.substr(text.find(' ')); };
        return api.second.size() == 2 && digestOf(*api.second.begin()) == digestOf(*api.second.rbegin()) && digestOf(*api.second.begin()).size() > 1;
    });
}

//! An approval or a review: both are somebody's signature under the digest.
struct Signed
{
    QString person;
    UtcTime at{};
};

std::vector<Signed> signaturesOf(const Request &request, UtcTime at)
{
    std::vector<Signed> all;
    for (const Approval &approval : request.approvals)
        all.push_back({approval.person, approval.at});
    for (const Review &review : request.broken ? request.broken->reviews : QList<Review>()) {
        if (review.at <= request.broken->due)
            all.push_back({review.person, review.at});
    }
    std::erase_if(all, [at](const Signed &one) { return one.at > at; });
    return all;
}

bool isReviewed(const Request &request, UtcTime at)
{
    const QList<Review> &reviews = request.broken->reviews;
    return std::count_if(reviews.begin(), reviews.end(), [&](const Review &review) { return review.at <= request.broken->due && review.at <= at; }) >= ReviewState::needed;
}

} // namespace

//! Makes the records of one moment.
class LogRecords::Reader
{
public:
    Reader(LogRecords &log, Store &store, const CatalogView &view, UtcTime at, const CancelToken &cancel)
        : m_log(log)
        , m_store(store)
        , m_view(view)
        , m_at(at)
        , m_cancel(cancel)
    {
        for (const Known &known : log.m_executed) {
            for (ExecutedPromotion &run : runsOf(known.request, known.plan.target, known.plan.objects, at))
                m_runs.push_back(std::move(run));
        }
        std::stable_sort(m_runs.begin(), m_runs.end(), [](const ExecutedPromotion &a, const ExecutedPromotion &b) { return a.begun < b.begun; });
    }

    void addPromotions(isolation::ConsoleRecords &records)
    {
        std::vector<PromotionRecord> promotions;
        std::vector<ContractCheckRecord> checks;
        for (const Known &known : m_log.m_executed) {
            const RequestRun *run = firstRun(known.request, m_at);
            if (run == nullptr)
                continue;
            const PromotionRecord record = recordOf(known, *run);
            m_isApproved[record.id] = record.approved;
            if (record.executedAt < m_at - period)
                continue;
            promotions.push_back(record);
            if (const auto check = checkOf(known, *run))
                checks.push_back(*check);
        }
        for (const PromotionRecord &promotion : promotions)
            m_listed.insert(promotion.id);
        records.promotions = promotions.empty() ? Fact<std::vector<PromotionRecord>>(isolationState()) : Fact(std::move(promotions));
        // Only promotions by the console have checks on record, so they are never all that there were (REL-08).
        records.contractChecks.value = std::move(checks);
    }

    Result<void> addChanges(isolation::ConsoleRecords &records)
    {
        if (const auto read = m_log.m_history.readUpTo(m_store, m_view.estate, *m_view.snapshot, m_cancel); !read)
            return read.error();
        std::vector<ObservedChange> changes;
        for (const SeenChange &seen : m_log.m_history.changes()) {
            if (seen.to > m_view.snapshot->id)
                break;
            const auto owner = ownerOf(seen);
            if (!owner)
                return owner.error();
            const GatewayConfig *gateway = m_view.estate.gateway(seen.change.gateway);
            const EnvironmentId environment = *owner != nullptr ? (*owner)->environment : gateway != nullptr ? environmentOf(m_view.estate, *gateway) : EnvironmentId();
            if (!isProduction(m_view.estate, environment))
                continue;
            const ChangeExplanation said = explanationOf({seen.change, *owner != nullptr ? (*owner)->id.toStdString() : std::string(), environment, seen.after, seen.until}, m_runs);
            note(seen, said, *owner != nullptr ? (*owner)->name : QString());
            if (seen.at >= m_at - period && (!said.isExplained() || m_listed.contains(said.request)))
                appendObserved(changes, seen.change.gateway, seen.change, seen.at, said, *owner != nullptr ? (*owner)->name : QString());
        }
        records.changes = changes.empty() ? Fact<std::vector<ObservedChange>>(FactState::KnownEmpty) : Fact(onceEach(std::move(changes)));
        return {};
    }

    Result<void> addBaselines(isolation::ConsoleRecords &records)
    {
        const auto old = m_store.snapshotAt(m_at - grace);
        if (!old)
            return old.error();
        const auto times = *old ? readTimes(m_store, (*old)->id) : Result<ReadTimes>(ReadTimes());
        if (!times)
            return times.error();
        std::vector<Baseline> baselines;
        for (const GatewayConfig &gateway : m_view.estate.gateways) {
            Baseline baseline;
            baseline.gateway = gateway.id.text().toStdString();
            baseline.isThere = hasApprovedState(gateway.id);
            baseline.inGrace = !times->contains(gateway.id);
            for (const auto &[key, delta] : m_deltas) {
                if (key.gateway == gateway.id)
                    appendObserved(baseline.deltas, gateway.id, delta.change, delta.at, delta.said, delta.api);
            }
            baselines.push_back(std::move(baseline));
        }
        records.baselines = std::move(baselines);
        return {};
    }

private:
    struct Key
    {
        GatewayId gateway;
        std::string workspace;
        EntityKind kind = EntityKind::Route;
        std::string id;
        friend auto operator<=>(const Key &a, const Key &b)
        {
            return std::forward_as_tuple(a.gateway.text(), a.workspace, a.kind, a.id) <=> std::forward_as_tuple(b.gateway.text(), b.workspace, b.kind, b.id);
        }
    };
    //! What an entity is now against its last approved state.
    struct Delta
    {
        Store::Changes change;
        UtcTime at{};
        ChangeExplanation said;
        QString api;
    };

    //! Without a way to promote nothing is promoted here, so an empty log does not tell that nothing was.
    [[nodiscard]] FactState isolationState() const
    {
        return m_view.estate.promotionPaths.isEmpty() && m_log.m_executed.empty() ? FactState::Unsupported : FactState::KnownEmpty;
    }

    [[nodiscard]] PromotionRecord recordOf(const Known &known, const RequestRun &run) const
    {
        const Request &request = known.request;
        const auto signatures = signaturesOf(request, m_at);
        PromotionRecord record;
        QStringList approvers;
        for (const Signed &one : signatures)
            approvers.append(one.person);
        record.id = request.id;
        record.api = namesOf(request).join(u", "_s).toStdString();
        record.requester = request.requester.toStdString();
        record.to = request.to;
        for (const QString &approver : std::as_const(approvers))
            record.approvers.push_back((isSamePerson(approver, request.requester) ? request.requester : approver).toStdString());
        record.authors = authorsOf(m_view.estate, request, approvers);
        record.emergency = request.broken.has_value();
        record.retrospective = record.emergency && isReviewed(request, m_at);
        record.quorum = record.emergency ? ReviewState::needed : known.plan.isOfPolicyNow ? quorumOf(m_view.estate, request) : 1;
        record.approved = record.emergency ? record.retrospective : !approvers.isEmpty();
        const auto full = std::min(signatures.size(), static_cast<std::size_t>(std::max(record.quorum, 1)));
        record.approvedAt = full == 0 ? UtcTime() : signatures[full - 1].at;
        record.executed = true;
        record.executedAt = run.begun;
        record.expiresAt = request.expires;
        record.approvedDigest = record.approved ? request.digest : std::string();
        record.executedDigest = run.digest;
        return record;
    }

    [[nodiscard]] static std::optional<ContractCheckRecord> checkOf(const Known &known, const RequestRun &run)
    {
        const auto said = run.gates.find("contract");
        if (run.gates.empty()) // from before entries told of gates
            return std::nullopt;
        if (said == run.gates.end()) { // nothing was checked
            ContractCheckRecord none;
            none.promotion = known.request.id;
            none.bundleSpec = known.plan.sourceContracts;
            none.contractUntouched = known.plan.isOfPoliciesOnly;
            none.at = run.begun;
            none.bundleAt = known.request.requestedAt;
            return none;
        }
        const auto &waivers = known.request.waivers;
        const bool isWaived = std::any_of(waivers.begin(), waivers.end(), [](const Waiver &waiver) { return waiver.gate == "contract"; });
        ContractCheckRecord check;
        check.promotion = known.request.id;
        check.bundleSpec = check.checkedSpec = known.plan.sourceContracts; // the start compares the files with those of the plan
        check.machineReadable = said->second != toWire(GateVerdict::Unknown);
        const bool isFail = said->second == toWire(GateVerdict::Fail);
        check.passed = !isFail || isWaived;
        check.breaking = isFail ? 1 : 0;
        check.exceptionApproved = isWaived;
        check.contractUntouched = known.plan.isOfPoliciesOnly;
        check.at = run.begun;
        check.bundleAt = known.request.requestedAt;
        return check;
    }

    Result<const EntityOwners::Owner *> ownerOf(const SeenChange &seen)
    {
        if (!m_now)
            m_now.emplace(m_view);
        if (const EntityOwners::Owner *owner = m_now->of(seen.change))
            return owner;
        const GatewayConfig *gateway = m_view.estate.gateway(seen.change.gateway);
        const bool isShared = gateway != nullptr && gateway->environment.isEmpty();
        const bool mayBeExplained = std::any_of(m_runs.begin(), m_runs.end(), [&](const ExecutedPromotion &run) {
            return run.target == seen.change.gateway && run.begun <= seen.until && run.ended >= seen.after;
        });
        if (!isShared && !mayBeExplained)
            return nullptr; // nobody asks whose it was
        for (const SnapshotId snapshot : {seen.to, seen.from}) {
            const auto owners = ownersThen(snapshot);
            if (!owners)
                return owners.error();
            if (const EntityOwners::Owner *owner = (*owners)->of(seen.change))
                return owner;
        }
        return nullptr;
    }

    Result<EntityOwners *> ownersThen(SnapshotId snapshot)
    {
        auto &owners = m_then[snapshot];
        if (!owners) {
            const auto view = loadCatalogAlone(m_store, m_view.estate, snapshot, m_view.decisions, m_cancel);
            if (!view)
                return view.error();
            owners = std::make_unique<EntityOwners>(**view);
        }
        return owners.get();
    }

    //! An approved promotion makes what it left the approved state; anything else moves away from it, or back.
    void note(const SeenChange &seen, const ChangeExplanation &said, const QString &api)
    {
        const Key key{seen.change.gateway, seen.change.workspace, seen.change.kind, seen.change.nativeId};
        const auto approved = m_isApproved.find(said.request);
        const bool isLeft = approved != m_isApproved.end() && approved->second && !said.isUnsure;
        if (isLeft)
            m_deltas.erase(key);
        if (isLeft && said.unexplained.empty())
            return;
        Delta &delta = m_deltas.try_emplace(key, Delta{seen.change, seen.at, {}, {}}).first->second;
        if (isLeft)
            delta.change.before = said.left.isNull() ? std::string() : canonical(said.left);
        delta.change.after = seen.change.after;
        delta.at = seen.at;
        delta.api = api;
        delta.said.request = said.unexplained.empty() ? said.request : std::string();
        delta.said.isUnsure = said.isUnsure;
        if (delta.change.before == delta.change.after)
            m_deltas.erase(key);
    }

    [[nodiscard]] bool hasApprovedState(const GatewayId &gateway) const
    {
        return std::any_of(m_log.m_executed.begin(), m_log.m_executed.end(), [&](const Known &known) {
            const auto approved = m_isApproved.find(known.request.id);
            return known.plan.target == gateway && approved != m_isApproved.end() && approved->second;
        });
    }

    LogRecords &m_log;
    Store &m_store;
    const CatalogView &m_view;
    UtcTime m_at;
    const CancelToken &m_cancel;
    std::vector<ExecutedPromotion> m_runs; //!< as they were known then
    std::optional<EntityOwners> m_now;     //!< made only if something changed
    std::map<SnapshotId, std::unique_ptr<EntityOwners>> m_then;
    std::map<std::string, bool> m_isApproved; //!< promotions executed by then
    std::set<std::string> m_listed;           //!< those on record
    std::map<Key, Delta> m_deltas;
};

Result<void> LogRecords::take(const Ledger &ledger, AuditStore &log, const std::optional<std::string> &policy)
{
    std::vector<Known> executed;
    for (const Request *request : ledger.all()) {
        if (request->runs.isEmpty())
            continue;
        auto planned = m_plans.find(request->id);
        if (planned == m_plans.end()) {
            const auto plan = planIn(log, *request);
            if (!plan)
                return plan.error();
            auto objects = std::make_shared<std::set<std::string>>();
            for (const PlanStep &step : plan->steps)
                objects->insert(step.ref.id);
            Planned made{plan->target, std::move(objects), contractsOf(*plan), isOfPoliciesOnly(*plan), false};
            planned = m_plans.emplace(request->id, std::pair(plan->policy, std::move(made))).first;
        }
        planned->second.second.isOfPolicyNow = policy == planned->second.first;
        executed.push_back({*request, planned->second.second});
    }
    std::reverse(executed.begin(), executed.end());
    m_executed = std::move(executed);
    m_isReadable = true;
    return {};
}

Result<void> LogRecords::fill(Store &store, const CatalogView &view, UtcTime at, const CancelToken &cancel, isolation::ConsoleRecords &records)
{
    if (!m_isReadable)
        records.audit = FactState::Unreadable;
    if (m_assurance) {
        auto audit = m_assurance(at, cancel);
        if (!audit)
            return audit.error();
        records.audit = std::move(*audit);
    }
    if (!m_isReadable) {
        records.promotions = FactState::Unreadable;
        records.contractChecks = FactState::Unreadable;
        records.changes = FactState::Unreadable;
        records.baselines = FactState::Unreadable;
        return {};
    }
    Reader reader(*this, store, view, at, cancel);
    reader.addPromotions(records);
    if (!view.snapshot)
        return {};
    if (const auto added = reader.addChanges(records); !added)
        return added.error();
    return reader.addBaselines(records);
}

TrailRecords::TrailRecords(AuditTrail &trail, const EstateConfig &estate, std::shared_ptr<const Clock> clock)
    : m_desk(trail, estate, clock)
    , m_assurance(trail, clock)
{
    m_records.setAssurance([this](UtcTime at, const CancelToken &cancel) { return m_assurance.at(at, cancel); });
}

LogRecords *TrailRecords::now(const EstateConfig &estate)
{
    AuditTrail &trail = m_desk.trail();
    const auto log = trail.logId();
    const bool isNone = log && log->empty();
    const auto heads = isNone ? trail.remembered() : Result<std::vector<std::string>>(std::vector<std::string>());
    if (isNone && heads && heads->empty())
        return nullptr;
    const auto ledger = log && !isNone ? m_desk.ledger() : Result<const Ledger *>(log ? Error() : log.error());
    const auto state = ledger ? trail.state() : Result<audit::LogState>(ledger.error());
    const auto store = state ? trail.store() : Result<AuditStore *>(state.error());
    const bool isAccepted = store && policyDifferences(*state, estate).isEmpty();
    const auto policy = isAccepted ? std::optional(state->policyDigest()) : std::nullopt;
    if (!store || !m_records.take(**ledger, **store, policy))
        m_records.setUnreadable();
    return &m_records;
}

} // namespace bulkhead
