// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/button.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"

#include <QVBoxLayout>

namespace bulkhead {

EmptyState::EmptyState(Icon icon, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new TextLabel(QString(), TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_more(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_action(new Button(QString(), Button::Look::Filled, Icon::None, this))
    , m_lock(new LockNote(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(24));
    column->setSpacing(px(10));
    column->addStretch(1);
    column->addWidget(new IconMark(icon, 32, &Tokens::text3, this));
    m_sentence->setWordWrap(true);
    m_more->setWordWrap(true);
    m_sentence->setMaximumWidth(px(560));
    m_more->setMaximumWidth(px(560));
    m_lock->setMaximumWidth(px(560));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    column->addWidget(m_sentence);
    column->addWidget(m_more);
    column->addWidget(m_lock);
    column->addWidget(m_action, 0, Qt::AlignLeft);
    column->addStretch(2);
    setFocusProxy(m_action);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setText(const QString &sentence, const QString &more, const QString &action)
{
    m_sentence->setText(sentence);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setLocked({});
}

void EmptyState::setLocked(const QString &reason)
{
    const QString shown = m_action->isHidden() ? QString() : reason;
    m_action->setBlocked(shown);
    m_lock->setReason(shown);
}

} // namespace bulkhead
