// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <string>
#include <vector>

namespace bulkhead {

// The order of a server's routes decides which of them takes a request, and indexes move. So a place is told by the routes that it comes after and before, the nearest first,
// and by the index only where they leave a choice: {"index": NUMBER, "after": [ID …], "before": [ID …]}.

//! The place of the route at `index` among these.
[[nodiscard]] JsonValue caddyPlace(const std::vector<std::string> &ids, std::size_t index);
//! The index at which a route of that place is to be put in among these. Neighbours that are gone or changed are passed over.
[[nodiscard]] std::size_t caddyIndex(const JsonValue &place, const std::vector<std::string> &ids);

} // namespace bulkhead
