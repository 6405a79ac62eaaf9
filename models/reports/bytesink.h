// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace bulkhead::reports {

//! Takes bytes in order. false: it can take no more, and the writer stops.
using ByteSink = std::function<bool(std::string_view bytes)>;

} // namespace bulkhead::reports
