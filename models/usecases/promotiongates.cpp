// SPDX-License-Identifier: GPL-3.0-or-later
// What of the promotion desk is about gates: the one place where all are judged, and who may set one aside.
#include "usecases/contractgate.h"
#include "usecases/promotiondesk.h"
#include "usecases/promotionwords.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr std::array<std::string_view, 3> preparedGates = {"contract", "isolation", "strictness"};

//! As `prepareGates` judged it; unknown if it did not.
GateResult prepared(std::string_view gate, const GateGround &ground)
{
    const auto found = std::find_if(ground.judged.begin(), ground.judged.end(), [&](const GateResult &result) { return result.id == gate; });
    return found != ground.judged.end() ? *found : GateResult{gate, GateVerdict::Unknown, u"it was not looked at"_s, {}};
}

bool areOtherContracts(const Plan &plan, const GateGround &ground)
{
    return ground.contracts && *ground.contracts != plan.contracts;
}

GateResult contractResult(const Plan &plan, const GateGround &ground)
{
    return areOtherContracts(plan, ground) ? GateResult{"contract", GateVerdict::Fail, u"a contract file was changed since the plan was made"_s, {}} : prepared("contract", ground);
}

//! Alone or with others.
bool isOfTheSame(const Request &request, const Plan &plan)
{
    const QString api = QString::fromStdString(plan.api);
    return (request.api == api || request.others.contains(api)) && request.to == plan.to && request.startedBy != 0;
}

//! The newest execution of the API of a plan into the environment, before that of `self` if it was executed.
const Request *newestRun(const Ledger &ledger, const Plan &plan, const Request *self)
{
    const Request *newest = nullptr;
    for (const Request *request : ledger.all()) {
        const bool isSelf = self != nullptr && request->id == self->id;
        const bool isLater = self != nullptr && self->startedBy != 0 && request->startedBy > self->startedBy;
        if (!isSelf && !isLater && isOfTheSame(*request, plan) && (newest == nullptr || request->startedBy > newest->startedBy))
            newest = request;
    }
    return newest;
}

} // namespace

Result<GateResult> PromotionDesk::driftOf(const Plan &plan, const Request *request, const GateGround &ground)
{
    if (ground.target && (request == nullptr || request->startedBy == 0)) {
        GateResult now = driftGate(plan, *ground.target);
        if (now.verdict == GateVerdict::Fail)
            return now;
    }
    QList<std::pair<QString, GateResult>> each;
    for (const PlanApi &api : plan.apis()) {
        const auto one = lastingDriftOf(plan.only(api), request);
        if (!one)
            return one.error();
        each.append({QString::fromStdString(api.name), *one});
    }
    return together(each);
}

//! Compares with what the newest promotion left of this one API, whatever travelled with it then and now.
Result<GateResult> PromotionDesk::lastingDriftOf(const Plan &plan, const Request *request)
{
    const auto ledger = this->ledger();
    if (!ledger)
        return ledger.error();
    const Request *last = newestRun(**ledger, plan, request);
    if (last == nullptr)
        return GateResult{"drift", GateVerdict::Pass, u"no promotion came before this one; the start compares %1 with what it was when this was asked for"_s.arg(plan.to.text()), {}};
    const auto theirs = planOf(*last);
    if (!theirs)
        return theirs.error();
    if (theirs->target != plan.target)
        return GateResult{"drift", GateVerdict::Pass, u"no promotion to %1 came before this one"_s.arg(plan.target.text()), {}};
    LeftBehind left{last->id, shortId(*last).toStdString(), {}};
    const Plan one = theirs->only({plan.api, plan.apiName});
    if (last->state != State::RolledBack)
        left.images.push_back(one.targetAfter());
    if (last->state != State::Applied)
        left.images.push_back(one.targetClosure);
    return lastingDriftGate(plan, left);
}

