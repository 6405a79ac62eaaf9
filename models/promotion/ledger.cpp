// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/ledger.h"

#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead::promotion {

using namespace Qt::StringLiterals;

namespace {

QString textAt(const JsonValue::Object &detail, std::string_view key)
{
    const auto found = detail.find(key);
    const std::string *text = found == detail.end() ? nullptr : found->second.string();
    return text == nullptr ? QString() : QString::fromStdString(*text);
}

std::int64_t integerAt(const JsonValue::Object &detail, std::string_view key, std::int64_t fallback)
{
    const auto found = detail.find(key);
    const std::int64_t *number = found == detail.end() ? nullptr : found->second.integer();
    return number == nullptr ? fallback : *number;
}

QStringList textsAt(const JsonValue::Object &detail, std::string_view key)
{
    QStringList texts;
    const auto found = detail.find(key);
    const JsonValue::Array *array = found == detail.end() ? nullptr : found->second.array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        if (const std::string *text = (*array)[i].string())
            texts.append(QString::fromStdString(*text));
    }
    return texts;
}

bool isSame(const QString &person, const QString &other)
{
    return person.compare(other, Qt::CaseInsensitive) == 0;
}

//! A roll-back undoes what the execution before it did, and a resumed one finishes it.
std::optional<QList<UnitChange>> unitsOf(const Request &request, const RequestEvent &event, bool isRollBack)
{
    if (const auto told = event.detail.find("units"); told != event.detail.end())
        return unitChangesIn(told->second);
    if (request.runs.isEmpty() || !request.runs.constLast().units)
        return std::nullopt;
    const RequestRun &before = request.runs.constLast();
    return isRollBack == before.isRollBack ? before.units : inverseOf(*before.units);
}

bool isOpen(const Request &request)
{
    return request.state == State::AwaitingApproval || request.state == State::Approved;
}

//! The ids or names of the APIs that travel with the first.
QStringList othersIn(const JsonValue::Object &detail, std::string_view key)
{
    QStringList texts;
    const auto found = detail.find("others");
    const JsonValue::Array *others = found == detail.end() ? nullptr : found->second.array();
    for (std::size_t i = 0; others != nullptr && i < others->size(); ++i) {
        if (const JsonValue *value = (*others)[i].find(key); value != nullptr && value->string() != nullptr)
            texts.append(QString::fromStdString(*value->string()));
    }
    return texts;
}

std::map<std::string, std::string> gatesIn(const JsonValue::Object &detail)
{
    std::map<std::string, std::string> said;
    const auto found = detail.find("gates");
    const JsonValue::Array *gates = found == detail.end() ? nullptr : found->second.array();
    for (std::size_t i = 0; gates != nullptr && i < gates->size(); ++i) {
        const JsonValue *id = (*gates)[i].find("id"), *verdict = (*gates)[i].find("verdict");
        if (id != nullptr && verdict != nullptr && id->string() != nullptr && verdict->string() != nullptr)
            said.emplace(*id->string(), *verdict->string());
    }
    return said;
}

std::optional<Remark::Kind> remarkKind(std::string_view action)
{
    if (action == "promotion.comment")
        return Remark::Kind::Comment;
    if (action == "promotion.changes")
        return Remark::Kind::RequestChanges;
    if (action == "promotion.reject")
        return Remark::Kind::Reject;
    return std::nullopt;
}

} // namespace

QStringList Request::missingWaivers() const
{
    QStringList missing;
    for (const QString &gate : needsWaivers) {
        const std::string name = gate.toStdString();
        if (std::none_of(waivers.begin(), waivers.end(), [&](const Waiver &waiver) { return waiver.gate == name; }))
            missing.append(gate);
    }
    return missing;
}

Request asOf(Request request, UtcTime now)
{
    const bool isOpen = request.state == State::AwaitingApproval || request.state == State::Approved;
    if (isOpen && request.expires <= now) {
        request.state = State::Expired;
        request.movedAt = request.expires;
    }
    return request;
}

