// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/askpanel.h"

#include "presentation/promotionwords.h"
#include "widgets/button.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

AskPanel::AskPanel(PromotionSession &session, const Rights &rights, QWidget *parent)
    : Panel(tr("Ask for approval"), parent)
    , m_session(session)
    , m_rights(rights)
    , m_reason(new QPlainTextEdit(this))
    , m_ticket(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_lock(new LockNote(this))
    , m_message(new MessageBar(this))
    , m_ask(new Button(tr("Ask for approval"), Button::Look::Filled, Icon::Key, this))
    , m_drop(new Button(tr("Drop the draft"), Button::Look::Plain, Icon::Trash, this))
    , m_refusals(new QVBoxLayout)
{
    setObjectName(u"askPanel"_s);
    m_reason->setObjectName(u"askReason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("What it is for, and the ticket"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(px(72));
    m_ticket->setWordWrap(true);
    m_ask->setObjectName(u"ask"_s);
    m_ask->setSize(Button::Size::Decisive);
    m_drop->setObjectName(u"dropDraft"_s);
    body()->addWidget(m_reason);
    body()->addWidget(m_ticket);
    body()->addLayout(m_refusals);
    body()->addWidget(m_message);
    body()->addWidget(m_ask);
    body()->addWidget(m_lock);
    body()->addWidget(m_drop, 0, Qt::AlignLeft);
    addText(tr("The plan is kept with your signature. Who approves it signs exactly this plan; if anything moves before it is applied, it is void."), TypeSize::Small);
    m_message->hide();
    connect(m_reason, &QPlainTextEdit::textChanged, this, &AskPanel::check);
    connect(m_ask, &QPushButton::clicked, this, &AskPanel::ask);
    connect(m_drop, &QPushButton::clicked, this, &AskPanel::dropped);
    connect(&rights, &Rights::changed, this, &AskPanel::check);
    connect(&session, &PromotionSession::failed, this, [this](const Error &error) {
        if (!std::exchange(m_isBusy, false))
            return;
        m_message->show(Status::Fail, PromotionWords::whatHappened(error), PromotionWords::whatToDo(error));
        check();
    });
    connect(&session, &PromotionSession::recorded, this, [this] {
        if (std::exchange(m_isBusy, false))
            m_reason->clear();
    });
}

void AskPanel::show(const std::shared_ptr<const DraftedPlan> &draft)
{
    m_draft = draft;
    m_message->hide();
    showRefusals();
    check();
}

//! What a gate says no to can still be asked for, if somebody else may set it aside.
void AskPanel::showRefusals()
{
    clearLayout(m_refusals);
    m_boxes.clear();
    for (const GateResult &gate : m_draft->gates) {
        if (lets(gate, m_draft->path.warnsOnUnknown) || !mayBeWaived(gate.id))
            continue;
        const QString id = gateName(gate);
        auto *box = new QCheckBox(tr("Ask although %1 says no").arg(PromotionWords::gate(id)), this);
        box->setObjectName(u"needsWaiver-"_s + id);
        box->setToolTip(tr("Somebody else has to waive it by name before it can be approved."));
        box->setProperty("gate", id);
        connect(box, &QCheckBox::toggled, this, &AskPanel::check);
        m_refusals->addWidget(box);
        m_boxes.append(box);
    }
}

QStringList AskPanel::needed() const
{
    QStringList gates;
    for (const QCheckBox *box : m_boxes) {
        if (box->isChecked())
            gates.append(box->property("gate").toString());
    }
    return gates;
}

bool AskPanel::hasText() const
{
    return !m_reason->toPlainText().trimmed().isEmpty();
}

void AskPanel::focusReason()
{
    m_reason->setFocus(Qt::OtherFocusReason);
}

QString AskPanel::whyNot() const
{
    if (m_isBusy)
        return tr("Writing the entry.");
    if (const QString refused = m_rights.whyNot("promotion.request", m_draft->plan.to.text().toStdString()); !refused.isEmpty())
        return refused;
    if (m_draft->plan.steps.empty())
        return tr("There is nothing to promote: both sides are the same.");
    for (const GateResult &gate : m_draft->gates) {
        const QString id = gateName(gate);
        if (!lets(gate, m_draft->path.warnsOnUnknown) && !needed().contains(id))
            return tr("%1: %2.").arg(PromotionWords::gate(id), gate.reason);
    }
    return {};
}

void AskPanel::check()
{
    if (!m_draft)
        return;
    const QString pattern = m_draft->path.approvals.ticket, text = m_reason->toPlainText();
    const bool hasTicket = pattern.isEmpty() || QRegularExpression(pattern).match(text).hasMatch();
    m_ticket->setVisible(!pattern.isEmpty());
    m_ticket->setText(hasTicket ? tr("A ticket that fits %1 is needed: found.").arg(pattern) : tr("A ticket that fits %1 is needed.").arg(pattern));
    const QString refused = whyNot();
    m_lock->setReason(m_isBusy ? QString() : refused);
    m_ask->setBlocked(!refused.isEmpty() ? refused : text.trimmed().isEmpty() ? tr("Say what it is for.") : hasTicket ? QString() : tr("The reason names no ticket."));
    m_reason->setEnabled(!m_isBusy);
}

void AskPanel::ask()
{
    m_isBusy = true;
    m_message->hide();
    check();
    m_session.request(m_draft, m_reason->toPlainText().trimmed(), needed());
}

} // namespace bulkhead
