// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/preparedrows.h"

#include "rows/catalogorder.h"

#include <algorithm>
#include <numeric>

namespace bulkhead {

std::shared_ptr<const PreparedRows> PreparedRows::of(CatalogRows rows)
{
    auto prepared = std::make_shared<PreparedRows>();
    prepared->byName = sortedRows(rows, {CatalogSort::By::Name, 0, false});
    prepared->byId.resize(rows.size());
    std::iota(prepared->byId.begin(), prepared->byId.end(), 0U);
    std::stable_sort(prepared->byId.begin(), prepared->byId.end(), [&rows](std::uint32_t a, std::uint32_t b) {
        return rows.row(a).id < rows.row(b).id;
    });
    prepared->rows = std::move(rows);
    return prepared;
}

std::shared_ptr<const PreparedRows> PreparedRows::from(const Catalog &catalog)
{
    return of(CatalogRows::from(catalog));
}

std::uint32_t PreparedRows::find(std::uint64_t id) const
{
    const auto at = std::lower_bound(byId.begin(), byId.end(), id, [this](std::uint32_t row, std::uint64_t wanted) {
        return rows.row(row).id < wanted;
    });
    return at != byId.end() && rows.row(*at).id == id ? *at : noRow;
}

RowList newPositions(const PreparedRows &from, const PreparedRows &to)
{
    RowList result(from.rows.size(), noRow);
    auto at = to.byId.begin();
    for (const std::uint32_t row : from.byId) { // both ascend
        const std::uint64_t id = from.rows.row(row).id;
        while (at != to.byId.end() && to.rows.row(*at).id < id)
            ++at;
        if (at != to.byId.end() && to.rows.row(*at).id == id)
            result[row] = *at;
    }
    return result;
}

} // namespace bulkhead
