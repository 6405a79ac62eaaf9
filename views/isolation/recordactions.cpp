// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recordactions.h"

#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/locknote.h"
#include "widgets/panel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! A button's name without what says that it asks more.
QString plain(QString name)
{
    return name.remove(u'…').trimmed();
}

} // namespace

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
    note(name, blocked);
}

void RecordActions::explain(const QString &reason)
{
    note({}, reason);
}

void RecordActions::note(const QString &name, const QString &reason)
{
    if (reason.isEmpty())
        return;
    const auto same = std::find_if(m_reasons.begin(), m_reasons.end(), [&](const auto &one) { return one.second == reason; });
    if (same == m_reasons.end())
        m_reasons.append({plain(name), reason});
    else if (!name.isEmpty())
        same->first += u", "_s + plain(name);
    m_lock->setReason(reasons());
}

QString RecordActions::reasons() const
{
    QStringList lines;
    for (const auto &[name, reason] : m_reasons)
        lines << (m_reasons.size() == 1 || name.isEmpty() ? reason : QString(name + u": "_s + reason));
    return lines.join(u'\n');
}

} // namespace bulkhead
