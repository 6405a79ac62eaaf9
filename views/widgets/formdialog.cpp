// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formdialog.h"

#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

namespace {
constexpr int dialogWidth = 480;
}

FormDialog::FormDialog(const QString &title, const QString &meaning, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_fields(new QWidget(this))
    , m_body(new QVBoxLayout(m_fields))
    , m_column(new QVBoxLayout(this))
    , m_meaning(new TextLabel(meaning, TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_state(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text3, this))
    , m_message(new MessageBar(this))
    , m_cancel(new Button(tr("Cancel"), Button::Look::Outlined, Icon::None, this))
    , m_action(new Button(action, Button::Look::Filled, Icon::None, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setAccessibleName(title);
    m_column->setContentsMargins(px(24), px(20), px(24), px(16));
    m_column->setSpacing(px(12));
    m_column->addWidget(new TextLabel(title, TypeSize::Section, QFont::DemiBold, &Tokens::text, this));
    m_meaning->setWordWrap(true);
    m_meaning->setVisible(!meaning.isEmpty());
    m_column->addWidget(m_meaning);
    m_column->addWidget(m_message);
    m_body->setContentsMargins(0, px(4), 0, 0);
    m_body->setSpacing(px(10));
    m_column->addWidget(m_fields);
    m_column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    m_state->setWordWrap(true);
    row->addWidget(m_state, 1);
    m_action->setObjectName(QStringLiteral("dialogAction"));
    m_cancel->setObjectName(QStringLiteral("dialogCancel"));
    row->addWidget(m_cancel);
    row->addWidget(m_action);
    m_column->addLayout(row);
    setMinimumWidth(px(dialogWidth));
    m_action->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, [this] {
        m_message->hide();
        submit();
    });
}

//! What was asked cannot be taken back, so its answer is waited for.
void FormDialog::reject()
{
    if (!m_isBusy)
        QDialog::reject();
}

void FormDialog::showAction()
{
    m_action->setBlocked(m_isBusy ? m_state->text() : m_missing);
    m_cancel->setEnabled(!m_isBusy);
    m_fields->setEnabled(!m_isBusy);
    if (!m_isBusy)
        m_state->setText(m_missing);
}

void FormDialog::setMissing(const QString &reason)
{
    m_missing = reason;
    showAction();
}

void FormDialog::setBusy(const QString &words)
{
    m_isBusy = true;
    m_state->setText(words);
    showAction();
}

void FormDialog::fail(const QString &sentence, const QString &rest, QWidget *field)
{
    m_isBusy = false;
    m_message->show(Status::Fail, sentence, rest);
    showAction();
    if (field)
        field->setFocus(Qt::OtherFocusReason);
}

void FormDialog::showOutcome(const QString &sentence, QWidget *outcome)
{
    m_isBusy = false;
    m_message->show(Status::Pass, sentence);
    m_meaning->hide();
    m_fields->hide();
    m_state->hide();
    m_action->hide();
    m_column->insertWidget(m_column->indexOf(m_fields) + 1, outcome);
    m_cancel->setText(tr("Close"));
    m_cancel->setEnabled(true);
    m_cancel->setFocus(Qt::OtherFocusReason);
    adjustSize();
}

} // namespace bulkhead
