// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bulkhead {

struct ApiRow;

//! "orders", "orders@v2": how an API is shown and asked for.
[[nodiscard]] QString apiNameOf(const ApiRow &row);

} // namespace bulkhead
