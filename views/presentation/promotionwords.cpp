// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/promotionwords.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;
using namespace std::chrono;

QString PromotionWords::state(State state)
{
    switch (state) {
    case State::Draft: return tr("Draft");
    case State::AwaitingApproval: return tr("Waiting for approval");
    case State::Approved: return tr("Approved");
    case State::Rejected: return tr("Rejected");
    case State::Expired: return tr("Expired");
    case State::Void: return tr("Void");
    case State::Executing: return tr("Applying");
    case State::Applied: return tr("Applied");
    case State::Failed: return tr("Failed");
    case State::RolledBack: return tr("Rolled back");
    }
    return {};
}

Status PromotionWords::statusOf(State state)
{
    switch (state) {
    case State::Approved:
    case State::Applied:
        return Status::Pass;
    case State::Rejected:
    case State::Failed:
        return Status::Fail;
    case State::Expired:
    case State::Void:
    case State::RolledBack:
        return Status::Warn;
    case State::Executing:
        return Status::Running;
    case State::Draft:
    case State::AwaitingApproval:
        break;
    }
    return Status::Waiting;
}

QString PromotionWords::column(BoardColumn column)
{
    switch (column) {
    case BoardColumn::Draft: return tr("Draft");
    //: A column of the board: requests that a gate or a reviewer has stopped.
    case BoardColumn::Stopped: return tr("Stopped");
    case BoardColumn::Waiting: return tr("Waiting for approval");
    case BoardColumn::Approved: return tr("Approved");
    case BoardColumn::Done: return tr("Done");
    }
    return {};
}

QString PromotionWords::gate(const QString &id)
{
    //: A gate of promotions: the API's contract.
    const QHash<QString, QString> names{{u"contract"_s, tr("Contract")},     {u"isolation"_s, tr("Isolation after")}, {u"strictness"_s, tr("Strictness")},
                                        {u"endpoints"_s, tr("Endpoints")},   {u"drift"_s, tr("Drift on target")},     {u"freeze"_s, tr("Freeze")},
                                        {u"quorum"_s, tr("Quorum")}};
    return names.value(id, id);
}

QString PromotionWords::verdict(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass: return tr("Pass");
    case GateVerdict::Warn: return tr("Warning");
    case GateVerdict::Unknown: return tr("Unknown");
    case GateVerdict::Fail: return tr("Refused");
    //: A gate that is decided later.
    case GateVerdict::Pending: return tr("Pending");
    }
    return {};
}

Status PromotionWords::statusOf(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass: return Status::Pass;
    case GateVerdict::Warn: return Status::Warn;
    case GateVerdict::Unknown: return Status::Unknown;
    case GateVerdict::Fail: return Status::Fail;
    case GateVerdict::Pending: return Status::Waiting;
    }
    return Status::Unknown;
}

QString PromotionWords::step(StepState state)
{
    switch (state) {
    case StepState::Waiting: return tr("Not yet");
    case StepState::Intended: return tr("Writing");
    case StepState::Written: return tr("Written, reading back");
    case StepState::Observed: return tr("Done and seen");
    case StepState::Undone: return tr("Undone");
    case StepState::Unknown: return tr("Not known");
    case StepState::Refused: return tr("Not done");
    }
    return {};
}

Status PromotionWords::statusOf(StepState state)
{
    switch (state) {
    case StepState::Waiting: return Status::Waiting;
    case StepState::Intended:
    case StepState::Written:
        return Status::Running;
    case StepState::Observed: return Status::Pass;
    case StepState::Undone: return Status::Warn;
    case StepState::Unknown: return Status::Unknown;
    case StepState::Refused: return Status::Fail;
    }
    return Status::Unknown;
}

QString PromotionWords::action(StepAction action)
{
    switch (action) {
    case StepAction::Create: return tr("Create");
    case StepAction::Change: return tr("Change");
    case StepAction::Delete: return tr("Delete");
    }
    return {};
}

QString PromotionWords::kind(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Deployment: return tr("Service");
    case EntityKind::Route: return tr("Route");
    case EntityKind::Upstream: return tr("Upstream");
    case EntityKind::Target: return tr("Target");
    case EntityKind::Policy: return tr("Policy");
    case EntityKind::Consumer: return tr("Consumer");
    case EntityKind::Credential: return tr("Credential");
    case EntityKind::Certificate: return tr("Certificate");
    default: break;
    }
    return QString::fromStdString(std::string(toWire(kind)));
}

