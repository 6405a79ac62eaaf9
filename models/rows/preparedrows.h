// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows/catalogorder.h"

#include <array>
#include <memory>

namespace bulkhead {

//! A catalog's rows with what takes long to make, so that a worker makes it and the console's thread only
//! shows it. Immutable, shared between threads.
struct PreparedRows
{
    CatalogRows rows;
    NameOrder byName;
    RowList byId; //!< all rows in the order of their ids
    std::vector<std::uint32_t> groupSizes; //!< of each group of the rows

    [[nodiscard]] static std::shared_ptr<const PreparedRows> of(CatalogRows rows);
    [[nodiscard]] static std::shared_ptr<const PreparedRows> from(const Catalog &catalog);
    //! Rows with a cell in one of the environments (positions of columns), by their status.
    [[nodiscard]] std::array<qint64, 4> statusCounts(const std::vector<int> &environments) const;
    //! The row with an id, or `noRow`.
    [[nodiscard]] std::uint32_t find(std::uint64_t id) const;
};

inline constexpr std::uint32_t noRow = UINT32_MAX;

//! Where each row of `from` is in `to`, by id; `noRow` if it is not.
[[nodiscard]] RowList newPositions(const PreparedRows &from, const PreparedRows &to);

} // namespace bulkhead
