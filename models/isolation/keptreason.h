// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/result.h"

namespace bulkhead::isolation {

//! A reason that was kept in a store: the same object for the same texts, for as long as the program runs. Thread-safe.
[[nodiscard]] const Reason *keptReason(std::string_view id, std::string_view text);

} // namespace bulkhead::isolation
