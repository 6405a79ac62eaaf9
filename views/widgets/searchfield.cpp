// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchfield.h"

#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QKeyEvent>
#include <QPainter>

namespace bulkhead {

namespace {

constexpr int leastTyped = 40;

void paintChip(QPainter *painter, const QRect &rect, const QString &text, const QPalette &palette)
{
    const Tokens &t = tokensFor(palette);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QColor(t.accent), 1));
    painter->setBrush(QColor(t.accentSoft));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setFont(typeFont(TypeSize::Caption, QFont::Medium));
    painter->setPen(QColor(t.accent));
    const QRect room = rect.adjusted(px(6), 0, -px(18), 0);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideMiddle, room.width()));
    const double cross = px(10);
    paintIcon(painter, QRectF(rect.right() - cross - px(4), rect.center().y() - cross / 2 + 0.5, cross, cross),
              Icon::Close, t.accent);
}

} // namespace

SearchField::SearchField(const QString &hint, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    setMouseTracking(true);
    setMargins();
}

void SearchField::setKeyHint(const QString &key)
{
    m_keyHint = key;
    setMargins();
}

void SearchField::setChip(const QString &text)
{
    if (text == m_chip)
        return;
    m_chip = text;
    //: Read aloud: a filter in front of the text, such as "pair:EU".
    setAccessibleDescription(text.isEmpty() ? QString() : tr("%1, Backspace takes it out").arg(text));
    setMargins();
    update();
}

void SearchField::setMargins()
{
    const int chip = m_chip.isEmpty() ? 0 : chipRect().width() + px(6);
    setTextMargins(px(24) + chip, 0, m_keyHint.isEmpty() ? 0 : BulkheadStyle::keyHintWidth(m_keyHint), 0);
}

QRect SearchField::chipRect() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption, QFont::Medium));
    const int width = metrics.horizontalAdvance(m_chip) + px(26);
    const int room = this->width() - px(32) - px(leastTyped);
    return {px(32), (height() - px(20)) / 2, qMin(width, qMax(room, px(40))), px(20)};
}

//! The chip gives way to what is typed.
QSize SearchField::minimumSizeHint() const
{
    return {px(120), QLineEdit::minimumSizeHint().height()};
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    setMargins();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const double size = px(16);
    paintIcon(&painter, QRectF(px(9), (height() - size) / 2, size, size), Icon::Search,
              tokensFor(palette()).text2);
    if (!m_chip.isEmpty())
        paintChip(&painter, chipRect(), m_chip, palette());
    if (!m_keyHint.isEmpty() && text().isEmpty())
        BulkheadStyle::drawKeyHint(&painter, rect().adjusted(0, 0, -px(8), 0), m_keyHint, palette());
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Backspace && text().isEmpty() && !m_chip.isEmpty()) {
        emit chipRemoved();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        emit leftDown();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::mouseMoveEvent(QMouseEvent *event)
{
    const bool onChip = !m_chip.isEmpty() && chipRect().contains(event->pos());
    setCursor(onChip ? Qt::PointingHandCursor : Qt::IBeamCursor);
    setToolTip(onChip ? QString(m_chip.toHtmlEscaped() + u'\n' + tr("Take the filter out")) : QString());
    QLineEdit::mouseMoveEvent(event);
}

void SearchField::mousePressEvent(QMouseEvent *event)
{
    if (!m_chip.isEmpty() && event->button() == Qt::LeftButton && chipRect().contains(event->pos())) {
        emit chipRemoved();
        return;
    }
    QLineEdit::mousePressEvent(event);
}

} // namespace bulkhead
