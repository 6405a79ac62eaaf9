// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QKeyEvent>
#include <QPainter>

namespace bulkhead {

namespace {

constexpr int longest = 220;

} // namespace

Chip::Chip(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
{
    const QString words = tr("Take %1 out").arg(name);
    setAccessibleName(words);
    setToolTip(words.toHtmlEscaped());
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Small, QFont::Medium));
    return {qMin(metrics.horizontalAdvance(m_name) + px(32), px(longest)), px(24)};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    painter.setPen(QPen(QColor(t.border), 1));
    painter.setBrush(QColor(underMouse() ? t.hover : t.accentSoft));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(typeFont(TypeSize::Small, QFont::Medium));
    painter.setPen(QColor(t.text));
    const QRect room = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(px(8), 0, -px(22), 0));
    painter.drawText(room, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, room.width()));
    const int cross = px(10);
    const QRect at(width() - cross - px(7), (height() - cross) / 2, cross, cross);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), at), Icon::Close, t.text2);
    if (hasFocus())
        BulkheadStyle::drawFocus(&painter, rect(), palette(), 4);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Chip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Chip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace bulkhead
