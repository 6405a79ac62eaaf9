// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "usecases/checkisolation.h"

namespace bulkhead {

//! Counts what the pairs of a check consist of, and says what of it was not reached: gateways of theirs that were not read, not read whole, or read longer ago than facts are good for. Of
//! each the controls that rest on what was not read there and are unknown.
void addCoverage(const IsolationView &isolation, reports::Report &report);

} // namespace bulkhead