QString PromotionWords::counts(const StepCounts &counts)
{
    QStringList parts;
    if (counts.created > 0)
        parts.append(tr("%n created", nullptr, counts.created));
    if (counts.changed > 0)
        parts.append(tr("%n changed", nullptr, counts.changed));
    if (counts.deleted > 0)
        parts.append(tr("%n deleted", nullptr, counts.deleted));
    return parts.isEmpty() ? tr("nothing changes") : parts.join(u", "_s);
}

QString PromotionWords::stuck(const PromotionCard &card)
{
    using Stuck = PromotionCard::Stuck;
    switch (card.stuck) {
    case Stuck::No: return {};
    case Stuck::Gate: return tr("%1 says no").arg(gate(card.stuckBy));
    case Stuck::ChangesAsked: return tr("Changes were asked for");
    case Stuck::Group: return tr("Needs one of %1").arg(card.stuckBy);
    case Stuck::NobodyLeft: return tr("Nobody is left who may sign");
    case Stuck::CannotSign: return card.isMine ? tr("You asked for it") : tr("Waits for somebody else");
    case Stuck::Void: return tr("Something moved, ask anew");
    case Stuck::Failed: return tr("Stopped half-way, look at it");
    case Stuck::Unreadable: return tr("Its plan cannot be read");
    }
    return {};
}

Status PromotionWords::statusOf(PromotionCard::Stuck stuck)
{
    using Stuck = PromotionCard::Stuck;
    switch (stuck) {
    case Stuck::Gate:
    case Stuck::Void:
    case Stuck::Failed:
    case Stuck::Unreadable:
        return Status::Fail;
    case Stuck::ChangesAsked:
    case Stuck::NobodyLeft:
        return Status::Warn;
    case Stuck::No:
    case Stuck::Group:
    case Stuck::CannotSign:
        break;
    }
    return Status::Waiting;
}

QString PromotionWords::timeLeft(UtcTime expires, UtcTime now)
{
    const auto left = expires - now;
    if (left <= milliseconds(0))
        //: The time of a request has ended.
        return tr("time is over");
    if (left < hours(1))
        return tr("%n min left", nullptr, static_cast<int>(ceil<minutes>(left).count()));
    if (left < hours(100))
        return tr("%n h left", nullptr, static_cast<int>(floor<hours>(left).count()));
    return tr("%n day(s) left", nullptr, static_cast<int>(floor<hours>(left).count() / 24));
}

QString PromotionWords::whyNot(const ApproverFacts &facts, const ApprovalRule &rule)
{
    if (facts.isRequester && !rule.requesterMayApprove)
        return tr("You asked for it, so somebody else has to approve.");
    if (!facts.mayApprove)
        return tr("You do not have the role approver there.");
    if (facts.isSourceAuthor && !rule.sourceAuthorMayApprove)
        return tr("You are an author of this API, so somebody else has to approve.");
    if (facts.isGrantedByRequester && !rule.requesterMayApprove)
        return tr("Who asked for it gave you your key or your role, so somebody else has to approve.");
    return {};
}

QString PromotionWords::whatHappened(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Refused:
    case Error::Kind::Usage:
    case Error::Kind::NotFound:
    case Error::Kind::Unsupported:
    case Error::Kind::Conflict:
    case Error::Kind::BadFile:
        return PeopleWords::sentence(error.what);
    default:
        return ErrorWords::whatHappened(error, error.place.isEmpty() ? tr("The gateway") : error.place);
    }
}

QString PromotionWords::whatToDo(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Refused:
    case Error::Kind::Usage:
    case Error::Kind::NotFound:
    case Error::Kind::Unsupported:
    case Error::Kind::Conflict:
    case Error::Kind::BadFile:
        return PeopleWords::sentence(error.hint);
    default:
        return ErrorWords::whatToDo(error);
    }
}

QString PromotionWords::shortId(const QString &id)
{
    return id.left(8);
}

QString PromotionWords::digest(const QString &hex)
{
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += 4)
        groups.append(hex.mid(at, 4));
    return groups.join(u' ');
}

} // namespace bulkhead
