// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/record.h"

#include <optional>
#include <vector>

namespace bulkhead {

//! The records of one collection, in key order and each key once.
struct RowSet
{
    std::vector<EntityRecord> rows;
    qint64 duplicates = 0; //!< records left out because a later one has the same key
    Digest digest{};       //!< over the keys and digests of all rows
};

//! Sorts; of several records with one key the last is kept. Already sorted input costs one pass.
[[nodiscard]] RowSet makeRowSet(std::vector<EntityRecord> records);

//! The number of a kind in the store: part of the schema, never changed.
[[nodiscard]] int storedKind(EntityKind kind);
[[nodiscard]] std::optional<EntityKind> kindFromStored(qint64 number);

} // namespace bulkhead
