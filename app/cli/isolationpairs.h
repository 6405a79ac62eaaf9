// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/result.h"
#include "estate/config.h"

namespace bulkhead::cli {

//! The pair that --pair names, else all of the estate.
[[nodiscard]] Result<QList<QPair<EnvironmentId, EnvironmentId>>> pairsOf(const CommandLine &line, const EstateConfig &estate);

} // namespace bulkhead::cli
