// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "estate/record.h"

#include <QList>

#include <optional>
#include <vector>

namespace bulkhead::promotion {

//! What the steps of a plan make of one entity of the target, in the words of the unified model: so that what a later read finds can be compared with it.
struct UnitChange
{
    EntityKind kind = EntityKind::Route;
    std::string id;          //!< native
    JsonValue before, after; //!< payloads as the store has them; null: not there
    friend bool operator==(const UnitChange &, const UnitChange &) = default;
};
//! The entities that differ. Pure.
[[nodiscard]] QList<UnitChange> unitChanges(const std::vector<EntityRecord> &before, const std::vector<EntityRecord> &after);
//! The change that undoes each.
[[nodiscard]] QList<UnitChange> inverseOf(QList<UnitChange> changes);

//! As the start of an execution has them in the log: [{"after", "before", "id", "kind"}].
[[nodiscard]] JsonValue toJson(const QList<UnitChange> &changes);
//! Nothing for what is no such list.
[[nodiscard]] std::optional<QList<UnitChange>> unitChangesIn(const JsonValue &list);

} // namespace bulkhead::promotion
