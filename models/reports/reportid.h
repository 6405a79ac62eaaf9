// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

namespace bulkhead::reports {

//! The id of a report: 32 hex digits of SHA-256 over the canonical JSON of what it is a report of (estate, snapshot and its moment, size, root and id of the
//! log, version of the catalogue, framework with its requirements, period, pairs, sample). Its own `id` counts for nothing. Equal in any time zone, locale and
//! folder; it changes when any of these does.
[[nodiscard]] std::string reportId(const Report &report);

} // namespace bulkhead::reports
