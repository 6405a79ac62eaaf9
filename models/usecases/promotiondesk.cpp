// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotiondesk.h"

#include "usecases/contractgate.h"
#include "usecases/decisionentries.h"
#include "usecases/people.h"
#include "usecases/promotionentries.h"
#include "usecases/promotionwords.h"
#include "usecases/randomid.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

Error refused(const QString &what, const QString &hint)
{
    return refusedPromotion(what, hint);
}

JsonValue::Array arrayOf(const QStringList &texts)
{
    JsonValue::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

//! Whether it may be asked for: what says no may be waived by others, and was named as in need of that. All that says no is said at once.
Result<void> letInNeed(const QList<GateResult> &gates, const PromotionPath &path, const QStringList &needsWaiver)
{
    QStringList left = needsWaiver, refusals, hints, evidence;
    for (const GateResult &gate : gates) {
        if (lets(gate, path.warnsOnUnknown))
            continue;
        const QString name = gateName(gate);
        const bool isNamed = left.removeOne(name), isWaivable = mayBeWaived(gate.id);
        if (isNamed && isWaivable)
            continue;
        refusals.append((isWaivable ? u"the gate %1 says no: %2"_s : u"the gate %1 says no and cannot be waived: %2"_s).arg(name, gate.reason));
        if (isWaivable)
            hints.append(u"--needs-waiver "_s + name);
        evidence += gate.evidence;
    }
    if (!refusals.isEmpty()) {
        const QString how = hints.isEmpty() || hints.size() < refusals.size() ? QString() : u"if another person shall waive it, ask with %1; "_s.arg(hints.join(u' '));
        return refused(refusals.join(u"; "_s), how + evidence.join(u"; "_s));
    }
    if (left.isEmpty())
        return {};
    return Error{.kind = Error::Kind::Usage, .place = u"--needs-waiver"_s, .what = u"there is nothing to waive: %1"_s.arg(left.join(u", "_s)),
                 .hint = u"name only gates that say no"_s, .retryAfter = {}};
}

bool holds(const QStringList &people, const QString &person)
{
    return std::any_of(people.begin(), people.end(), [&](const QString &one) { return isSamePerson(one, person); });
}

} // namespace

PromotionDesk::PromotionDesk(AuditTrail &trail, EstateConfig estate, std::shared_ptr<const Clock> clock)
    : m_trail(trail)
    , m_estate(std::move(estate))
    , m_clock(std::move(clock))
{
}

Result<const Ledger *> PromotionDesk::ledger()
{
    const auto read = visitDecisions(m_trail, m_seen + 1, [this](const audit::EntryView &entry) {
        m_seen = entry.seq;
        if (entry.action.starts_with("promotion."))
            (void)m_ledger.take(requestEventOf(entry));
        return true;
    });
    return read ? Result<const Ledger *>(&m_ledger) : Result<const Ledger *>(read.error());
}

Result<Request> PromotionDesk::find(const QString &id)
{
    const auto ledger = this->ledger();
    if (!ledger)
        return ledger.error();
    const Request *found = nullptr;
    int count = 0;
    for (const Request *request : (*ledger)->all()) {
        if (id.size() < 4 || !request->id.starts_with(id.toStdString()))
            continue;
        found = request;
        ++count;
    }
    if (count == 1)
        return *found;
    return Error{.kind = Error::Kind::NotFound, .place = u"promotion"_s,
                 .what = count == 0 ? u"there is no request \"%1\""_s.arg(id) : u"%1 requests begin with \"%2\""_s.arg(count).arg(id),
                 .hint = u"see bulkheadctl promotion list"_s, .retryAfter = {}};
}

Result<Plan> PromotionDesk::planOf(const Request &request)
{
    const auto store = m_trail.store();
    return store ? planIn(**store, request) : Result<Plan>(store.error());
}

Result<void> PromotionDesk::acceptedPolicy()
{
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    if (state->people().empty())
        return refused(u"there are no people yet, so nobody could approve"_s, u"add people with person add"_s);
    QStringList changed;
    for (const PolicyDifference &difference : policyDifferences(*state, m_estate))
        changed.append(difference.section);
    if (changed.isEmpty())
        return {};
    return refused(u"the estate file says something else than what was accepted: %1"_s.arg(changed.join(u", "_s)), u"an admin accepts it with estate accept"_s);
}

AuditDraft PromotionDesk::draftOn(const Request &request, const char *action)
{
    AuditDraft draft;
    draft.action = action;
    draft.objectKind = "promotion";
    draft.objectId = request.id;
    draft.environment = request.to.text().toStdString();
    draft.detail["digest"] = request.digest;
    return draft;
}

