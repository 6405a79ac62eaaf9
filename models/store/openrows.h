// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"
#include "core/ids.h"

#include <QtGlobal>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead {

//! What a writer remembers of one scope's open rows: key → digest, collection and age. A flat hash
//! (open addressing, keys in one block): a hundred thousand rows take about ten megabytes.
class OpenRows
{
public:
    struct Row
    {
        std::uint32_t offset = 0, size = 0; //!< of the native id
        std::uint32_t hash = 0; //!< of kind and native id: growing reads no key, a search few
        int kind = 0;
        std::uint32_t seenIn = 0; //!< the writer's pass that saw it last
        bool open = true; //!< false: closed by this writer, in its own snapshot
        qint64 collection = 0;
        SnapshotId since = 0;
        Digest digest{};
    };
    using Index = std::uint32_t;
    static constexpr Index none = ~Index{0};

    [[nodiscard]] Index find(int kind, std::string_view nativeId) const;
    //! The key must not be there yet.
    Index insert(Row row, std::string_view nativeId);
    void reserve(std::size_t rows);
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    void clear() { *this = OpenRows(); }

    [[nodiscard]] Row &at(Index index) { return m_rows[index]; }
    [[nodiscard]] std::string_view nativeId(Index index) const;
    //! Rows that were put into a collection; those that have left it since are still among them.
    [[nodiscard]] const std::vector<Index> &ofCollection(qint64 collection) const;
    void moveTo(Index index, qint64 collection);

private:
    [[nodiscard]] static std::uint32_t hashOf(int kind, std::string_view nativeId);
    [[nodiscard]] std::size_t slot(std::uint32_t hash, int kind, std::string_view nativeId) const;
    void grow(std::size_t capacity);

    std::vector<Row> m_rows;
    std::vector<Index> m_slots; //!< power of two
    std::string m_ids;
    std::unordered_map<qint64, std::vector<Index>> m_collections;
};

} // namespace bulkhead
