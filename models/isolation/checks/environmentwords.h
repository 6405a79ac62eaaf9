// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"

namespace bulkhead::isolation {

//! Whether a text names an environment of one side, word by word ("prod/sms/token"): by the id that the estate file gives
//! it, or by a word that people use for such environments, which is a guess.
enum class Naming : std::uint8_t { Nothing, Guess, Id };
[[nodiscard]] Naming naming(const PairFacts &facts, std::string_view text, Side side);
//! Is it the name of a switch between environments: "x-env", "stage", "sandbox"?
[[nodiscard]] bool isEnvironmentSwitch(std::string_view name);

} // namespace bulkhead::isolation
