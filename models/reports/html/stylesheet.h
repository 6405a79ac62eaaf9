// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <string>
#include <string_view>

namespace bulkhead::reports {

//! The one style sheet, with the running head and the foot of printed pages.
[[nodiscard]] std::string styleSheet(const Document &document);
//! Text as a string of a style sheet: every character but letters, digits and blanks by its number, so that it ends neither the string nor the sheet.
[[nodiscard]] std::string styleString(std::string_view text);
//! The shapes of tones and the hatch, once in the file.
[[nodiscard]] std::string_view toneShapes();

} // namespace bulkhead::reports
