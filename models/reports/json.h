// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "reports/bytesink.h"
#include "reports/report.h"

namespace bulkhead::reports {

//! The whole report as one JSON value: what `reports/json.cpp` names, `isolation` as `isolation check --json` answers it, each accepted finding with its
//! `exception`. Times are ISO 8601 in UTC, absent where there is none; enumerations are wire words; figures are whole percents rounded down. Pure.
[[nodiscard]] JsonValue toJson(const Report &report);
//! The same as a document for people and programs: indented, members sorted, final line feed. Equal report, equal bytes.
bool writeJson(const Report &report, const ByteSink &sink);

} // namespace bulkhead::reports
