// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows/catalogrows.h"
#include "rows/rowset.h"

#include <memory>

namespace bulkhead {

//! A catalog's rows with what takes long to make, so that a worker makes it and the console's thread only
//! shows it. Immutable, shared between threads.
struct PreparedRows
{
    CatalogRows rows;
    RowList byName; //!< all rows in the order of their names
    RowList byId;   //!< all rows in the order of their ids

    [[nodiscard]] static std::shared_ptr<const PreparedRows> of(CatalogRows rows);
    [[nodiscard]] static std::shared_ptr<const PreparedRows> from(const Catalog &catalog);
    //! The row with an id, or `noRow`.
    [[nodiscard]] std::uint32_t find(std::uint64_t id) const;
};

inline constexpr std::uint32_t noRow = UINT32_MAX;

//! Where each row of `from` is in `to`, by id; `noRow` if it is not.
[[nodiscard]] RowList newPositions(const PreparedRows &from, const PreparedRows &to);

} // namespace bulkhead
