// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "usecases/verifylog.h"

namespace bulkhead::cli {

//! What --checkpoint, --trust and --require-anchor give to compare a log with.
[[nodiscard]] Result<VerifyAgainst> givenAgainst(const CommandLine &line);

} // namespace bulkhead::cli
