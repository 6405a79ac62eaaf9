// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/syncestate.h"

#include <array>

namespace bulkhead {

//! The sink of one gateway's reading: hands rows to the store's writer, counts what went by and
//! remembers the collections that did not end well.
class CountingSink final : public InventorySink
{
public:
    explicit CountingSink(SyncWriter &writer);

    Result<void> add(const CollectionKey &key, std::vector<EntityRecord> records) override;
    Result<void> finish(CollectionReport report) override;

    //! Kinds that no complete collection feeds have no count.
    [[nodiscard]] EntityCounts counts() const;
    [[nodiscard]] const QList<CollectionReport> &problems() const { return m_problems; }
    [[nodiscard]] const WriteCounts &written() const { return m_written; }
    //! The first failure of the store; nothing more is written after it.
    [[nodiscard]] const std::optional<Error> &storeError() const { return m_storeError; }
    [[nodiscard]] bool isComplete() const { return m_problems.isEmpty() && !m_storeError; }

private:
    [[nodiscard]] std::optional<qint64> count(EntityKind kind) const;

    SyncWriter &m_writer;
    std::array<qint64, entityKindCount> m_rows{};
    std::array<bool, entityKindCount> m_told{};
    std::array<bool, entityKindCount> m_doubtful{};
    QList<CollectionReport> m_problems;
    WriteCounts m_written;
    std::optional<Error> m_storeError;
};

} // namespace bulkhead