Result<QList<GateResult>> PromotionDesk::gates(const Plan &plan, const Request *request, const GateGround &ground)
{
    const auto path = pathOf(m_estate, plan.from, plan.to);
    if (!path)
        return path.error();
    Request none;
    none.from = plan.from;
    none.to = plan.to;
    none.apiName = QString::fromStdString(plan.apiName);
    for (const PlanApi &other : plan.others)
        none.otherNames.append(QString::fromStdString(other.name));
    const auto drift = driftOf(plan, request, ground);
    if (!drift)
        return drift.error();
    const auto quorum = this->quorum(request == nullptr ? none : *request);
    if (!quorum)
        return quorum.error();
    const QStringList names = QStringList{none.apiName} + none.otherNames;
    const bool knowsAuthors = std::all_of(names.begin(), names.end(), [this](const QString &name) {
        const ApiFacts *api = apiFactsOf(m_estate, name);
        return api != nullptr && !api->authors.isEmpty();
    });
    return QList<GateResult>{contractResult(plan, ground), prepared("isolation", ground), prepared("strictness", ground), endpointsGate(plan), *drift, freezeGate(*path, now()),
                             quorumGate(*quorum, knowsAuthors)};
}

Result<QString> PromotionDesk::whyNotApart(const Request &request, const QString &person)
{
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    const ApproverFacts facts = factsOf(*state, request, person);
    return whyNotCounted(ApprovalRule(), facts); // the strictest: what a path allows for approvals does not count here
}

Result<QList<Waiver>> PromotionDesk::countedWaivers(const Request &request)
{
    QList<Waiver> counted;
    for (const Waiver &waiver : request.waivers) {
        const auto why = whyNotApart(request, waiver.person);
        if (!why)
            return why.error();
        if (why->isEmpty())
            counted.append(waiver);
    }
    return counted;
}

Result<void> PromotionDesk::waiversGiven(const Request &request)
{
    auto counted = countedWaivers(request);
    if (!counted)
        return counted.error();
    Request with = request;
    with.waivers = std::move(*counted);
    const QStringList missing = with.missingWaivers();
    if (missing.isEmpty())
        return {};
    return refusedPromotion(u"it was asked for although a gate says no, and nobody has waived it: %1"_s.arg(missing.join(u", "_s)),
                            u"another person than the requester waives it with promotion waive"_s);
}

Result<void> PromotionDesk::mayPass(const Request &request, const Plan &plan, const GateGround &ground)
{
    const auto path = pathOf(m_estate, plan.from, plan.to);
    if (!path)
        return path.error();
    const auto gates = this->gates(plan, &request, ground);
    if (!gates)
        return gates.error();
    const auto waivers = countedWaivers(request);
    if (!waivers)
        return waivers.error();
    for (const GateResult &gate : *gates) {
        if (lets(gate, path->warnsOnUnknown) || coveringWaiver(gate, *waivers) != nullptr)
            continue;
        const bool isOutgrown = std::any_of(waivers->begin(), waivers->end(), [&](const Waiver &waiver) { return waiver.gate == gate.id; });
        const QString what = isOutgrown ? u"the gate %1 says no to more than what was waived: %2"_s : u"the gate %1 says no: %2"_s;
        QStringList hints = gate.evidence;
        if (mayBeWaived(gate.id))
            hints.prepend(u"another person than the requester may set it aside with promotion waive"_s);
        return refusedPromotion(what.arg(gateName(gate), gate.reason), hints.join(u"; "_s));
    }
    return {};
}

Result<void> PromotionDesk::samePolicy(const Plan &plan)
{
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    return plan.policy == state->policyDigest() ? Result<void>() : refusedPromotion(u"the policy was changed since it was asked for"_s, u"ask for it anew"_s);
}

