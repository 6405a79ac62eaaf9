// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/openrows.h"

#include <bit>
#include <functional>

namespace bulkhead {

std::string_view OpenRows::nativeId(Index index) const
{
    const Row &row = m_rows[index];
    return std::string_view(m_ids).substr(row.offset, row.size);
}

std::uint32_t OpenRows::hashOf(int kind, std::string_view nativeId)
{
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(nativeId))
        + static_cast<std::uint32_t>(kind);
}

std::size_t OpenRows::slot(std::uint32_t hash, int kind, std::string_view nativeId) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at] != none) {
        const Row &row = m_rows[m_slots[at]];
        if (row.hash == hash && row.kind == kind && this->nativeId(m_slots[at]) == nativeId)
            return at;
        at = (at + 1) & mask;
    }
    return at;
}

OpenRows::Index OpenRows::find(int kind, std::string_view nativeId) const
{
    return m_slots.empty() ? none : m_slots[slot(hashOf(kind, nativeId), kind, nativeId)];
}

OpenRows::Index OpenRows::insert(Row row, std::string_view nativeId)
{
    if ((m_rows.size() + 1) * 2 > m_slots.size())
        grow(std::bit_ceil((m_rows.size() + 8) * 4));
    const Index index = static_cast<Index>(m_rows.size());
    row.hash = hashOf(row.kind, nativeId);
    m_slots[slot(row.hash, row.kind, nativeId)] = index;
    row.offset = static_cast<std::uint32_t>(m_ids.size());
    row.size = static_cast<std::uint32_t>(nativeId.size());
    m_ids.append(nativeId);
    m_collections[row.collection].push_back(index);
    m_rows.push_back(row);
    return index;
}

void OpenRows::reserve(std::size_t rows)
{
    m_rows.reserve(rows);
    if (rows * 2 > m_slots.size())
        grow(std::bit_ceil(rows * 2));
}

void OpenRows::grow(std::size_t capacity)
{
    m_slots.assign(capacity, none);
    const std::size_t mask = capacity - 1;
    for (Index index = 0; index < m_rows.size(); ++index) {
        std::size_t at = m_rows[index].hash & mask; // no two rows have one key
        while (m_slots[at] != none)
            at = (at + 1) & mask;
        m_slots[at] = index;
    }
}

const std::vector<OpenRows::Index> &OpenRows::ofCollection(qint64 collection) const
{
    static const std::vector<Index> empty;
    const auto found = m_collections.find(collection);
    return found != m_collections.end() ? found->second : empty;
}

void OpenRows::moveTo(Index index, qint64 collection)
{
    m_rows[index].collection = collection;
    m_collections[collection].push_back(index);
}

} // namespace bulkhead
