// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/catalogorder.h"

#include <algorithm>
#include <array>
#include <optional>

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

//! Eight bytes of the texts of all rows at a time. Those near the begin are read once for all rows in their
//! order, since reading them in the order of the names would miss the processor's cache every time.
class TextKeys
{
public:
    TextKeys(const CatalogRows &rows, By by)
        : m_rows(rows)
        , m_by(by)
    {
    }
    std::uint64_t at(std::uint32_t row, std::size_t depth)
    {
        const std::size_t level = depth / sizeof(std::uint64_t);
        if (level >= m_levels.size())
            return read(row, depth);
        std::vector<std::uint64_t> &keys = m_levels[level];
        if (keys.empty()) {
            keys.resize(m_rows.size());
            for (std::uint32_t i = 0; i < keys.size(); ++i)
                keys[i] = read(i, depth);
        }
        return keys[row];
    }

private:
    [[nodiscard]] std::uint64_t read(std::uint32_t row, std::size_t depth) const
    {
        const string_view text = sortText(m_rows, row, m_by);
        return text.size() > depth ? prefixKey(text.substr(depth)) : 0;
    }

    const CatalogRows &m_rows;
    By m_by;
    std::array<std::vector<std::uint64_t>, 4> m_levels;
};

using Position = std::vector<Keyed>::iterator;

//! Rows with the same key stay as they are.
void sortByKey(Position begin, Position end)
{
    const auto before = [](const Keyed &a, const Keyed &b) {
        return a.key != b.key ? a.key < b.key : a.row < b.row;
    };
    if (!std::is_sorted(begin, end, before))
        std::sort(begin, end, before);
}

//! All rows with their keys, and how to go on where keys are equal.
struct Sorting
{
    std::vector<Keyed> keyed;
    std::uint64_t turned = 0;        //!< the keys of a descending order are turned round
    std::optional<TextKeys> texts;   //!< empty: equal keys stay as they are
    RowSet repeats;                  //!< positions whose text is the one before
};

//! Sorts by key; rows whose first bytes are equal again by the next eight.
void sortRange(Sorting &sorting, Position begin, Position end, std::size_t depth)
{
    sortByKey(begin, end);
    if (!sorting.texts)
        return;
    for (Position first = begin; first != end;) {
        const Position last = std::find_if(first, end, [first](const Keyed &one) {
            return one.key != first->key;
        });
        std::uint64_t more = 0; // a text that goes on does not do so with zeros
        for (Position at = first; last - first > 1 && at != last; ++at) {
            const std::uint64_t key = sorting.texts->at(at->row, depth);
            more |= key;
            at->key = key ^ sorting.turned;
        }
        if (more != 0)
            sortRange(sorting, first, last, depth + sizeof(std::uint64_t));
        for (Position at = first + 1; more == 0 && at != last; ++at)
            sorting.repeats.insert(static_cast<std::uint32_t>(at - sorting.keyed.begin()));
        first = last;
    }
}

NameOrder sortAll(const CatalogRows &rows, const CatalogSort &sort)
{
    Sorting sorting;
    sorting.turned = sort.descending ? UINT64_MAX : 0;
    sorting.keyed.resize(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        sorting.keyed[i] = {keyOf(rows, i, sort) ^ sorting.turned, i};
    if (sort.by == By::Name || sort.by == By::Owner) {
        sorting.texts.emplace(rows, sort.by);
        sorting.repeats = RowSet(rows.size());
    }
    sortRange(sorting, sorting.keyed.begin(), sorting.keyed.end(), sort.by == By::Owner ? 0 : 8);
    NameOrder order {RowList(rows.size()), std::move(sorting.repeats)};
    std::transform(sorting.keyed.begin(), sorting.keyed.end(), order.rows.begin(),
                   [](const Keyed &one) { return one.row; });
    return order;
}

} // namespace

RowList sortedRows(const CatalogRows &rows, const CatalogSort &sort)
{
    return sortAll(rows, sort).rows;
}

NameOrder nameOrder(const CatalogRows &rows)
{
    return sortAll(rows, {By::Name, 0, false});
}

RowList sortedRows(const CatalogRows &rows, const CatalogSort &sort, const NameOrder &names)
{
    if (sort.by != By::Name)
        return sortedRows(rows, sort);
    if (!sort.descending)
        return names.rows;
    RowList order(names.rows.size());
    for (std::size_t begin = 0, free = order.size(); begin < order.size();) {
        std::size_t end = begin + 1; // equal names keep the order of the rows
        while (end < order.size() && names.repeats.contains(static_cast<std::uint32_t>(end)))
            ++end;
        free -= end - begin;
        std::copy(names.rows.begin() + std::ptrdiff_t(begin), names.rows.begin() + std::ptrdiff_t(end),
                  order.begin() + std::ptrdiff_t(free));
        begin = end;
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
