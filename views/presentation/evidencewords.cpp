// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/evidencewords.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/pairnames.h"
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

QString EvidenceWords::state(State state)
{
    switch (state) {
    case State::Requested: return tr("Waits for approval");
    case State::Active: return tr("In force");
    case State::Rejected: return tr("Rejected");
    case State::Revoked: return tr("Revoked");
    case State::Expired: return tr("Expired");
    case State::Void: return tr("Void");
    }
    return {};
}

Status EvidenceWords::statusOf(State state)
{
    switch (state) {
    case State::Requested: return Status::Waiting;
    case State::Active: return Status::Accepted;
    case State::Rejected:
    case State::Revoked: return Status::NotApplicable;
    case State::Expired: return Status::Warn;
    case State::Void: return Status::Fail;
    }
    return Status::Unknown;
}

QString EvidenceWords::problem(const std::string &wire)
{
    if (wire == "expired")
        return tr("Its time is over");
    if (wire == "unused")
        return tr("Unused: no finding needs it");
    if (wire == "too_broad")
        return tr("Too broad");
    if (wire == "void")
        return tr("Void");
    return QString::fromStdString(wire);
}

QStringList EvidenceWords::riskWires()
{
    return {u"low"_s, u"medium"_s, u"high"_s, u"critical"_s};
}

QString EvidenceWords::risk(const QString &wire)
{
    const qsizetype at = riskWires().indexOf(wire);
    //: How much may go wrong while a finding is accepted.
    return at < 0 ? wire : QStringList{tr("Low"), tr("Medium"), tr("High"), tr("Critical")}[at];
}

QString EvidenceWords::acceptedUntil(UtcTime until)
{
    return tr("Fail, accepted until %1").arg(Formats::date(until));
}

QString EvidenceWords::pair(const evidence::PairScope &pair)
{
    return pair.isAll() ? tr("all pairs") : pairFullName({pair.sandbox, pair.production});
}

QString EvidenceWords::approvers(const evidence::Exception &exception)
{
    QStringList names;
    for (const auto &approval : exception.approvals)
        names.append(approval.person);
    return names.join(u", "_s);
}

QString EvidenceWords::ending(const evidence::Exception &exception)
{
    if (exception.state == State::Void)
        //: Of an exception: a date, a control that makes up for it, and how that stood.
        return tr("Void since %1: %2, which makes up for it, did not pass (%3). It does not come back.")
            .arg(Formats::date(exception.endedAt), QString::fromStdString(exception.lapse.control), Words::control(IsolationWords::statusOf(exception.lapse.verdict)));
    return exception.endedBecause.isEmpty() ? QString() : tr("%1: %2").arg(exception.endedBy, exception.endedBecause);
}

QString EvidenceWords::standing(RecordStanding standing)
{
    switch (standing) {
    case RecordStanding::Waiting: return tr("To be counter-signed");
    case RecordStanding::Void: return tr("Void");
    case RecordStanding::ScopeGrown: return tr("Void for new APIs");
    case RecordStanding::Expired: return tr("Expired");
    case RecordStanding::Bare: return tr("Rests on nothing");
    case RecordStanding::Incomplete: return tr("Read in part");
    case RecordStanding::Expiring: return tr("Expires soon");
    case RecordStanding::Later: return tr("Begins later");
    case RecordStanding::Valid: return tr("Valid");
    case RecordStanding::Replaced: return tr("Replaced");
    case RecordStanding::Withdrawn: return tr("Withdrawn");
    }
    return {};
}

Status EvidenceWords::statusOf(RecordStanding standing)
{
    switch (standing) {
    case RecordStanding::Waiting: return Status::Waiting;
    case RecordStanding::Void: return Status::Fail;
    case RecordStanding::ScopeGrown:
    case RecordStanding::Expired:
    case RecordStanding::Expiring: return Status::Warn;
    case RecordStanding::Bare:
    case RecordStanding::Incomplete: return Status::Unknown;
    case RecordStanding::Later: return Status::NotAssessed;
    case RecordStanding::Valid: return Status::Pass;
    case RecordStanding::Replaced:
    case RecordStanding::Withdrawn: return Status::NotApplicable;
    }
    return Status::Unknown;
}

QString EvidenceWords::meaning(const EvidenceRow &row)
{
    const bool isEvidence = row.evidence.has_value();
    switch (row.standing) {
    case RecordStanding::Waiting: return tr("The control is critical: until somebody else signs too, it stays unknown.");
    case RecordStanding::Void:
        return row.title.isEmpty() ? tr("Its control is not in the catalogue any more.")
                                   : tr("Evidence that it rests on was withdrawn or has expired. Bring in new evidence, then attest it anew.");
    case RecordStanding::ScopeGrown:
        return tr("%n API(s) joined since it was signed: %1. For them the control is unknown. Renew it to cover them.", nullptr, static_cast<int>(row.uncovered.size())).arg(someOf(row.uncovered));
    case RecordStanding::Expired: return isEvidence ? tr("What it said for the control counts no more; what it said against it stays. Read it again and bring it in.") : tr("The control is not attested any more. Renew it.");
    case RecordStanding::Bare: return tr("A bare statement proves nothing, so the control stays unknown. Attest it anew, on evidence.");
    case RecordStanding::Incomplete: return tr("Not all that the source has was read, so only what speaks against the control counts.");
    case RecordStanding::Expiring: return isEvidence ? tr("Read it again and bring it in before it expires.") : tr("Renew it before it expires.");
    case RecordStanding::Replaced: return isEvidence ? tr("A newer complete reading of the same has taken its place.") : tr("A newer attestation has taken its place.");
    case RecordStanding::Later:
    case RecordStanding::Valid:
    case RecordStanding::Withdrawn: return {};
    }
    return {};
}

QString EvidenceWords::someOf(const QStringList &names)
{
    constexpr qsizetype most = 4;
    if (names.size() <= most)
        return names.join(u", "_s);
    //: Some names, and how many are not told.
    return tr("%1 and %n more", nullptr, static_cast<int>(names.size() - most)).arg(names.first(most).join(u", "_s));
}

} // namespace bulkhead
