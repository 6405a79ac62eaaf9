// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/rowset.h"

#include <algorithm>
#include <numeric>
#include <thread>

namespace bulkhead {

RowSet RowSet::all(std::size_t size)
{
    RowSet set(size);
    std::fill(set.m_words.begin(), set.m_words.end(), ~std::uint64_t(0));
    if (size % wordBits != 0)
        set.m_words.back() >>= wordBits - size % wordBits;
    return set;
}

RowSet RowSet::of(const RowList &rows, std::size_t size)
{
    RowSet set(size);
    for (const std::uint32_t row : rows)
        set.insert(row);
    return set;
}

std::size_t RowSet::count() const
{
    return std::accumulate(m_words.begin(), m_words.end(), std::size_t(0),
                           [](std::size_t sum, std::uint64_t word) {
                               return sum + static_cast<std::size_t>(std::popcount(word));
                           });
}

void inParts(std::uint32_t rows, const std::function<void(std::uint32_t, std::uint32_t)> &work)
{
    constexpr std::uint32_t worthAThread = 50000, mostThreads = 4;
    const std::uint32_t parts = std::clamp(std::min(rows / worthAThread, std::thread::hardware_concurrency()),
                                           1U, mostThreads);
    const std::uint32_t size = (rows / parts / RowSet::wordBits + 1) * RowSet::wordBits;
    std::vector<std::jthread> threads;
    for (std::uint32_t begin = size; begin < rows; begin += size)
        threads.emplace_back([&work, begin, end = std::min(rows, begin + size)] { work(begin, end); });
    work(0, std::min(rows, size));
}

} // namespace bulkhead
