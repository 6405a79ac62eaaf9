// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scrollsheet.h"

#include "widgets/bulkheadstyle.h"

#include <QEvent>
#include <QPainter>

namespace bulkhead {

namespace {
constexpr int ring = 2; //!< wide; the content leaves it room
}

ScrollSheet::ScrollSheet(const QString &accessibleName, QWidget *parent)
    : QScrollArea(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setViewportMargins(ring, ring, ring, ring);
}

//! Ring and scroll bar stand on the ground of what is scrolled, whatever is below the sheet.
void ScrollSheet::paintGround()
{
    const QWidget *ground = widget() != nullptr ? widget() : viewport();
    if (ground->autoFillBackground())
        QPainter(this).fillRect(rect(), ground->palette().brush(ground->backgroundRole()));
}

bool ScrollSheet::event(QEvent *event)
{
    if (event->type() == QEvent::Paint)
        paintGround();
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::Paint && hasFocus()) {
        QPainter painter(this);
        BulkheadStyle::drawFocus(&painter, rect(), palette(), 0);
    }
    return done;
}

void ScrollSheet::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    update();
}

void ScrollSheet::focusOutEvent(QFocusEvent *event)
{
    QScrollArea::focusOutEvent(event);
    update();
}

} // namespace bulkhead
