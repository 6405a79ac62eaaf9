// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flowlayout.h"

#include "presentation/type.h"

#include <QStyle>
#include <QWidget>

namespace bulkhead {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(px(8));
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::setLastAtTheRight(bool on)
{
    m_lastAtTheRight = on;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

//! All in one line.
QSize FlowLayout::sizeHint() const
{
    int width = 0, height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += (width > 0 ? spacing() : 0) + item->sizeHint().width();
        height = qMax(height, item->sizeHint().height());
    }
    const QMargins around = contentsMargins();
    return {width + around.left() + around.right(), height + around.top() + around.bottom()};
}

//! Each in a line of its own.
QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    const QMargins around = contentsMargins();
    return least + QSize(around.left() + around.right(), around.top() + around.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    (void)arrange(rect, true);
}

//! Returns the height that the lines take.
int FlowLayout::arrange(const QRect &rect, bool place) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    QList<Placed> line;
    int x = room.left(), y = room.top(), height = 0;
    const auto endLine = [&] {
        for (const Placed &one : std::as_const(line)) {
            const QRect at(QPoint(one.x, y + (height - one.size.height()) / 2), one.size);
            one.item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), room, at));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        const QSize size(qMin(hint.width(), qMax(room.width(), item->minimumSize().width())), hint.height());
        if (x > room.left() && x + size.width() > room.left() + room.width()) {
            endLine();
            x = room.left();
            y += height + spacing();
            height = 0;
        }
        const bool right = m_lastAtTheRight && item == m_items.constLast() && x > room.left();
        if (place)
            line.append({item, right ? room.left() + room.width() - size.width() : x, size});
        x += size.width() + spacing();
        height = qMax(height, size.height());
    }
    endLine();
    return y + height - rect.top() + contentsMargins().bottom();
}

} // namespace bulkhead
