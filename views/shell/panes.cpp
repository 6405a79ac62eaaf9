// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/panes.h"

#include <QWidget>

#include <algorithm>

namespace bulkhead {

QWidget *paneAfter(const QList<QWidget *> &panes, const QWidget *focus, bool backwards)
{
    const auto at = std::find_if(panes.cbegin(), panes.cend(), [focus](const QWidget *pane) {
        return focus && (pane == focus || pane->isAncestorOf(focus));
    });
    const qsizetype count = panes.size();
    const qsizetype from = at == panes.cend() ? (backwards ? 0 : count - 1) : at - panes.cbegin();
    for (qsizetype step = 1; step <= count; ++step) {
        QWidget *pane = panes.at((from + (backwards ? count - step : step)) % count);
        if (pane->isVisible())
            return pane;
    }
    return nullptr;
}

} // namespace bulkhead