const Request *Ledger::find(const std::string &id) const
{
    const auto found = m_requests.find(id);
    return found == m_requests.end() ? nullptr : &found->second;
}

std::vector<const Request *> Ledger::all() const
{
    std::vector<const Request *> requests;
    for (auto id = m_order.rbegin(); id != m_order.rend(); ++id)
        requests.push_back(&m_requests.at(*id));
    return requests;
}

const Request *Ledger::inFlight(const QString &api, const EnvironmentId &to) const
{
    for (const auto &[id, request] : m_requests) {
        if ((request.api == api || request.others.contains(api)) && request.to == to && isInFlight(request.state))
            return &request;
    }
    return nullptr;
}

const Request *Ledger::lastPromoted(const QString &api, const EnvironmentId &to) const
{
    const Request *last = nullptr;
    for (const auto &[id, request] : m_requests) {
        const bool isMeant = (request.api == api || request.others.contains(api)) && request.to == to && request.state == State::Applied;
        if (isMeant && (last == nullptr || request.appliedAt > last->appliedAt))
            last = &request;
    }
    return last;
}

bool Ledger::move(Request &request, Verb verb, const RequestEvent &event)
{
    const auto state = next(request.state, verb);
    if (!state)
        return false;
    request.state = *state;
    request.movedAt = event.at;
    if (const QString note = textAt(event.detail, "note"); !note.isEmpty())
        request.note = note;
    return true;
}

bool Ledger::take(const RequestEvent &event)
{
    if (event.action == "promotion.request")
        return takeRequest(event);
    const auto found = m_requests.find(event.request);
    if (found == m_requests.end())
        return false;
    Request &request = found->second;
    if (event.action == "promotion.approve" || event.action == "promotion.carry")
        return takeApproval(request, event);
    if (remarkKind(event.action))
        return takeRemark(request, event);
    if (event.action == "promotion.waive")
        return takeWaiver(request, event);
    if (event.action == "promotion.review")
        return takeReview(request, event);
    if (event.action == "promotion.expire")
        return move(request, Verb::Expire, event);
    if (event.action == "promotion.void")
        return move(request, Verb::Invalidate, event);
    return takeRun(request, event);
}

bool Ledger::takeRequest(const RequestEvent &event)
{
    Request request;
    request.id = event.request;
    request.digest = textAt(event.detail, "digest").toStdString();
    request.api = textAt(event.detail, "api");
    request.apiName = textAt(event.detail, "api_name");
    request.others = othersIn(event.detail, "id");
    request.otherNames = othersIn(event.detail, "name");
    request.from = EnvironmentId(textAt(event.detail, "from"));
    request.to = EnvironmentId(textAt(event.detail, "to"));
    request.reason = textAt(event.detail, "reason");
    request.requester = event.person;
    request.requestedAt = event.at;
    request.expires = UtcTime(std::chrono::milliseconds(integerAt(event.detail, "expires", 0)));
    request.needsWaivers = textsAt(event.detail, "needs_waiver");
    request.seq = event.seq;
    const bool isGood = !event.person.isEmpty() && request.digest.size() == 64 && !request.id.empty() && !m_requests.contains(request.id);
    const QStringList apis = QStringList{request.api} + request.others;
    const bool isTaken = std::any_of(apis.begin(), apis.end(), [&](const QString &api) { return inFlight(api, request.to) != nullptr; });
    if (!isGood || isTaken || !move(request, Verb::Request, event))
        return false;
    m_order.push_back(request.id);
    m_requests.emplace(request.id, std::move(request));
    return true;
}

//! Whether the quorum is full is decided when the execution starts, by the people as they are then.
bool Ledger::takeApproval(Request &request, const RequestEvent &event)
{
    if (!isOpen(request) || !request.missingWaivers().isEmpty() || event.person.isEmpty() || textAt(event.detail, "digest").toStdString() != request.digest)
        return false;
    request.approvals.append({event.person, event.seq, event.at, event.carrier});
    const auto full = event.detail.find("full");
    const bool isFull = full != event.detail.end() && full->second.boolean() != nullptr && *full->second.boolean();
    return !isFull || request.state == State::Approved || move(request, Verb::Approve, event);
}

