// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bulkhead::promotion {

//! Does a pattern of the estate file name this field of a ValuePlace? `*` is one step, at the end also all below. Patterns of the catalog's comparison are understood too: the key
//! of a route does not count ("route.*.hosts" is "route.hosts"), and hosts that a service sets for its routes are "route.hosts".
[[nodiscard]] bool fieldNamed(std::string_view pattern, std::string_view field);

} // namespace bulkhead::promotion
