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

std::vector<KeyIndex::Entry> sortedEntries(const KeyIndex::KeyedItems &list)
{
    std::vector<KeyIndex::Entry> entries;
    entries.reserve(list.size());
    for (const auto &[key, item] : list)
        entries.push_back(entryOf(key, item));
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
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

KeyIndex KeyIndex::replaced(const KeyedItems &removed, const KeyedItems &added, std::span<const std::uint32_t> newOf) const
{
    const std::vector<Entry> out = sortedEntries(removed), in = sortedEntries(added);
    KeyIndex fresh;
    fresh.m_entries.reserve(m_entries.size() + in.size());
    auto gone = out.begin(), next = in.begin();
    for (Entry entry : m_entries) {
        while (gone != out.end() && *gone < entry)
            ++gone;
        if (gone != out.end() && *gone == entry)
            continue;
        if (!newOf.empty())
            entry.item = newOf[entry.item];
        while (next != in.end() && *next < entry)
            fresh.m_entries.push_back(*next++);
        if (next == in.end() || *next != entry)
            fresh.m_entries.push_back(entry);
    }
    fresh.m_entries.insert(fresh.m_entries.end(), next, in.end());
    return fresh;
}

} // namespace bulkhead::isolation
