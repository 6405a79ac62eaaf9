// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"

#include <QKeySequence>

namespace bulkhead {

Button::Button(const QString &text, Look look, Icon icon, QWidget *parent)
    : QPushButton(text, parent)
    , m_look(look)
    , m_glyph(icon)
{
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

Button *Button::iconOnly(Icon icon, const QString &name, QWidget *parent)
{
    auto *button = new Button(QString(), Look::Plain, icon, parent);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

void Button::setLook(Look look)
{
    m_look = look;
    update();
}

void Button::setGlyph(Icon icon)
{
    m_glyph = icon;
    updateGeometry();
    update();
}

void Button::setSize(Size size)
{
    m_size = size;
    updateGeometry();
}

void Button::setKeyHint(const QKeySequence &key)
{
    m_keyHint = key.toString(QKeySequence::NativeText);
    m_keyHint.replace(u'+', u' ');
    updateGeometry();
}

void Button::setChevron(bool on)
{
    m_chevron = on;
    updateGeometry();
}

void Button::setBlocked(const QString &reason)
{
    if (isEnabled())
        m_openToolTip = toolTip();
    setEnabled(reason.isEmpty());
    setToolTip(reason.isEmpty() ? m_openToolTip : reason);
    setAccessibleDescription(reason);
}

} // namespace bulkhead
