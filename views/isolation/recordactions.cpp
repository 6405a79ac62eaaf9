// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recordactions.h"

#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/locknote.h"
#include "widgets/panel.h"

#include <QVBoxLayout>

namespace bulkhead {

RecordActions::RecordActions(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout)
    , m_lock(new LockNote(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(px(8));
    column->addLayout(m_row);
    column->addWidget(m_lock);
}

void RecordActions::clear()
{
    clearLayout(m_row);
    m_reasons.clear();
    m_lock->setReason({});
}

void RecordActions::offer(const QString &id, const QString &name, const QString &blocked, const std::function<void()> &act)
{
    auto *button = new Button(name, Button::Look::Outlined, Icon::None, this);
    button->setSize(Button::Size::Small);
    button->setObjectName(id);
    button->setBlocked(blocked);
    connect(button, &QPushButton::clicked, this, act);
    m_row->addWidget(button);
    explain(blocked);
}

void RecordActions::explain(const QString &reason)
{
    if (!reason.isEmpty() && !m_reasons.contains(reason))
        m_reasons.append(reason);
    m_lock->setReason(reasons());
}

} // namespace bulkhead
