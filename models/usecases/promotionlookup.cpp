// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionlookup.h"

#include "usecases/planfacts.h"
#include "usecases/planpromotion.h"

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {

bool hasApproved(const Request &request, const QString &person)
{
    return std::any_of(request.approvals.begin(), request.approvals.end(), [&](const Approval &approval) { return approval.person == person; });
}

//! Everybody who could approve there by their role, and who asked.
Result<QList<ApproverRow>> approversOf(PromotionDesk &desk, const Request &request, const ApprovalRule &rule)
{
    const auto state = desk.trail().state();
    if (!state)
        return state.error();
    QList<ApproverRow> rows;
    for (const auto &row : state->people()) {
        const QString person = QString::fromStdString(row.name);
        const auto facts = desk.facts(request, person);
        if (!facts)
            return facts.error();
        if (!facts->mayApprove && !facts->isRequester && !hasApproved(request, person))
            continue;
        ApproverRow one;
        one.person = person;
        one.facts = *facts;
        one.whyNot = whyNotCounted(rule, *facts);
        for (const Approval &approval : request.approvals) {
            if (approval.person == person) {
                one.seq = approval.seq;
                one.approvedAt = approval.at;
            }
        }
        rows.append(one);
    }
    return rows;
}

//! Nobody has looked yet: that is not the same as not to be told.
void leaveOpen(QList<GateResult> &gates)
{
    for (GateResult &gate : gates) {
        const bool needsGround = gate.id == "contract" || gate.id == "isolation" || gate.id == "strictness";
        if (needsGround && gate.verdict == GateVerdict::Unknown) {
            gate.verdict = GateVerdict::Pending;
            gate.reason = QStringLiteral("not looked at yet");
        }
    }
}

//! Where the plan cannot be read any more, the rest is still shown.
Result<RequestSummary> summaryOf(PromotionDesk &desk, const Request &request, const KnownGrounds &grounds)
{
    RequestSummary summary;
    summary.request = asOf(request, desk.now());
    const auto plan = desk.planOf(request);
    if (!plan) {
        summary.problem = plan.error().toText();
        return summary;
    }
    summary.steps = countSteps(*plan);
    const auto review = desk.reviewOf(request);
    if (!review)
        return review.error();
    summary.review = *review;
    const auto path = pathOf(desk.estate(), request.from, request.to);
    if (!path || !isInFlight(summary.request.state))
        return summary;
    summary.needed = path->approvals.quorum;
    summary.warnsOnUnknown = path->warnsOnUnknown;
    const auto quorum = desk.quorum(request);
    const auto ground = grounds.find(request.id);
    const auto gates = desk.gates(*plan, &request, ground == grounds.end() ? GateGround() : ground->second);
    const auto waivers = desk.countedWaivers(request);
    const auto approvers = approversOf(desk, request, path->approvals);
    if (!quorum || !gates || !approvers || !waivers)
        return !quorum ? quorum.error() : !gates ? gates.error() : !approvers ? approvers.error() : waivers.error();
    summary.quorum = *quorum;
    summary.gates = *gates;
    summary.waivers = *waivers;
    if (ground == grounds.end())
        leaveOpen(summary.gates);
    for (const ApproverRow &row : *approvers) {
        if (row.whyNot.isEmpty() && row.seq == 0)
            summary.couldApprove.append(row.person);
    }
    return summary;
}

QStringList changedObjects(const std::vector<SeenObject> &before, const std::vector<SeenObject> &now)
{
    QStringList names;
    const auto tell = [&names](const std::vector<SeenObject> &list, const std::vector<SeenObject> &other) {
        for (const SeenObject &seen : list) {
            const QString name = QString::fromStdString(seen.ref.collection + ' ' + seen.ref.id);
            if (std::find(other.begin(), other.end(), seen) == other.end() && !names.contains(name))
                names.append(name);
        }
    };
    tell(before, now);
    tell(now, before);
    return names;
}

} // namespace

StepCounts countSteps(const Plan &plan)
{
    StepCounts counts;
    for (const PlanStep &step : plan.steps)
        ++(step.action == StepAction::Create ? counts.created : step.action == StepAction::Change ? counts.changed : counts.deleted);
    return counts;
}

Result<PromotionsView> lookAtPromotions(PromotionDesk &desk, KnownSteps &known, const KnownGrounds &grounds)
{
    const auto ledger = desk.ledger();
    if (!ledger)
        return ledger.error();
    PromotionsView view;
    for (const Request *request : (*ledger)->all()) {
        const auto seen = isInFlight(request->state) || request->isBroken ? known.end() : known.find(request->id);
        if (seen != known.end()) {
            RequestSummary summary;
            summary.request = *request;
            summary.steps = seen->second;
            view.requests.append(std::move(summary));
            continue;
        }
        auto summary = summaryOf(desk, *request, grounds);
        if (!summary)
            return summary.error();
        if (summary->problem.isEmpty())
            known[request->id] = summary->steps;
        view.requests.append(std::move(*summary));
    }
    return view;
}

Result<RequestDetails> lookAtRequest(PromotionDesk &desk, const QString &id, const CatalogView *catalog, const KnownGrounds &grounds)
{
    const auto request = desk.find(id);
    if (!request)
        return request.error();
    auto plan = desk.planOf(*request);
    if (!plan)
        return plan.error();
    auto summary = summaryOf(desk, *request, grounds);
    const auto ledger = desk.ledger();
    if (!summary || !ledger)
        return summary ? ledger.error() : summary.error();
    RequestDetails details;
    details.summary = std::move(*summary);
    details.plan = std::move(*plan);
    details.words = wordsOf(details.plan, catalog == nullptr ? PlanFacts() : factsOf(catalog->catalog, details.plan));
    if (const auto path = pathOf(desk.estate(), request->from, request->to)) {
        details.rule = path->approvals;
        auto approvers = approversOf(desk, *request, path->approvals);
        if (!approvers)
            return approvers.error();
        details.approvers = std::move(*approvers);
    }
    const QString name = request->apiName.section(u'@', 0, 0);
    for (const ApiFacts &api : desk.estate().apis)
        details.knowsAuthors = details.knowsAuthors || ((api.name == request->apiName || api.name == name) && !api.authors.isEmpty());
    for (const Request *other : (*ledger)->all()) {
        if (other->id != request->id && other->api == request->api && other->to == request->to)
            details.history.append(*other);
    }
    return details;
}

QCoro::Task<Result<Freshness>> compareWithNow(EditorOpener &editors, EstateConfig estate, Plan plan, std::string policyNow, UtcTime now)
{
    const auto sides = co_await readSides(editors, estate, plan);
    if (!sides)
        co_return sides.error();
    Freshness fresh;
    fresh.source = changedObjects(plan.sourceClosure, sides->source);
    fresh.target = changedObjects(plan.targetClosure, sides->target);
    fresh.isPolicySame = plan.policy == policyNow;
    fresh.at = now;
    co_return fresh;
}

} // namespace bulkhead
