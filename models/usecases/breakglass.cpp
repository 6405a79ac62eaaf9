// SPDX-License-Identifier: GPL-3.0-or-later
// What of the promotion desk is about promotions that go round their approvals, and the look back at them.
#include "usecases/promotiondesk.h"
#include "usecases/promotionwords.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

bool isGivenSince(const audit::LogState &state, const QString &giver, const std::string &person, const std::string &role, std::uint64_t seq)
{
    const auto isByThem = [&](const std::string &granter, std::uint64_t since) { return since > seq && isSamePerson(QString::fromStdString(granter), giver); };
    const audit::KeyRow *key = state.currentKey(person);
    return (key != nullptr && isByThem(key->granter, key->since))
        || std::any_of(state.roles().begin(), state.roles().end(),
                       [&](const audit::RoleRow &row) { return row.person == person && row.role == role && isByThem(row.granter, row.since); });
}

} // namespace

Result<void> PromotionDesk::mayThinkOfBreaking(const Request &request, const Plan &plan, const QString &reason, const Acting &who)
{
    if (reason.trimmed().isEmpty())
        return Error{.kind = Error::Kind::Usage, .place = u"--reason"_s, .what = u"a reason is missing"_s, .hint = u"say why it cannot wait"_s, .retryAfter = {}};
    if (!who.isPerson())
        return refusedPromotion(u"this takes a person who signs it"_s, u"say who acts with --as NAME --key REF"_s);
    if (!m_estate.breakGlass.allowed)
        return refusedPromotion(u"the estate file does not allow to break through"_s, u"promotion.break_glass.allowed would, once it is accepted"_s);
    if (!next(request.state, Verb::BreakGlass))
        return refusedPromotion(u"the request is %1"_s.arg(stateWord(request)), u"ask for it anew"_s);
    if (request.expires <= now())
        return refusedPromotion(u"its time is over"_s, u"ask for it anew"_s);
    if (const auto accepted = acceptedPolicy(); !accepted)
        return accepted.error();
    return samePolicy(plan);
}

Result<QList<GateResult>> PromotionDesk::mayBreak(const Request &request, const Plan &plan, const QString &reason, const GateGround &ground, const Acting &who)
{
    if (const auto may = mayThinkOfBreaking(request, plan, reason, who); !may)
        return may.error();
    if (mayStart(request, plan, who) && mayPass(request, plan, ground))
        return refusedPromotion(u"nothing stands in its way"_s, u"execute it with promotion apply"_s);
    auto gates = this->gates(plan, &request, ground);
    if (!gates)
        return gates.error();
    // People and their doubts can be overruled; a value or a secret of the source would still break production.
    if (const GateResult endpoints = endpointsGate(plan); endpoints.verdict == GateVerdict::Fail)
        return refusedPromotion(u"the gate endpoints says no: %1"_s.arg(endpoints.reason), endpoints.evidence.join(u"; "_s));
    return gates;
}

Result<std::optional<ReviewState>> PromotionDesk::reviewOf(const Request &request)
{
    if (!request.broken)
        return std::optional<ReviewState>();
    ReviewState state;
    state.due = request.broken->due;
    for (const Review &review : request.broken->reviews) {
        const auto why = whyNotReviewer(request, review.person);
        if (!why)
            return why.error();
        if (why->isEmpty())
            state.by.append(review.person);
        else
            state.notCounted.append({review.person, *why});
    }
    state.isOverdue = !state.isDone() && now() >= state.due;
    return std::optional(state);
}

//! Who got key or role from one of the two only after it was asked for could be a name without another pair of eyes.
Result<QString> PromotionDesk::whyNotReviewer(const Request &request, const QString &person)
{
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    const audit::PersonRow *row = state->person(person.toStdString());
    const bool isThere = row != nullptr && row->until == 0;
    const std::string role = isThere ? state->roleFor(row->name, "promotion.review", request.to.text().toStdString()) : std::string();
    if (role.empty())
        return u"does not hold the role approver or admin there"_s;
    if (isSamePerson(request.broken->person, person))
        return u"broke through it"_s;
    if (isSamePerson(request.requester, person))
        return u"asked for this promotion"_s;
    for (const QString &giver : {request.broken->person, request.requester}) {
        if (isGivenSince(*state, giver, row->name, role, request.seq))
            return u"has key or role from %1 only since it was asked for"_s.arg(giver);
    }
    return QString();
}

Result<QList<Request>> PromotionDesk::overdue(const EnvironmentId &to)
{
    const auto ledger = this->ledger();
    if (!ledger)
        return ledger.error();
    QList<Request> late;
    for (const Request *request : (*ledger)->all()) {
        if (!request->broken || request->to != to)
            continue;
        const auto review = reviewOf(*request);
        if (!review)
            return review.error();
        if ((*review)->isOverdue)
            late.append(*request);
    }
    return late;
}

Result<void> PromotionDesk::nothingOverdue(const EnvironmentId &to)
{
    const auto late = overdue(to);
    if (!late)
        return late.error();
    if (late->isEmpty())
        return {};
    const Request &first = late->last(); // the oldest
    const auto review = reviewOf(first);
    if (!review)
        return review.error();
    const QString by = (*review)->by.isEmpty() ? u"nobody"_s : u"only "_s + (*review)->by.join(u", "_s);
    return refusedPromotion(u"promotion %1 was broken through by %2 on %3 and reviewed by %4 until %5"_s.arg(shortId(first), first.broken->person, shownTime(first.broken->at), by,
                                                                                                           shownTime(first.broken->due)),
                            u"%1 people review it with promotion review %2"_s.arg(ReviewState::needed - (*review)->by.size()).arg(shortId(first)));
}

Result<Request> PromotionDesk::review(const QString &id, const QString &text, const Acting &who)
{
    const auto request = find(id);
    if (!request)
        return request.error();
    if (text.trimmed().isEmpty())
        return Error{.kind = Error::Kind::Usage, .place = u"--reason"_s, .what = u"a text is missing"_s, .hint = u"say what you found"_s, .retryAfter = {}};
    if (!request->broken)
        return refusedPromotion(u"it was not broken through, so there is nothing to review"_s, {});
    const auto why = whyNotReviewer(*request, who.person);
    if (!why)
        return why.error();
    if (!why->isEmpty())
        return refusedPromotion(u"the review would not count: %1 %2"_s.arg(who.person, *why), u"somebody else has to review it"_s);
    for (const Review &review : request->broken->reviews) {
        if (isSamePerson(review.person, who.person))
            return refusedPromotion(u"%1 has reviewed it already"_s.arg(who.person), u"somebody else has to review it"_s);
    }
    AuditDraft draft = draftOn(*request, "promotion.review");
    draft.after = request->digest;
    draft.detail["text"] = text.trimmed();
    return recorded(draft, who);
}

} // namespace bulkhead
