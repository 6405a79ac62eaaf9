// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>

namespace bulkhead {

struct Tokens;

//! The line of the nth series of a chart: a colour and a dash of its own, so that nothing is said by colour alone.
[[nodiscard]] QPen seriesPen(int index, const Tokens &tokens);

} // namespace bulkhead
