// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/keyindex.h"

#include <QHashFunctions>

#include <algorithm>

namespace bulkhead::isolation {

namespace {

KeyIndex::Entry entryOf(std::string_view key, std::uint32_t item)
{
    constexpr std::size_t firstSeed = 0x9e3779b97f4a7c15ULL, secondSeed = 0xc2b2ae3d27d4eb4fULL;
    return {qHashBits(key.data(), key.size(), firstSeed), qHashBits(key.data(), key.size(), secondSeed), item};
}

bool beforeKey(const KeyIndex::Entry &a, const KeyIndex::Entry &b)
{
    return a.high != b.high ? a.high < b.high : a.low < b.low;
}

std::vector<KeyIndex::Entry> sortedEntries(const std::vector<std::pair<std::string_view, std::uint32_t>> &list)
{
    std::vector<KeyIndex::Entry> entries;
    entries.reserve(list.size());
    for (const auto &[key, item] : list)
        entries.push_back(entryOf(key, item));
    std::sort(entries.begin(), entries.end());
    return entries;
}

} // namespace

void KeyIndex::add(std::string_view key, std::uint32_t item)
{
    m_entries.push_back(entryOf(key, item));
}

void KeyIndex::seal()
{
    std::sort(m_entries.begin(), m_entries.end());
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end()), m_entries.end());
}

std::span<const KeyIndex::Entry> KeyIndex::find(std::string_view key) const
{
    const auto [first, last] = std::equal_range(m_entries.begin(), m_entries.end(), entryOf(key, 0), beforeKey);
    return {first, last};
}

void KeyIndex::replace(const std::vector<std::pair<std::string_view, std::uint32_t>> &removed,
                       const std::vector<std::pair<std::string_view, std::uint32_t>> &added)
{
    const std::vector<Entry> out = sortedEntries(removed), in = sortedEntries(added);
    std::vector<Entry> kept;
    kept.reserve(m_entries.size() + in.size());
    std::set_difference(m_entries.begin(), m_entries.end(), out.begin(), out.end(), std::back_inserter(kept));
    m_entries.clear();
    std::set_union(kept.begin(), kept.end(), in.begin(), in.end(), std::back_inserter(m_entries));
}

} // namespace bulkhead::isolation
