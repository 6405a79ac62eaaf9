// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::isolation {

//! A text with %1, %2 … replaced by the arguments; what an argument holds is not read again.
void appendFilled(std::string &out, std::string_view text, const std::vector<std::string> &arguments);
//! The same in parts that point into what is given.
void addFilledParts(std::vector<std::string_view> &parts, std::string_view text, const std::vector<std::string> &arguments);
[[nodiscard]] std::string filled(std::string_view text, const std::vector<std::string> &arguments);

} // namespace bulkhead::isolation
