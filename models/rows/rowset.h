// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <vector>

namespace bulkhead {

using RowList = std::vector<std::uint32_t>;

//! A set of the rows 0 to size-1, one bit each: a million rows fit into a processor's cache.
class RowSet
{
public:
    static constexpr std::uint32_t wordBits = 64;

    explicit RowSet(std::size_t size = 0)
        : m_words((size + wordBits - 1) / wordBits)
        , m_size(static_cast<std::uint32_t>(size))
    {
    }
    [[nodiscard]] static RowSet all(std::size_t size);
    [[nodiscard]] static RowSet of(const RowList &rows, std::size_t size);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] bool contains(std::uint32_t row) const
    {
        return (m_words[row / wordBits] >> (row % wordBits) & 1U) != 0;
    }
    void insert(std::uint32_t row) { m_words[row / wordBits] |= std::uint64_t(1) << (row % wordBits); }
    [[nodiscard]] std::size_t count() const;

    //! Of the rows that are in it from `begin` (a multiple of 64) to `end`, keeps those that fit.
    template<typename Fits>
    void keepIf(std::uint32_t begin, std::uint32_t end, const Fits &fits)
    {
        for (std::uint32_t word = begin / wordBits; word * wordBits < end; ++word) {
            std::uint64_t kept = 0;
            for (std::uint64_t left = m_words[word]; left != 0; left &= left - 1) {
                const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
                kept |= std::uint64_t(fits(word * wordBits + bit)) << bit;
            }
            m_words[word] = kept;
        }
    }
    template<typename Visit>
    void forEach(const Visit &visit) const
    {
        for (std::uint32_t word = 0; word < m_words.size(); ++word) {
            for (std::uint64_t left = m_words[word]; left != 0; left &= left - 1)
                visit(word * wordBits + static_cast<std::uint32_t>(std::countr_zero(left)));
        }
    }

    friend bool operator==(const RowSet &, const RowSet &) = default;

private:
    std::vector<std::uint64_t> m_words;
    std::uint32_t m_size = 0;
};

//! Does work(begin, end) for parts of 0 to rows-1 that begin at multiples of 64, side by side if there are
//! many rows; returns when all are done.
void inParts(std::uint32_t rows, const std::function<void(std::uint32_t, std::uint32_t)> &work);

} // namespace bulkhead
