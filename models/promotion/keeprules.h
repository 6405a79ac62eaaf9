// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/mapping.h"

namespace bulkhead::promotion {

//! Leaves to the target what rules with `keep` say is its own: `body`, the source's object as it is mapped so far, gets the target's value at each such place of either side, and
//! loses what the target does not have there. Without a target a value that no other rule changed is listed as NothingKept. `mapped` and `unmapped` are those of this object.
void keepByRule(const QList<MappingRule> &rules, const NativeObject &source, const NativeObject *target, JsonValue &body, std::vector<MappedValue> &mapped,
                std::vector<UnmappedValue> &unmapped);

} // namespace bulkhead::promotion
