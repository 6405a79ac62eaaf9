// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/walltrend.h"
#include "presentation/tokens.h"
#include "wall/walllayout.h"

class QPainter;

namespace bulkhead {

//! Paints the last thirty days of each band where the layout has room for them.
void paintWallTrends(QPainter &painter, const WallLayout &layout, const WallTrends &trends, const Tokens &tokens);

} // namespace bulkhead
