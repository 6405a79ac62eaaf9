// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "usecases/reportvalues.h"

namespace bulkhead {

//! The frameworks that come with the product, and those that the estate file names. A file that cannot be used is a problem, and the others are there. Reads files: blocks.
[[nodiscard]] FrameworkReadings frameworksOf(const EstateConfig &estate, const isolation::ControlCatalogue &controls);
//! Usage, with the ids that there are.
[[nodiscard]] Result<reports::Framework> frameworkOf(const FrameworkReadings &readings, const QString &id);

} // namespace bulkhead
