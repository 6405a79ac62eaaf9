// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawer.h"

#include "widgets/button.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace bulkhead {

Drawer::Drawer(QWidget *parent)
    : Surface(&Tokens::panel, NoEdge, parent)
    , m_name(new TextLabel(QString(), TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_subtitle(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, this))
    , m_close(Button::iconOnly(Icon::Close, tr("Close details (Esc)"), this))
{
    setMinimumWidth(px(320));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *head = new Surface(&Tokens::panel, Bottom, this);
    head->setMinimumHeight(px(56));
    m_headRow = new QHBoxLayout(head);
    m_headRow->setContentsMargins(px(16), px(6), px(12), px(6));
    m_headRow->setSpacing(px(8));
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    words->addStretch();
    m_name->setElided(true);
    m_subtitle->setElided(true);
    words->addWidget(m_name);
    words->addWidget(m_subtitle);
    words->addStretch();
    m_headRow->addLayout(words, 1);
    m_headRow->addWidget(m_close);
    m_column->addWidget(head);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_column->addLayout(m_body, 1);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &Drawer::closeRequested);
    connect(m_close, &QPushButton::clicked, this, &Drawer::closeRequested);
}

void Drawer::setTitle(const QString &name, const QString &subtitle)
{
    m_name->setText(name);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(name);
}

void Drawer::setAction(QWidget *action)
{
    m_headRow->insertWidget(1, action);
}

QHBoxLayout *Drawer::foot()
{
    if (!m_foot) {
        auto *bar = new Surface(&Tokens::panel, Top, this);
        bar->setMinimumHeight(px(48));
        m_foot = new QHBoxLayout(bar);
        m_foot->setContentsMargins(px(16), px(8), px(16), px(8));
        m_foot->setSpacing(px(8));
        m_column->addWidget(bar);
    }
    return m_foot;
}

QSize Drawer::sizeHint() const
{
    return {px(472), Surface::sizeHint().height()};
}

} // namespace bulkhead
