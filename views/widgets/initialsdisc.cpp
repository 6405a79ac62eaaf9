// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/initialsdisc.h"

#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"

#include <QPainter>

namespace bulkhead {

InitialsDisc::InitialsDisc(int size, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void InitialsDisc::setPerson(const QString &initials, bool isQuiet)
{
    m_initials = initials;
    m_isQuiet = isQuiet;
    update();
}

QSize InitialsDisc::sizeHint() const
{
    return {px(m_size), px(m_size)};
}

void InitialsDisc::paint(QPainter *painter, const QRectF &box, const QString &initials, bool isQuiet, const Tokens &t)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(isQuiet ? t.track : t.accentSoft));
    painter->drawEllipse(box);
    if (initials.isEmpty()) {
        const double inset = box.width() / 5;
        paintIcon(painter, box.adjusted(inset, inset, -inset, -inset), Icon::Person, t.text2);
    } else {
        painter->setPen(QColor(isQuiet ? t.text2 : t.accent));
        painter->setFont(typeFont(box.width() < px(24) ? TypeSize::Caption : TypeSize::Small, QFont::DemiBold));
        painter->drawText(box, Qt::AlignCenter, initials);
    }
    painter->restore();
}

void InitialsDisc::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_initials, m_isQuiet, tokensFor(palette()));
}

} // namespace bulkhead
