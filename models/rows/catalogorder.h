// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows/catalogrows.h"
#include "rows/rowset.h"

namespace bulkhead {

//! By what the catalog table can be sorted.
struct CatalogSort
{
    enum class By : std::uint8_t { Rows, Name, Owner, Environment, Drift, Status, Match };
    By by = By::Rows; //!< Rows: as they were added
    int environment = 0;
    bool descending = false;
    friend bool operator==(const CatalogSort &, const CatalogSort &) = default;
};

//! All rows in the order asked for; equal ones stay in the order of the rows.
[[nodiscard]] RowList sortedRows(const CatalogRows &rows, const CatalogSort &sort);

//! All rows by name, ascending, and the positions in it whose name is the one before.
struct NameOrder
{
    RowList rows;
    RowSet repeats;
};
[[nodiscard]] NameOrder nameOrder(const CatalogRows &rows);

//! As `sortedRows`, by name without sorting again.
[[nodiscard]] RowList sortedRows(const CatalogRows &rows, const CatalogSort &sort, const NameOrder &names);

//! The rows of a set in the order of `order`; an empty order is the rows' own.
[[nodiscard]] RowList inOrder(const RowSet &set, const RowList &order);

} // namespace bulkhead
