// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bulkhead {

//! RFC 4648 section 4, with padding.
[[nodiscard]] std::string toBase64(std::string_view bytes);
//! Only the one spelling that `toBase64` gives: nothing for blanks, missing padding or stray bits.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace bulkhead
