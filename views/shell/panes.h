// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace bulkhead {

//! Where F6 goes: the visible pane after (or before) the one that has the focus; nullptr if there is none.
[[nodiscard]] QWidget *paneAfter(const QList<QWidget *> &panes, const QWidget *focus, bool backwards);

} // namespace bulkhead
