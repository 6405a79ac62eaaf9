// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/boundary.h"
#include "usecases/loadcatalog.h"

namespace bulkhead {

//! The boundary document of what the console shows of one moment (GOV-02). Pure. `version`: the caller counts, see reports::Boundary.
[[nodiscard]] reports::Boundary boundaryOf(const CatalogView &view, int version);

} // namespace bulkhead
