// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace bulkhead {

//! 16 px line drawings, 1.4 px wide with round ends. They say what a control does, never a state.
enum class Icon {
    None,
    Menu,
    Overview,
    Catalog,
    Isolation,
    Topology,
    Promotions,
    Audit,
    Reports,
    Settings,
    Search,
    Sync,
    Clock,
    ChevronDown,
    ChevronRight,
    ArrowUp,
    ArrowDown,
    Swap,
    Plus,
    Close,
    Check,
    Copy,
    Folder,
    Pin,
    Lock,
    Undo,
    Trash,
    Eye,
    Filter,
    Split,
    Merge,
    Gateway,
    Wall,
    Key,
    Person,
    Download
};

//! Draws into a square box in one colour.
void paintIcon(QPainter *painter, const QRectF &box, Icon icon, const QColor &colour);
//! For actions: takes text2 of the theme that is on when it is drawn.
[[nodiscard]] QIcon themedIcon(Icon icon);

} // namespace bulkhead
