// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogfilter.h"

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

//! `matches` (ascending) in the order of `order`; an empty order is the rows' own.
[[nodiscard]] RowList inOrder(const RowList &matches, const RowList &order);

} // namespace bulkhead
