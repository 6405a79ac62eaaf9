// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "core/jsonvalue.h"
#include "estate/estatefile.h"
#include "ports/gateway.h"
#include "usecases/syncestate.h"

namespace bulkhead::cli {

// The JSON answers of DESIGN.md 3.2. Field names stay once published.

[[nodiscard]] JsonValue toJson(const SyncReport &report);
[[nodiscard]] JsonValue toJson(const EstateProblem &problem);
[[nodiscard]] JsonValue toJson(const ConnectionReport &report);
//! One API with its deployments.
[[nodiscard]] JsonValue toJson(const Catalog &catalog, const ApiRow &row);
//! {api, pairs:[{sandbox, production, fields}], drift, expected}; `all` keeps the fields that are the same.
[[nodiscard]] JsonValue toJson(const Catalog &catalog, const ApiRow &row,
                               const std::vector<DeploymentDiff> &diffs, bool all);

} // namespace bulkhead::cli
