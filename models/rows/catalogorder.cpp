// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/catalogorder.h"

#include <algorithm>

namespace bulkhead {

namespace {

using std::string_view;
using By = CatalogSort::By;

struct Keyed
{
    std::uint64_t key = 0; //!< decides nearly always, without touching the texts
    std::uint32_t row = 0;
};

//! The first eight bytes, so that numbers compare as the texts do.
std::uint64_t prefixKey(string_view text)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i)
        key = key << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return key;
}

//! "v2" and "2.4.1" by their numbers; other texts after them.
std::uint64_t versionKey(string_view text)
{
    if (!text.empty() && (text[0] == 'v' || text[0] == 'V'))
        text.remove_prefix(1);
    std::uint64_t key = 0;
    int parts = 0;
    while (parts < 3 && !text.empty() && text[0] >= '0' && text[0] <= '9') {
        std::uint64_t number = 0;
        while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
            number = std::min<std::uint64_t>(number * 10 + static_cast<unsigned>(text[0] - '0'),
                                             0xfffffU);
            text.remove_prefix(1);
        }
        key = key << 20U | number;
        ++parts;
        if (!text.empty() && text[0] == '.')
            text.remove_prefix(1);
    }
    if (parts == 0)
        return text.empty() ? 1 : 3ULL << 62U;
    return (key << static_cast<unsigned>(20 * (3 - parts))) + 2;
}

string_view nameText(const CatalogRows &rows, std::uint32_t row)
{
    const string_view text = rows.text(row);
    return text.substr(0, text.find('\x1f'));
}

std::uint64_t keyOf(const CatalogRows &rows, std::uint32_t row, const CatalogSort &sort)
{
    const CatalogRows::Row &one = rows.row(row);
    switch (sort.by) {
    case By::Rows:
        return row;
    case By::Name:
        return prefixKey(nameText(rows, row));
    case By::Owner:
        return rows.word(one.owner).empty() ? UINT64_MAX : prefixKey(foldedCase(rows.word(one.owner)));
    case By::Environment:
        for (const auto &cell : rows.cells(row)) {
            if (cell.environment == sort.environment)
                return versionKey(rows.word(cell.version));
        }
        return UINT64_MAX;
    case By::Drift:
        return one.drift;
    case By::Status:
        return static_cast<std::uint64_t>(one.status);
    case By::Match:
        return static_cast<std::uint64_t>(one.confidence) << 8U
            | static_cast<std::uint64_t>(one.method);
    }
    Q_UNREACHABLE();
}

string_view sortText(const CatalogRows &rows, std::uint32_t row, By by)
{
    return by == By::Owner ? string_view(rows.word(rows.row(row).owner)) : nameText(rows, row);
}

using Position = std::vector<Keyed>::iterator;

//! Sorts by key; rows whose first bytes are equal again by the next eight. Each text is read once a
//! level, in no comparison.
void sortRange(const CatalogRows &rows, Position begin, Position end, const CatalogSort &sort,
               std::size_t depth)
{
    const auto before = [&sort](const Keyed &a, const Keyed &b) {
        if (a.key != b.key)
            return sort.descending ? a.key > b.key : a.key < b.key;
        return a.row < b.row;
    };
    if (!std::is_sorted(begin, end, before))
        std::sort(begin, end, before);
    if (sort.by != By::Name && sort.by != By::Owner)
        return;
    for (Position first = begin; first != end;) {
        const Position last = std::find_if(first, end, [first](const Keyed &one) {
            return one.key != first->key;
        });
        bool longer = false;
        for (Position at = first; last - first > 1 && at != last; ++at) {
            const string_view text = sortText(rows, at->row, sort.by);
            longer = longer || text.size() > depth;
            at->key = text.size() > depth ? prefixKey(text.substr(depth)) : 0;
        }
        if (longer)
            sortRange(rows, first, last, sort, depth + 8);
        first = last;
    }
}

} // namespace

RowList sortedRows(const CatalogRows &rows, const CatalogSort &sort)
{
    std::vector<Keyed> keyed(rows.size());
    for (std::uint32_t i = 0; i < keyed.size(); ++i)
        keyed[i] = {keyOf(rows, i, sort), i};
    sortRange(rows, keyed.begin(), keyed.end(), sort, sort.by == By::Owner ? 0 : 8);
    RowList order(keyed.size());
    std::transform(keyed.begin(), keyed.end(), order.begin(), [](const Keyed &one) { return one.row; });
    return order;
}

RowList sortedRows(const CatalogRows &rows, const CatalogSort &sort, const RowList &byName)
{
    if (sort.by != By::Name || byName.size() != rows.size())
        return sortedRows(rows, sort);
    if (!sort.descending)
        return byName;
    RowList order(byName.rbegin(), byName.rend());
    for (auto first = order.begin(); first != order.end();) { // equal names keep the order of the rows
        const auto last = std::find_if(first + 1, order.end(), [&](std::uint32_t row) {
            return nameText(rows, row) != nameText(rows, *first);
        });
        std::reverse(first, last);
        first = last;
    }
    return order;
}

RowList inOrder(const RowSet &set, const RowList &order)
{
    RowList result(set.count());
    std::size_t count = 0;
    if (order.empty()) {
        set.forEach([&](std::uint32_t row) { result[count++] = row; });
        return result;
    }
    if (result.size() == order.size())
        return order;
    for (auto at = order.begin(); count < result.size(); ++at) {
        result[count] = *at; // without a branch: hits come as they like
        count += set.contains(*at) ? 1U : 0U;
    }
    return result;
}

} // namespace bulkhead
