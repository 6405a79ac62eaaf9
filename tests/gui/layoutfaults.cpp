// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/layoutfaults.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QLabel>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const QString text = label ? label->text() : button ? button->text() : widget.accessibleName();
    const QRect at = widget.geometry();
    return u"%1 %2 '%3' at %4,%5 %6x%7"_s.arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), text)
        .arg(at.x()).arg(at.y()).arg(at.width()).arg(at.height());
}

//! Qt's own parts place themselves: the insides of fields, headers, tab bars and item views.
bool isPlacedByUs(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    return parent && !widget.isWindow() && !qobject_cast<const QSplitterHandle *>(&widget)
        && !qobject_cast<const QAbstractScrollArea *>(parent) && parent->objectName() != "qt_scrollarea_viewport"_L1
        && !widget.objectName().startsWith("qt_"_L1) && (parent->layout() || qobject_cast<const QSplitter *>(parent));
}

//! Content of a scroll area may be higher than what is seen of it, but not wider without a scroll bar.
void addScrolled(const QScrollArea &area, QStringList &faults)
{
    const QWidget *content = area.widget();
    if (!content || !content->isVisible())
        return;
    if (content->width() > area.viewport()->width() && !area.horizontalScrollBar()->isVisible())
        faults.append(nameOf(*content) + u" is wider than what is seen of it: %1"_s.arg(area.viewport()->width()));
}

//! The height that a widget needs at the width it was given, 0 where it makes do with any.
int leastHeight(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (label && label->text().isEmpty())
        return 0;
    if (widget.hasHeightForWidth())
        return widget.heightForWidth(widget.width());
    return label ? label->fontMetrics().height() : 0;
}

//! What holds others has room if each of them has; pages that are not shown do not count.
void addRoom(const QWidget &widget, QStringList &faults)
{
    if (widget.layout() || qobject_cast<const QSplitter *>(&widget))
        return;
    const QSize least = widget.minimumSizeHint();
    if (widget.width() < least.width() && widget.maximumWidth() >= least.width())
        faults.append(nameOf(widget) + u" needs a width of %1"_s.arg(least.width()));
    if (const int high = leastHeight(widget); widget.height() < high)
        faults.append(nameOf(widget) + u" needs a height of %1"_s.arg(high));
}

void addTabs(const QTabBar &bar, QStringList &faults)
{
    for (int i = 0; i < bar.count(); ++i) {
        if (bar.tabRect(i).width() < bar.fontMetrics().horizontalAdvance(bar.tabText(i)))
            faults.append(nameOf(bar) + u" cuts the tab "_s + bar.tabText(i));
    }
}

void addOverlaps(const QWidget &parent, QStringList &faults)
{
    QList<const QWidget *> placed;
    for (const QWidget *child : parent.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isVisible() && isPlacedByUs(*child))
            placed.append(child);
    }
    for (qsizetype i = 0; i < placed.size(); ++i) {
        for (qsizetype k = i + 1; k < placed.size(); ++k) {
            if (placed[i]->geometry().intersects(placed[k]->geometry()))
                faults.append(nameOf(*placed[i]) + u" lies over "_s + nameOf(*placed[k]));
        }
    }
}

} // namespace

QStringList layoutFaults(const QWidget &root)
{
    QStringList faults;
    addOverlaps(root, faults);
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        addOverlaps(*widget, faults);
        if (const auto *area = qobject_cast<const QScrollArea *>(widget))
            addScrolled(*area, faults);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            addTabs(*tabs, faults);
        if (!isPlacedByUs(*widget))
            continue;
        if (!widget->parentWidget()->rect().contains(widget->geometry()) && !widget->size().isEmpty())
            faults.append(nameOf(*widget) + u" leaves "_s + nameOf(*widget->parentWidget()));
        addRoom(*widget, faults);
    }
    return faults;
}

} // namespace bulkhead::test
