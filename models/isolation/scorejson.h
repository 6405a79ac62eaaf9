// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "isolation/score.h"

namespace bulkhead::isolation {

//! Adds status, proven, possible, coverage and machine_proven (DESIGN.md 3.2): whole percents, null for none.
void addScore(JsonValue::Object &object, Status status, const Figures &figures);

} // namespace bulkhead::isolation
