// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

namespace bulkhead {

//! Writes a random history of syncs (changes, moves, torn and failed reads, collections that go away) to
//! gateways of its own, and compares every snapshot and some differences with a map in memory.
//! Empty if all is equal, else what is not.
[[nodiscard]] QString checkRandomHistory(Store &store, const StoreOpener &opener, quint32 seed);

} // namespace bulkhead
