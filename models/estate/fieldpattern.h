// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace bulkhead {

using FieldSteps = std::vector<std::string_view>;

//! The steps between the dots; they point into the text.
[[nodiscard]] FieldSteps stepsOf(std::string_view text);

//! Does a pattern of the estate file (`catalog.expected`, `promotion.paths.map`) name the field of these steps? `*` is one step, at the end also all below. A step that holds dots
//! takes as many parts of the pattern as it has itself.
[[nodiscard]] bool patternNames(const FieldSteps &pattern, const FieldSteps &field);

} // namespace bulkhead
