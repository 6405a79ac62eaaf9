// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/valuelabel.h"

#include "presentation/formats.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace bulkhead {

ValueLabel::ValueLabel(const QString &value, QWidget *parent)
    : TextLabel(Formats::breakable(value), TypeSize::Small, QFont::Normal, &Tokens::text, parent)
    , m_value(value)
{
    setFixed(true);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(value);
}

//! What is selected, else all of it, without the marks where it may break.
void ValueLabel::copy() const
{
    QString text = hasSelectedText() ? selectedText() : m_value;
    QApplication::clipboard()->setText(text.remove(Formats::breakHere));
}

void ValueLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        TextLabel::keyPressEvent(event);
}

void ValueLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &ValueLabel::copy);
    menu->popup(event->globalPos());
}

} // namespace bulkhead