Result<Request> PromotionDesk::recorded(const AuditDraft &draft, const Acting &who)
{
    const auto seq = m_trail.record(draft, who);
    if (!seq)
        return seq.error();
    return find(QString::fromStdString(draft.objectId));
}

Result<Request> PromotionDesk::request(Plan plan, const QString &reason, const Acting &who, const GateGround &ground, const QStringList &needsWaiver)
{
    const auto path = pathOf(m_estate, plan.from, plan.to);
    if (!path)
        return path.error();
    if (const auto accepted = acceptedPolicy(); !accepted)
        return accepted.error();
    const bool hasTicket = path->approvals.ticket.isEmpty() || QRegularExpression(path->approvals.ticket).match(reason).hasMatch();
    if (reason.trimmed().isEmpty() || !hasTicket) {
        return Error{.kind = Error::Kind::Usage, .place = u"--reason"_s, .what = reason.trimmed().isEmpty() ? u"a reason is missing"_s : u"the reason names no ticket"_s,
                     .hint = hasTicket ? u"say what it is for"_s : u"it has to hold %1"_s.arg(path->approvals.ticket), .retryAfter = {}};
    }
    if (plan.steps.empty())
        return refused(u"there is nothing to promote: %1 has it already"_s.arg(plan.to.text()), u"see bulkheadctl catalog diff"_s);
    const auto gates = this->gates(plan, nullptr, ground);
    if (!gates)
        return gates.error();
    if (const auto let = letInNeed(*gates, *path, needsWaiver); !let)
        return let.error();
    const auto ledger = this->ledger();
    if (!ledger)
        return ledger.error();
    for (const PlanApi &api : plan.apis()) {
        const Request *other = (*ledger)->inFlight(QString::fromStdString(api.id), plan.to);
        if (other == nullptr)
            continue;
        if (other->expires > now()) {
            return refused(u"a promotion of %1 is on its way: %2"_s.arg(QString::fromStdString(api.name), QString::fromStdString(other->id.substr(0, 8))),
                           u"finish or reject that one first"_s);
        }
        const Request old = *other;
        if (const auto closed = close(old, Verb::Expire, u"its time was over"_s, who); !closed)
            return closed.error();
        if (const auto again = this->ledger(); !again)
            return again.error();
    }
    const auto log = m_trail.logId();
    const auto state = m_trail.state();
    if (!log || !state)
        return log ? state.error() : log.error();
    plan.log = *log;
    plan.request = randomId();
    plan.nonce = randomId();
    plan.expires = now() + path->approvals.expiresAfter;
    plan.policy = state->policyDigest();
    Request made;
    made.id = plan.request;
    made.digest = plan.digest();
    made.to = plan.to;
    AuditDraft draft = draftOn(made, "promotion.request");
    draft.after = made.digest;
    draft.detail["api"] = plan.api;
    draft.detail["api_name"] = plan.apiName;
    JsonValue::Array others;
    for (const PlanApi &other : plan.others)
        others.push_back(JsonValue::Object{{"id", other.id}, {"name", other.name}});
    if (!others.empty())
        draft.detail["others"] = std::move(others);
    draft.detail["from"] = plan.from.text();
    draft.detail["to"] = plan.to.text();
    draft.detail["reason"] = reason.trimmed();
    if (!needsWaiver.isEmpty())
        draft.detail["needs_waiver"] = arrayOf(needsWaiver);
    draft.detail["expires"] = static_cast<std::int64_t>(plan.expires.time_since_epoch().count());
    draft.detail["plan"] = plan.toText();
    return recorded(draft, who);
}

ApproverFacts PromotionDesk::factsOf(const audit::LogState &state, const Request &request, const QString &person) const
{
    ApproverFacts facts;
    const audit::PersonRow *row = state.person(person.toStdString());
    if (row == nullptr || row->until != 0)
        return facts;
    const std::string role = state.roleFor(row->name, "promotion.approve", request.to.text().toStdString());
    facts.mayApprove = !role.empty();
    facts.isRequester = isSamePerson(person, request.requester);
    facts.isGrantedByRequester = !facts.isRequester && state.isGrantedBy(request.requester.toStdString(), row->name, role);
    for (const ApiFacts &api : m_estate.apis) {
        const QStringList names = QStringList{request.apiName} + request.otherNames;
        const bool isMeant = std::any_of(names.begin(), names.end(), [&](const QString &name) { return api.name == name || api.name == name.section(u'@', 0, 0); });
        facts.isSourceAuthor = facts.isSourceAuthor || (isMeant && holds(api.authors, person));
    }
    for (auto group = m_estate.groups.begin(); group != m_estate.groups.end(); ++group) {
        if (holds(group.value(), person))
            facts.groups.append(group.key());
    }
    return facts;
}

