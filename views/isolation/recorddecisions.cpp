// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recorddecisions.h"

#include "evidence/rules.h"
#include "isolation/attestdialog.h"
#include "isolation/evidencedialog.h"
#include "isolation/exceptiondialog.h"
#include "isolation/reasondialog.h"
#include "presentation/formats.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using evidence::Attestation;
using evidence::Evidence;
using evidence::Exception;
using evidence::isSamePerson;
using Asks = ReasonDialog::Asks;

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
    case Kind::Renew: return "exception.request";
    }
    return {};
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

RecordDecisions::RecordDecisions(EvidenceSession &session, Rights &rights, ConsoleSession &console, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rights(rights)
    , m_console(console)
{
    connect(&rights, &Rights::changed, this, &RecordDecisions::changed);
    connect(&session, &EvidenceSession::actingChanged, this, &RecordDecisions::changed);
    connect(&session, &EvidenceSession::recordsChanged, this, &RecordDecisions::changed);
    connect(&session, &EvidenceSession::loadFailed, this, &RecordDecisions::changed);
}

bool RecordDecisions::isPast() const
{
    return m_console.asOf() != 0;
}

EvidenceSession::Records RecordDecisions::records() const
{
    const auto view = m_console.isolation();
    return isPast() && view && !view->catalog->isLatest ? view->records : m_session.records();
}

UtcTime RecordDecisions::now() const
{
    const auto view = m_console.isolation();
    return isPast() && view && !view->catalog->isLatest ? view->report.at : m_session.now();
}

QString RecordDecisions::name(Kind kind)
{
    switch (kind) {
    case Kind::Approve: return tr("Approve…");
    case Kind::Reject: return tr("Reject…");
    case Kind::Revoke: return tr("Revoke…");
    case Kind::CounterSign: return tr("Counter-sign…");
    case Kind::Withdraw: return tr("Withdraw…");
    case Kind::Renew: return tr("Renew…");
    }
    return {};
}

QList<RecordDecisions::Kind> RecordDecisions::offered(const Exception &exception) const
{
    if (exception.state == Exception::State::Requested)
        return {Kind::Approve, Kind::Reject};
    if (exception.state == Exception::State::Active)
        return {Kind::Renew, Kind::Revoke};
    // Until then the log takes no new one for these findings.
    const bool isCutShort = exception.state == Exception::State::Revoked || exception.state == Exception::State::Void;
    const UtcTime end = isCutShort ? std::min(exception.endedAt, exception.expires) : exception.expires;
    return exception.wasInForce() && now() < end + evidence::closedFor ? QList<Kind>{Kind::Renew} : QList<Kind>();
}

QList<RecordDecisions::Kind> RecordDecisions::offered(const Attestation &attestation, isolation::Severity severity)
{
    if (attestation.isWithdrawn)
        return {};
    const bool isWaiting = evidence::needsCounterSignature(severity) && attestation.counterSigner.isEmpty();
    return isWaiting ? QList<Kind>{Kind::CounterSign, Kind::Renew, Kind::Withdraw} : QList<Kind>{Kind::Renew, Kind::Withdraw};
}

QList<RecordDecisions::Kind> RecordDecisions::offered(const Evidence &evidence)
{
    return evidence.isWithdrawn ? QList<Kind>() : QList<Kind>{Kind::Withdraw};
}

QString RecordDecisions::refusal(const std::string &action, const evidence::PairScope &pair) const
{
    if (isPast())
        return tr("You look at the past. Go back to now to sign anything.");
    return m_rights.whyNot(action, pair.production.text().toStdString());
}

QString RecordDecisions::whyNotAsk(const evidence::PairScope &pair) const
{
    return refusal("exception.request", pair);
}

QString RecordDecisions::whyNotAttest(const evidence::PairScope &pair) const
{
    return refusal("attest.sign", pair);
}

QString RecordDecisions::whyNotBringIn(const evidence::PairScope &pair) const
{
    return refusal("evidence.add", pair);
}

QString RecordDecisions::whyNot(Kind kind, const Exception &exception) const
{
    if (const QString why = refusal(actionOf(kind), exception.pair); !why.isEmpty())
        return why;
    if (kind == Kind::Renew)
        return whyNotRenew(exception);
    if (kind != Kind::Approve)
        return {};
    const QString me = m_session.acting().person;
    if (isSamePerson(me, exception.requester))
        return tr("You asked for it. Somebody else approves it.");
    if (isSamePerson(me, exception.owner))
        return tr("You own it. Somebody else approves it.");
    if (const auto records = m_session.records(); records && records->isOfOwner(me, exception))
        return tr("You belong to %1, which owns it. Somebody else approves it.").arg(exception.owner);
    if (std::any_of(exception.approvals.begin(), exception.approvals.end(), [&](const Exception::Approval &one) { return isSamePerson(me, one.person); }))
        return tr("You have approved it. It needs another person too.");
    return {};
}

QString RecordDecisions::whyNotRenew(const Exception &exception) const
{
    const auto records = m_session.records();
    if (!exception.renews.empty())
        return tr("It is a renewal already, and that goes once. Remedy the finding.");
    if (records && records->renewalOf(exception.id) != nullptr)
        return tr("Its renewal was asked for already.");
    const isolation::Control *control = records ? records->catalogue().find(shown(exception.control)) : nullptr;
    if (control == nullptr || control->exceptionDays == 0)
        return tr("%1 allows no exception any more.").arg(shown(exception.control));
    return {};
}

QString RecordDecisions::whyNot(Kind kind, const Attestation &attestation) const
{
    if (const QString why = refusal(kind == Kind::Renew ? "attest.sign" : actionOf(kind), attestation.pair); !why.isEmpty())
        return why;
    if (kind == Kind::CounterSign && isSamePerson(m_session.acting().person, attestation.attestor))
        return tr("You attested it. Somebody else signs second.");
    if (kind == Kind::CounterSign && attestation.validUntil <= m_session.now())
        return tr("Its time is over. Attest it anew.");
    return {};
}

QString RecordDecisions::whyNot(Kind, const Evidence &evidence) const
{
    return refusal("evidence.withdraw", evidence.pair);
}

void RecordDecisions::decide(Kind kind, const Exception &exception, QWidget *window)
{
    const QString id = shown(exception.id);
    EvidenceSession *session = &m_session;
    if (kind == Kind::Renew) {
        renew(exception, window);
        return;
    }
    if (kind == Kind::Approve) {
        const QString meaning = tr("%1 asked for it: %2 Until %3 the finding reads as accepted. It stays a fail. You sign this with your key.")
                                    .arg(exception.requester, exception.reason, Formats::date(exception.expires));
        const auto approve = [session, id](const QString &) { session->approveException(id); };
        (new ReasonDialog(*session, tr("Accept the finding of %1?").arg(shown(exception.control)), meaning, tr("Approve and sign"), Asks::Nothing, approve, window))->open();
        return;
    }
    const bool isReject = kind == Kind::Reject;
    const auto act = [session, id, isReject](const QString &reason) { isReject ? session->rejectException(id, reason) : session->revokeException(id, reason); };
    (new ReasonDialog(*session, isReject ? tr("Reject the exception") : tr("Revoke the exception"),
                      isReject ? tr("Nobody can approve it any more; it can be asked for anew.") : tr("The finding is not accepted any more, from now on."),
                      isReject ? tr("Reject") : tr("Revoke"), Asks::Reason, act, window))
        ->open();
}

void RecordDecisions::renew(const Exception &exception, QWidget *window)
{
    const auto records = m_session.records();
    const isolation::Control *control = records ? records->catalogue().find(shown(exception.control)) : nullptr;
    if (control != nullptr)
        (new RenewDialog(m_session, *control, exception, window))->open();
}

void RecordDecisions::decide(Kind kind, const Attestation &attestation, QWidget *window)
{
    const QString id = shown(attestation.id);
    EvidenceSession *session = &m_session;
    if (kind == Kind::Renew) {
        attest({shown(attestation.control), attestation.pair, shown(attestation.statement), {}, {}, attestation.tested}, window);
        return;
    }
    if (kind == Kind::CounterSign) {
        const QString meaning = tr("%1 attests it, until %2, for %n API(s). You sign second, with your key.", nullptr, static_cast<int>(attestation.scope.size()))
                                    .arg(attestation.attestor, Formats::date(attestation.validUntil));
        const auto sign = [session, id](const QString &) { session->counterSign(id); };
        auto *dialog = new ReasonDialog(*session, tr("Sign the attestation of %1?").arg(shown(attestation.control)), meaning, tr("Counter-sign"), Asks::Nothing, sign, window);
        dialog->quote(shown(attestation.statement));
        dialog->open();
        return;
    }
    const auto act = [session, id](const QString &reason) { session->withdrawAttestation(id, reason); };
    (new ReasonDialog(*session, tr("Withdraw the attestation"), tr("The control is not attested any more, from now on."), tr("Withdraw"), Asks::Reason, act, window))->open();
}

void RecordDecisions::decide(Kind, const Evidence &evidence, QWidget *window)
{
    EvidenceSession *session = &m_session;
    const auto act = [session, id = shown(evidence.id)](const QString &reason) { session->withdrawEvidence(id, reason); };
    (new ReasonDialog(*session, tr("Withdraw the evidence"), tr("It proves nothing any more, from now on. What it said against %1 stays until newer evidence says otherwise.").arg(shown(evidence.control)),
                      tr("Withdraw"), Asks::Reason, act, window))
        ->open();
}

void RecordDecisions::attest(const AttestStart &start, QWidget *window)
{
    const auto view = m_console.isolation();
    const auto records = m_session.records();
    if (view && records && whyNotAttest(start.pair).isEmpty())
        (new AttestDialog(m_session, view, records, start, window))->open();
}

void RecordDecisions::bringIn(const evidence::PairScope &pair, QWidget *window)
{
    const auto records = m_session.records();
    if (records && whyNotBringIn(pair).isEmpty())
        (new EvidenceDialog(m_session, records, window))->open();
}

} // namespace bulkhead
