// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QMenu;
class QString;

namespace bulkhead {

//! Writes into a menu why something of it cannot be done, a line per sentence with a lock in front. `before`: nullptr: at its end.
void addReason(QMenu &menu, QAction *before, const QString &reason);

} // namespace bulkhead
