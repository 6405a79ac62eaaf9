// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/preparedrows.h"

#include <algorithm>
#include <numeric>

namespace bulkhead {

std::shared_ptr<const PreparedRows> PreparedRows::of(CatalogRows rows)
{
    auto prepared = std::make_shared<PreparedRows>();
    prepared->byName = nameOrder(rows);
    prepared->byId.resize(rows.size());
    std::iota(prepared->byId.begin(), prepared->byId.end(), 0U);
    std::stable_sort(prepared->byId.begin(), prepared->byId.end(), [&rows](std::uint32_t a, std::uint32_t b) {
        return rows.row(a).id < rows.row(b).id;
    });
    prepared->groupSizes.resize(rows.groupExamples().size());
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        ++prepared->groupSizes[rows.group(row)];
    prepared->rows = std::move(rows);
    return prepared;
}

std::shared_ptr<const PreparedRows> PreparedRows::from(const Catalog &catalog)
{
    return of(CatalogRows::from(catalog));
}

std::array<qint64, 4> PreparedRows::statusCounts(const std::vector<int> &environments) const
{
    std::array<qint64, 4> counts {};
    for (std::size_t group = 0; group < groupSizes.size(); ++group) {
        const std::uint32_t example = rows.groupExamples()[group];
        const auto cells = rows.cells(example);
        const bool there = std::any_of(cells.begin(), cells.end(), [&environments](const auto &cell) {
            return std::find(environments.begin(), environments.end(), cell.environment) != environments.end();
        });
        if (there)
            counts[static_cast<std::size_t>(rows.row(example).status)] += groupSizes[group];
    }
    return counts;
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
