// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recorddecisions.h"

#include "isolation/exceptiondialog.h"
#include "presentation/formats.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using evidence::Attestation;
using evidence::Exception;

namespace {

std::string actionOf(RecordDecisions::Kind kind)
{
    using Kind = RecordDecisions::Kind;
    switch (kind) {
    case Kind::Approve: return "exception.approve";
    case Kind::Reject: return "exception.reject";
    case Kind::Revoke: return "exception.revoke";
    case Kind::CounterSign: return "attest.countersign";
    case Kind::Withdraw: return "attest.withdraw";
    }
    return {};
}

std::string environmentOf(const evidence::PairScope &pair)
{
    return pair.production.text().toStdString();
}

bool isSame(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

RecordDecisions::RecordDecisions(EvidenceSession &session, Rights &rights, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rights(rights)
{
    connect(&rights, &Rights::changed, this, &RecordDecisions::changed);
    connect(&session, &EvidenceSession::actingChanged, this, &RecordDecisions::changed);
    connect(&session, &EvidenceSession::recordsChanged, this, &RecordDecisions::changed);
    connect(&session, &EvidenceSession::loadFailed, this, &RecordDecisions::changed);
}

QString RecordDecisions::name(Kind kind)
{
    switch (kind) {
    case Kind::Approve: return tr("Approve…");
    case Kind::Reject: return tr("Reject…");
    case Kind::Revoke: return tr("Revoke…");
    case Kind::CounterSign: return tr("Counter-sign…");
    case Kind::Withdraw: return tr("Withdraw…");
    }
    return {};
}

QList<RecordDecisions::Kind> RecordDecisions::offered(const Exception &exception)
{
    if (exception.state == Exception::State::Requested)
        return {Kind::Approve, Kind::Reject};
    return exception.state == Exception::State::Active ? QList<Kind>{Kind::Revoke} : QList<Kind>();
}

QList<RecordDecisions::Kind> RecordDecisions::offered(const Attestation &attestation, bool isCritical)
{
    if (attestation.isWithdrawn)
        return {};
    return isCritical && attestation.counterSigner.isEmpty() ? QList<Kind>{Kind::CounterSign, Kind::Withdraw} : QList<Kind>{Kind::Withdraw};
}

QString RecordDecisions::whyNotAsk(const evidence::PairScope &pair) const
{
    return m_rights.whyNot("exception.request", environmentOf(pair));
}

QString RecordDecisions::whyNot(Kind kind, const Exception &exception) const
{
    if (const QString why = m_rights.whyNot(actionOf(kind), environmentOf(exception.pair)); !why.isEmpty())
        return why;
    if (kind != Kind::Approve)
        return {};
    const QString me = m_session.acting().person;
    if (isSame(me, exception.requester))
        return tr("You asked for it. Somebody else approves it.");
    if (isSame(me, exception.owner))
        return tr("You own it. Somebody else approves it.");
    if (std::any_of(exception.approvals.begin(), exception.approvals.end(), [&](const Exception::Approval &one) { return isSame(me, one.person); }))
        return tr("You have approved it. It needs another person too.");
    return {};
}

QString RecordDecisions::whyNot(Kind kind, const Attestation &attestation) const
{
    if (const QString why = m_rights.whyNot(actionOf(kind), environmentOf(attestation.pair)); !why.isEmpty())
        return why;
    if (kind == Kind::CounterSign && isSame(m_session.acting().person, attestation.attestor))
        return tr("You attested it. Somebody else signs second.");
    return {};
}

void RecordDecisions::decide(Kind kind, const Exception &exception, QWidget *window)
{
    const QString id = QString::fromStdString(exception.id);
    EvidenceSession *session = &m_session;
    using Asks = ReasonDialog::Asks;
    if (kind == Kind::Approve) {
        const QString meaning = tr("%1 asked for it: %2 Until %3 the finding reads as accepted. It stays a fail. You sign this with your key.")
                                    .arg(exception.requester, exception.reason, Formats::date(exception.expires));
        const auto approve = [session, id](const QString &) { session->approveException(id); };
        (new ReasonDialog(*session, tr("Accept the finding of %1?").arg(QString::fromStdString(exception.control)), meaning, tr("Approve and sign"), Asks::Nothing, approve, window))->open();
        return;
    }
    const bool isReject = kind == Kind::Reject;
    const auto act = [session, id, isReject](const QString &reason) { isReject ? session->rejectException(id, reason) : session->revokeException(id, reason); };
    (new ReasonDialog(*session, isReject ? tr("Reject the exception") : tr("Revoke the exception"),
                      isReject ? tr("Nobody can approve it any more; it can be asked for anew.") : tr("The finding is not accepted any more, from now on."),
                      isReject ? tr("Reject") : tr("Revoke"), Asks::Reason, act, window))
        ->open();
}

void RecordDecisions::decide(Kind kind, const Attestation &attestation, QWidget *window)
{
    const QString id = QString::fromStdString(attestation.id);
    EvidenceSession *session = &m_session;
    using Asks = ReasonDialog::Asks;
    if (kind == Kind::CounterSign) {
        const QString meaning = tr("%1 attests: %2 You sign second, with your key.").arg(attestation.attestor, QString::fromStdString(attestation.statement));
        const auto sign = [session, id](const QString &) { session->counterSign(id); };
        (new ReasonDialog(*session, tr("Sign the attestation of %1?").arg(QString::fromStdString(attestation.control)), meaning, tr("Counter-sign"), Asks::Nothing, sign, window))->open();
        return;
    }
    const auto act = [session, id](const QString &reason) { session->withdrawAttestation(id, reason); };
    (new ReasonDialog(*session, tr("Withdraw the attestation"), tr("The control is not attested any more, from now on."), tr("Withdraw"), Asks::Reason, act, window))->open();
}

} // namespace bulkhead
