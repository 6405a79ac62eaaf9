// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace bulkhead {

//! The bytes of a text as a set: each letter, digit and common sign has a bit of its own, all others
//! share some. A text that lacks a bit of a word cannot hold the word.
[[nodiscard]] std::uint64_t bytesOf(std::string_view text);
//! Whether the bit of the byte is its own, so that it alone tells that the byte is there.
[[nodiscard]] bool hasOwnBit(char byte);

//! How many bytes behind `end` must be readable for `findWord`.
inline constexpr std::size_t searchMargin = 128;

//! The first place of `word` that lies wholly between begin and end; nullptr: there is none. Compares the
//! first and the last byte of the word at 64 places at once: short words are found as quickly as long ones.
[[nodiscard]] const char *findWord(const char *begin, const char *end, std::string_view word);

} // namespace bulkhead
