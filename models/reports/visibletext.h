// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bulkhead::reports {

//! Text from outside as a page may show it: valid UTF-8 (bytes that are not become U+FFFD), in which every character that has no picture of its own but
//! moves, hides or reorders others stands as its number, "[U+202E]": control characters, bidirectional marks and overrides, zero-width spaces,
//! line separators, tags, soft hyphens, private use and non-characters. Joiners stay only where scripts need them, between letters outside ASCII.
[[nodiscard]] std::string visibleText(std::string_view text);
//! The same, but a line feed begins a new line: for sentences, which people write in lines.
[[nodiscard]] std::string visibleLines(std::string_view text);

//! The character that begins at `at`, which moves behind it; U+FFFD for a byte that begins none.
[[nodiscard]] char32_t nextCharacter(std::string_view text, std::size_t &at);
void appendCharacter(std::string &text, char32_t character);

} // namespace bulkhead::reports
