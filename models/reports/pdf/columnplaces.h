// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/pdf/textengine.h"

#include <vector>

namespace bulkhead::reports {

struct ColumnPlace
{
    double x = 0, width = 0;
};

//! Where a table's columns stand. Shares are what its author asked for; a column whose texts are shorter lends room to those that would have to break lines.
//! Looks at some rows, spread over the table: always the same.
[[nodiscard]] std::vector<ColumnPlace> placesOf(const Table &table, double room, TextEngine &engine);

//! Side of the shape before a text, and how it is set.
inline constexpr double cellShapeSide = 8.5, cellShapeRoom = cellShapeSide * 1.5;
[[nodiscard]] TextStyle styleOf(const Column &column, const Cell &cell);

} // namespace bulkhead::reports
