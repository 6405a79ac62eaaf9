// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/evidencewords.h"

#include "presentation/formats.h"
#include "presentation/pairnames.h"

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

} // namespace bulkhead
