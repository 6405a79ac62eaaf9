// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/exceptiondialog.h"

#include "evidence/rules.h"
#include "isolation/recordfields.h"
#include "presentation/evidencewords.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

ExceptionDialog::ExceptionDialog(EvidenceSession &session, const isolation::Control &control, const evidence::PairScope &pair, const QString &fingerprint, const QStringList &people,
                                 const isolation::ControlCatalogue &controls, QWidget *parent)
    : FormDialog(tr("Ask for an exception"),
                 tr("%1 allows at most %n day(s). The finding stays a fail and changes no figure; it reads \"accepted until\" once others have approved it.", nullptr, control.exceptionDays)
                     .arg(control.id),
                 tr("Ask for it"), parent)
    , m_session(session)
    , m_control(control)
    , m_pair(pair)
    , m_fingerprint(fingerprint)
    , m_reason(makeTextField(this))
    , m_owner(new QComboBox(this))
    , m_risk(new QComboBox(this))
    , m_expires(makeEndField(session.now(), session.now() + evidence::longestException(control), session.now() + evidence::usualException(control), this))
    , m_compensating(new QLineEdit(this))
    , m_ticket(new QLineEdit(this))
{
    setObjectName(u"exceptionDialog"_s);
    makeFields(people, controls);
    connect(&session, &EvidenceSession::recorded, this, [this] {
        if (isBusy())
            accept();
    });
    connect(&session, &EvidenceSession::failed, this, [this](const Error &error) {
        if (isBusy())
            fail(tr("The exception was not asked for."), toSentences(error), m_reason);
    });
    check();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ExceptionDialog::makeFields(const QStringList &people, const isolation::ControlCatalogue &controls)
{
    m_reason->setObjectName(u"exceptionReason"_s);
    addField(tr("Reason"), m_reason);
    m_owner->setObjectName(u"exceptionOwner"_s);
    m_owner->addItems(people);
    m_owner->setEditable(true);
    m_owner->setCurrentText(m_session.acting().person);
    addField(tr("Owner"), m_owner, tr("The person or team that answers for it. Neither the owner nor you can approve it."));
    m_risk->setObjectName(u"exceptionRisk"_s);
    for (const QString &wire : EvidenceWords::riskWires())
        m_risk->addItem(EvidenceWords::risk(wire), wire);
    m_risk->setCurrentIndex(static_cast<int>(m_control.severity)); // the wires have the order of severities
    addField(tr("Risk"), m_risk);
    m_expires->setObjectName(u"exceptionExpires"_s);
    //: Of an exception; a date.
    addField(tr("Until the end of"), m_expires, tr("At the latest %1").arg(latestDay(*m_expires)));
    m_compensating->setObjectName(u"exceptionCompensating"_s);
    m_compensating->setPlaceholderText(u"OBS-02, POL-04"_s);
    addField(tr("Controls that hold meanwhile"), m_compensating, tr("If one of them stops passing, the exception is void."));
    m_ticket->setObjectName(u"exceptionTicket"_s);
    addField(tr("Ticket"), m_ticket);
    for (const isolation::Control &control : controls.controls())
        m_knownControls.append(control.id);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &ExceptionDialog::check);
    connect(m_owner, &QComboBox::currentTextChanged, this, &ExceptionDialog::check);
    connect(m_compensating, &QLineEdit::textChanged, this, &ExceptionDialog::check);
}

QStringList ExceptionDialog::compensating() const
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    QStringList ids = m_compensating->text().toUpper().split(between, Qt::SkipEmptyParts);
    ids.removeDuplicates();
    return ids;
}

QString ExceptionDialog::missing() const
{
    if (m_reason->toPlainText().trimmed().isEmpty())
        return tr("Say why the finding is to be accepted");
    if (m_owner->currentText().trimmed().isEmpty())
        return tr("Name who answers for it");
    for (const QString &id : compensating()) {
        if (!m_knownControls.contains(id))
            return tr("There is no control %1").arg(id);
        if (id == m_control.id)
            return tr("%1 cannot stand in for itself").arg(id);
    }
    return {};
}

void ExceptionDialog::check()
{
    setMissing(missing());
}

void ExceptionDialog::submit()
{
    ExceptionWish wish;
    wish.pair = m_pair;
    wish.fingerprints = {m_fingerprint};
    wish.reason = m_reason->toPlainText().trimmed();
    wish.owner = m_owner->currentText().trimmed();
    wish.ticket = m_ticket->text().trimmed();
    wish.risk = m_risk->currentData().toString();
    wish.compensating = compensating();
    wish.expires = endOf(*m_expires, m_session.now() + evidence::longestException(m_control));
    setBusy(tr("It is being recorded"));
    m_session.requestException(wish);
}

RenewDialog::RenewDialog(EvidenceSession &session, const isolation::Control &control, const evidence::Exception &exception, QWidget *parent)
    : FormDialog(tr("Renew the exception"),
                 tr("It can go on once, for those of its findings that are still there. Somebody has to approve it who did not ask for it, does not own it, and has not approved it before."),
                 tr("Ask for it"), parent)
    , m_session(session)
    , m_id(QString::fromStdString(exception.id))
    , m_latest(session.now() + evidence::longestException(control))
    , m_reason(makeTextField(this))
    , m_expires(makeEndField(session.now(), m_latest, session.now() + evidence::usualException(control), this))
{
    setObjectName(u"renewDialog"_s);
    m_reason->setObjectName(u"renewReason"_s);
    m_reason->setPlaceholderText(exception.reason);
    addField(tr("Reason"), m_reason, tr("Left empty, the reason stays: %1").arg(exception.reason));
    m_expires->setObjectName(u"renewExpires"_s);
    //: Of an exception; a date.
    addField(tr("Until the end of"), m_expires, tr("At the latest %1").arg(latestDay(*m_expires)));
    connect(&session, &EvidenceSession::recorded, this, [this] {
        if (isBusy())
            accept();
    });
    connect(&session, &EvidenceSession::failed, this, [this](const Error &error) {
        if (isBusy())
            fail(tr("The renewal was not asked for."), toSentences(error), m_reason);
    });
    setMissing({});
    m_reason->setFocus(Qt::OtherFocusReason);
}

void RenewDialog::submit()
{
    setBusy(tr("It is being recorded"));
    m_session.renewException(m_id, endOf(*m_expires, m_latest), m_reason->toPlainText().trimmed());
}

} // namespace bulkhead
