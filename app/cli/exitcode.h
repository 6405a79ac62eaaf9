// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace bulkhead::cli {

//! Stable exit codes (DESIGN.md 3.2); when several apply, the lower line of this list gives way:
//! usage before "no" before incomplete.
enum class ExitCode : int {
    Well = 0,
    No = 1,         //!< the answer is "no"
    Usage = 2,      //!< wrong usage or an unusable file
    Incomplete = 3  //!< something that should have been readable was not
};

//! The code of two answers together.
[[nodiscard]] ExitCode worse(ExitCode a, ExitCode b);
//! What an error that ends a command answers.
[[nodiscard]] ExitCode exitCodeOf(const Error &error);

} // namespace bulkhead::cli