Result<ApproverFacts> PromotionDesk::facts(const Request &request, const QString &person)
{
    const auto state = m_trail.state();
    return state ? Result<ApproverFacts>(factsOf(*state, request, person)) : state.error();
}

Result<Quorum> PromotionDesk::quorum(const Request &request)
{
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    for (const PromotionPath &path : m_estate.promotionPaths) {
        if (path.to == request.to && (request.from.isEmpty() || path.from == request.from))
            return quorumOf(path.approvals, request.approvals, [&](const QString &person) { return factsOf(*state, request, person); });
    }
    return Error{.kind = Error::Kind::NotFound, .place = m_estate.path, .what = u"no promotion leads to %1"_s.arg(request.to.text()), .hint = {}, .retryAfter = {}};
}

Result<bool> PromotionDesk::wouldCount(const Request &request, const QString &person)
{
    if (const auto accepted = acceptedPolicy(); !accepted)
        return accepted.error();
    const bool isOpen = request.state == State::AwaitingApproval || request.state == State::Approved;
    if (!isOpen || request.expires <= now())
        return refused(isOpen ? u"the time to approve it is over"_s : u"the request is %1"_s.arg(QString::fromStdString(std::string(toWire(request.state)))), u"ask for it anew"_s);
    const auto plan = planOf(request);
    if (!plan)
        return plan.error();
    const auto path = pathOf(m_estate, request.from, request.to);
    const auto state = m_trail.state();
    if (!path || !state)
        return path ? state.error() : path.error();
    if (const auto same = samePolicy(*plan); !same)
        return same.error();
    if (const auto given = waiversGiven(request); !given)
        return given.error();
    if (const auto clear = nothingOverdue(request.to); !clear)
        return clear.error();
    const ApproverFacts facts = factsOf(*state, request, person);
    if (const QString why = whyNotCounted(path->approvals, facts); !why.isEmpty())
        return refused(u"the approval would not count: %1 %2"_s.arg(person, why), u"somebody else has to approve"_s);
    if (std::any_of(request.approvals.begin(), request.approvals.end(), [&](const Approval &approval) { return isSamePerson(approval.person, person); }))
        return refused(u"%1 has approved it already"_s.arg(person), u"somebody else has to approve"_s);
    Request with = request;
    with.approvals.append({person, 0, now(), {}});
    const auto full = quorum(with);
    if (!full)
        return full.error();
    return full->isFull();
}

Result<Request> PromotionDesk::approve(const QString &id, const QString &digest, const QString &text, const Acting &who)
{
    const auto request = find(id);
    if (!request)
        return request.error();
    if (!digest.isEmpty() && digest.toStdString() != request->digest)
        return refused(u"the request is for another plan than the one you looked at"_s, u"look at it again with promotion show"_s);
    const auto fills = wouldCount(*request, who.person);
    if (!fills)
        return fills.error();
    AuditDraft draft = draftOn(*request, "promotion.approve");
    draft.after = request->digest;
    draft.detail["full"] = *fills;
    draft.detail["text"] = text;
    return recorded(draft, who);
}

Result<Request> PromotionDesk::remark(const QString &id, Remark::Kind kind, const QString &text, int step, const Acting &who)
{
    const auto request = find(id);
    if (!request)
        return request.error();
    if (text.trimmed().isEmpty())
        return Error{.kind = Error::Kind::Usage, .place = u"--reason"_s, .what = u"a text is missing"_s, .hint = u"say why"_s, .retryAfter = {}};
    if (kind == Remark::Kind::Reject && !next(request->state, Verb::Reject))
        return refused(u"the request is %1"_s.arg(QString::fromStdString(std::string(toWire(request->state)))), {});
    const char *action = kind == Remark::Kind::Reject ? "promotion.reject" : kind == Remark::Kind::RequestChanges ? "promotion.changes" : "promotion.comment";
    AuditDraft draft = draftOn(*request, action);
    draft.detail["text"] = text.trimmed();
    draft.detail["step"] = step;
    return recorded(draft, who);
}

Result<void> PromotionDesk::close(const Request &request, Verb verb, const QString &note, const Acting &who)
{
    AuditDraft draft = draftOn(request, verb == Verb::Expire ? "promotion.expire" : "promotion.void");
    draft.detail["note"] = note;
    const auto seq = m_trail.record(draft, who);
    return seq ? Result<void>() : seq.error();
}

} // namespace bulkhead