//! The gates that rest on the log, the estate file and the clock are looked at here already: they refuse before a gateway is asked.
Result<void> PromotionDesk::mayStart(const Request &request, const Plan &plan, const Acting &who)
{
    if (!who.isPerson())
        return refusedPromotion(u"this takes a person who signs it"_s, u"say who acts with --as NAME --key REF"_s);
    if (!next(request.state, Verb::Start))
        return refusedPromotion(u"the request is %1"_s.arg(stateWord(request)), request.state == State::AwaitingApproval ? u"it has to be approved first"_s : u"ask for it anew"_s);
    if (request.expires <= now())
        return refusedPromotion(u"its time is over"_s, u"ask for it anew"_s);
    if (const auto accepted = acceptedPolicy(); !accepted)
        return accepted;
    const auto quorum = this->quorum(request);
    if (!quorum)
        return quorum.error();
    if (!quorum->isFull())
        return refusedPromotion(u"the quorum is not full: %1"_s.arg(quorumGate(*quorum).reason), quorumGate(*quorum).evidence.join(u"; "_s));
    if (const auto clear = nothingOverdue(request.to); !clear)
        return clear;
    if (const auto given = waiversGiven(request); !given)
        return given;
    GateGround passing; // what only prepareGates can tell is asked later
    for (const std::string_view gate : preparedGates)
        passing.judged.append(GateResult{gate, GateVerdict::Pass, {}, {}});
    return mayPass(request, plan, passing);
}

Result<Request> PromotionDesk::waive(const QString &id, const QString &gate, const QString &reason, const GateGround &ground, const Acting &who)
{
    const auto request = find(id);
    if (!request)
        return request.error();
    if (reason.trimmed().isEmpty())
        return Error{.kind = Error::Kind::Usage, .place = u"--reason"_s, .what = u"a reason is missing"_s, .hint = u"say why"_s, .retryAfter = {}};
    if (!mayBeWaived(gate.toStdString()))
        return refusedPromotion(u"the gate %1 cannot be waived"_s.arg(gate), u"only contract, isolation, strictness, drift and freeze can"_s);
    if (const auto accepted = acceptedPolicy(); !accepted)
        return accepted.error();
    const bool isOpen = request->state == State::AwaitingApproval || request->state == State::Approved;
    if (!isOpen || request->expires <= now())
        return refusedPromotion(isOpen ? u"its time is over"_s : u"the request is %1"_s.arg(stateWord(*request)), u"ask for it anew"_s);
    const auto why = whyNotApart(*request, who.person);
    if (!why)
        return why.error();
    if (!why->isEmpty())
        return refusedPromotion(u"the waiver would not count: %1 %2"_s.arg(who.person, *why), u"somebody else has to waive it"_s);
    const auto plan = planOf(*request);
    if (!plan)
        return plan.error();
    if (const auto same = samePolicy(*plan); !same)
        return same.error();
    if (areOtherContracts(*plan, ground) || (ground.target && *ground.target != plan->targetClosure))
        return refusedPromotion(u"it is not what was asked for any more: a contract file or %1 was changed"_s.arg(plan->to.text()), u"ask for it anew"_s);
    const auto gates = this->gates(*plan, &*request, ground);
    const auto path = pathOf(m_estate, plan->from, plan->to);
    if (!gates || !path)
        return gates ? path.error() : gates.error();
    const auto found = std::find_if(gates->begin(), gates->end(), [&](const GateResult &one) { return gateName(one) == gate; });
    if (found == gates->end() || lets(*found, path->warnsOnUnknown))
        return refusedPromotion(u"the gate %1 does not say no, so there is nothing to waive"_s.arg(gate), u"see promotion show"_s);
    AuditDraft draft = draftOn(*request, "promotion.waive");
    draft.after = request->digest;
    draft.detail["gate"] = gate;
    draft.detail["text"] = reason.trimmed();
    JsonValue::Array evidence;
    for (const QString &line : refusalsOf(*found))
        evidence.emplace_back(line);
    draft.detail["evidence"] = std::move(evidence);
    return recorded(draft, who);
}

} // namespace bulkhead
