// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // one of them may be asking for it
        } else if (item->layout() != nullptr) {
            clearLayout(item->layout());
        }
        delete item;
    }
}

Panel::Panel(const QString &title, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_title(new TextLabel(title, TypeSize::Body, QFont::DemiBold, &Tokens::text, this))
    , m_note(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(12), px(16), px(14));
    column->setSpacing(px(8));
    m_head->setSpacing(px(8));
    m_title->setElided(true);
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_note);
    column->addLayout(m_head);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(px(6));
    column->addLayout(m_body);
    m_note->hide();
}

void Panel::setTitle(const QString &title)
{
    m_title->setText(title);
}

void Panel::setNote(const QString &words)
{
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void Panel::clearBody()
{
    clearLayout(m_body);
}

TextLabel *Panel::addText(const QString &text, TypeSize size, Ink ink)
{
    auto *label = new TextLabel(text, size, QFont::Normal, ink, this);
    label->setWordWrap(true);
    m_body->addWidget(label);
    return label;
}

} // namespace bulkhead
