// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/result.h"
#include "estate/config.h"

namespace bulkhead::cli {

//! The pairs that --pair names, with commas between, in the order of the estate; without it all.
[[nodiscard]] Result<QList<QPair<EnvironmentId, EnvironmentId>>> pairsOf(const CommandLine &line, const EstateConfig &estate);

} // namespace bulkhead::cli
