// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bulkhead {

//! The order of members in RFC 8785: that of UTF-16 code units, from UTF-8 bytes. Only code points from U+E000 on and those
//! beyond U+FFFF swap places.
[[nodiscard]] bool isBeforeInUtf16(std::string_view a, std::string_view b);

} // namespace bulkhead