bool Ledger::takeRemark(Request &request, const RequestEvent &event)
{
    const Remark::Kind kind = *remarkKind(event.action);
    if (event.person.isEmpty() || (kind == Remark::Kind::Reject && !move(request, Verb::Reject, event)))
        return false;
    request.remarks.append({kind, event.person, textAt(event.detail, "text"), static_cast<int>(integerAt(event.detail, "step", -1)), event.at, event.seq});
    return true;
}

//! Whoever asked for it waives nothing of it, whatever the path allows for approvals.
bool Ledger::takeWaiver(Request &request, const RequestEvent &event)
{
    Waiver waiver{textAt(event.detail, "gate").toStdString(), event.person, textAt(event.detail, "text"), textsAt(event.detail, "evidence"), event.at, event.seq};
    const bool isGood = isOpen(request) && !event.person.isEmpty() && !isSame(event.person, request.requester) && mayBeWaived(waiver.gate)
        && !waiver.text.isEmpty() && textAt(event.detail, "digest").toStdString() == request.digest;
    if (isGood)
        request.waivers.append(std::move(waiver));
    return isGood;
}

bool Ledger::takeReview(Request &request, const RequestEvent &event)
{
    if (!request.broken || event.person.isEmpty() || textAt(event.detail, "digest").toStdString() != request.digest)
        return false;
    BrokenGlass &broken = *request.broken;
    const bool isBarred = isSame(event.person, broken.person) || isSame(event.person, request.requester)
        || std::any_of(broken.reviews.cbegin(), broken.reviews.cend(), [&](const Review &review) { return isSame(review.person, event.person); });
    if (!isBarred)
        broken.reviews.append({event.person, textAt(event.detail, "text"), event.at, event.seq});
    return !isBarred;
}

void Ledger::noteRun(Request &request, const RequestEvent &event)
{
    const bool isRollBack = event.action == "promotion.rollback";
    if (event.phase == "begin") {
        request.runs.append({event.at, {}, isRollBack, false, textAt(event.detail, "digest").toStdString(), gatesIn(event.detail), unitsOf(request, event, isRollBack)});
    } else if (!request.runs.isEmpty() && request.runs.constLast().isRollBack == isRollBack) {
        request.runs.back().ended = event.at;
        request.runs.back().isDone = textAt(event.detail, "outcome") == u"done"_s;
    }
}

bool Ledger::takeRun(Request &request, const RequestEvent &event)
{
    const bool isBegin = event.phase == "begin";
    const bool isDone = textAt(event.detail, "outcome") == u"done"_s;
    if (event.action == "promotion.rollback") {
        const bool isTaken = isBegin ? next(request.state, Verb::RollBack).has_value() : !isDone || move(request, Verb::RollBack, event);
        if (isTaken)
            noteRun(request, event);
        return isTaken;
    }
    const bool isBroken = event.action == "promotion.breakglass";
    if (event.action != "promotion.apply" && !isBroken)
        return false;
    if (!isBegin) {
        const bool isMoved = move(request, isDone ? Verb::Succeed : Verb::Fail, event);
        request.appliedAt = isMoved && isDone ? event.at : request.appliedAt;
        if (isMoved)
            noteRun(request, event);
        return isMoved;
    }
    const bool isAgain = request.state == State::Executing || request.state == State::Failed;
    if ((isBroken && isAgain) || event.person.isEmpty() || !move(request, isAgain ? Verb::Resume : isBroken ? Verb::BreakGlass : Verb::Start, event))
        return false;
    noteRun(request, event);
    request.startedBy = event.seq;
    if (isBroken) {
        request.isBroken = true;
        request.broken = BrokenGlass{event.person, textAt(event.detail, "reason"), event.at,
                                     event.at + std::chrono::milliseconds(integerAt(event.detail, "review_within", 0)), {}};
    }
    return true;
}

} // namespace bulkhead::promotion
