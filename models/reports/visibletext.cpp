// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/visibletext.h"

#include <algorithm>
#include <array>

namespace bulkhead::reports {

namespace {

constexpr char32_t replacement = 0xFFFD;
struct Range
{
    char32_t first, last;
};
//! What moves, hides or reorders, by the Unicode standard's Default_Ignorable_Code_Point, Cc, Zl, Zp, Co and non-characters.
constexpr std::array invisible = {
    Range{0x00, 0x1F}, Range{0x7F, 0x9F}, Range{0xAD, 0xAD}, Range{0x34F, 0x34F}, Range{0x61C, 0x61C}, Range{0x115F, 0x1160}, Range{0x17B4, 0x17B5},
    Range{0x180B, 0x180F}, Range{0x200B, 0x200B}, Range{0x200E, 0x200F}, Range{0x2028, 0x202E}, Range{0x2060, 0x206F}, Range{0x3164, 0x3164},
    Range{0xE000, 0xF8FF}, Range{0xFDD0, 0xFDEF}, Range{0xFEFF, 0xFEFF}, Range{0xFFA0, 0xFFA0}, Range{0xFFF0, 0xFFFC}, Range{0x1BCA0, 0x1BCA3},
    Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}, Range{0xF0000, 0x10FFFF},
};

bool isInvisible(char32_t c)
{
    if ((c & 0xFFFE) == 0xFFFE)
        return true;
    return std::any_of(invisible.begin(), invisible.end(), [c](Range range) { return c >= range.first && c <= range.last; });
}

bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

void appendNumber(std::string &text, char32_t c)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    text += "[U+";
    for (int shift = c > 0xFFFFF ? 20 : c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
        text += digits[(c >> shift) & 0xF];
    text += ']';
}

bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string visible(std::string_view text, bool hasLines)
{
    if (isPlain(text))
        return std::string(text);
    std::string result;
    result.reserve(text.size() + 16);
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCharacter(text, at);
        std::size_t after = at;
        const bool joins = isJoiner(c) && before > 0x7F && (c >= 0xFE00 || (after < text.size() && nextCharacter(text, after) > 0x7F));
        if (hasLines && c == '\n')
            result += '\n';
        else if (isJoiner(c) ? !joins : isInvisible(c))
            appendNumber(result, c);
        else
            appendCharacter(result, c);
        before = isJoiner(c) ? 0 : c;
    }
    return result;
}

} // namespace

char32_t nextCharacter(std::string_view text, std::size_t &at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? std::uint8_t(text[i]) : std::uint8_t(0); };
    const std::uint8_t first = byte(at++);
    if (first < 0x80)
        return first;
    const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xC2 && first < 0xE0 ? 1 : 0;
    if (more == 0)
        return replacement;
    char32_t c = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at + std::size_t(i)) & 0xC0) != 0x80)
            return replacement;
        c = (c << 6) | (byte(at + std::size_t(i)) & 0x3F);
    }
    const bool isLong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
    if (isLong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return replacement;
    at += std::size_t(more);
    return c;
}

void appendCharacter(std::string &text, char32_t c)
{
    if (c < 0x80) {
        text += char(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    text += char((more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0) | (c >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text += char(0x80 | ((c >> (6 * i)) & 0x3F));
}

std::string visibleText(std::string_view text)
{
    return visible(text, false);
}

std::string visibleLines(std::string_view text)
{
    return visible(text, true);
}

} // namespace bulkhead::reports
