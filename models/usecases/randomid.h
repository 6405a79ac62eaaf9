// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace bulkhead {

//! 32 hex digits that nobody had before: ids of logs, entries, requests.
[[nodiscard]] std::string randomId();

} // namespace bulkhead
