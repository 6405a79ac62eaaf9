// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/exceptiondialog.h"

#include "evidence/rules.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/button.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int reasonHeight = 72;

QPlainTextEdit *makeReason(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(px(reasonHeight));
    return edit;
}

QString toSentence(const Error &error)
{
    return QString(PeopleWords::whatHappened(error) + u' ' + PeopleWords::whatToDo(error)).trimmed();
}

//! The last moment of a day in UTC: an exception is over when its day is.
UtcTime endOf(const QDate &day)
{
    return UtcTime(std::chrono::milliseconds(QDateTime(day, QTime(23, 59, 59), Qt::UTC).toMSecsSinceEpoch()));
}

QDate dayOf(UtcTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::UTC).date();
}

} // namespace

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
    , m_reason(makeReason(this))
    , m_owner(new QComboBox(this))
    , m_risk(new QComboBox(this))
    , m_expires(new QDateEdit(this))
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
            fail(tr("The exception was not asked for."), toSentence(error), m_reason);
    });
    check();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ExceptionDialog::addField(const QString &name, QWidget *field, const QString &help)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(px(4));
    column->addWidget(new TextLabel(name, TypeSize::Small, QFont::Medium, &Tokens::text, this));
    field->setAccessibleName(name);
    column->addWidget(field);
    if (!help.isEmpty()) {
        auto *note = new TextLabel(help, TypeSize::Small, QFont::Normal, &Tokens::text2, this);
        note->setWordWrap(true);
        column->addWidget(note);
    }
    body()->addLayout(column);
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
    //: Qt date format for a field: day, short month, year.
    m_expires->setDisplayFormat(tr("d MMM yyyy"));
    const UtcTime now = m_session.now();
    const QDate most = dayOf(now + evidence::longestException(m_control)).addDays(-1); // the whole of its last day
    m_expires->setDateRange(dayOf(now), qMax(most, dayOf(now)));
    m_expires->setDate(dayOf(now + evidence::usualException(m_control)).addDays(-1));
    //: Of an exception; a date.
    addField(tr("Until the end of"), m_expires, tr("At the latest %1").arg(Formats::date(endOf(m_expires->maximumDate()))));
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
    wish.expires = std::min(endOf(m_expires->date()), UtcTime(m_session.now() + evidence::longestException(m_control)));
    setBusy(tr("It is being recorded"));
    m_session.requestException(wish);
}

ReasonDialog::ReasonDialog(EvidenceSession &session, const QString &title, const QString &meaning, const QString &action, Asks asks, Act act, QWidget *parent)
    : FormDialog(title, meaning, action, parent)
    , m_act(std::move(act))
{
    setObjectName(u"reasonDialog"_s);
    if (asks == Asks::Reason)
        addReason();
    else
        setMissing({});
    connect(&session, &EvidenceSession::recorded, this, [this] {
        if (isBusy())
            accept();
    });
    connect(&session, &EvidenceSession::failed, this, [this](const Error &error) {
        if (isBusy())
            fail(tr("It was not recorded."), toSentence(error), m_reason);
    });
}

void ReasonDialog::addReason()
{
    m_reason = makeReason(this);
    m_reason->setObjectName(u"reasonText"_s);
    m_reason->setAccessibleName(tr("Reason"));
    body()->addWidget(new TextLabel(tr("Reason"), TypeSize::Small, QFont::Medium, &Tokens::text, this));
    body()->addWidget(m_reason);
    const auto check = [this] { setMissing(m_reason->toPlainText().trimmed().isEmpty() ? tr("Say why") : QString()); };
    connect(m_reason, &QPlainTextEdit::textChanged, this, check);
    check();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonDialog::submit()
{
    setBusy(tr("It is being recorded"));
    m_act(m_reason == nullptr ? QString() : m_reason->toPlainText().trimmed());
}

} // namespace bulkhead
