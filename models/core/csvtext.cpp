// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvtext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace bulkhead {

namespace {

constexpr std::string_view asciiSigns = "=+-@";
constexpr std::array<std::string_view, 4> wideSigns = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"}; // ＝ ＋ － ＠
//! What a reader may cut off: spaces (of ASCII, no-break, ideographic, of no width), the byte order mark, and quotes where it looks for another separator.
constexpr std::array<std::string_view, 7> skipped = {" ", "\"", "'", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool skipDigits(std::string_view &text)
{
    const std::size_t before = text.size();
    while (!text.empty() && isDigit(text.front()))
        text.remove_prefix(1);
    return text.size() < before;
}

//! "-1.5", "-2e-7": what numbers are written as. A plus sign begins no number of ours.
bool isNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    if (!skipDigits(text))
        return false;
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        if (!skipDigits(text))
            return false;
    }
    if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
        text.remove_prefix(1);
        if (!text.empty() && (text.front() == '-' || text.front() == '+'))
            text.remove_prefix(1);
        if (!skipDigits(text))
            return false;
    }
    return text.empty();
}

void skipWhatIsCutOff(std::string_view &text)
{
    for (bool isAgain = true; isAgain;) {
        isAgain = false;
        for (const std::string_view one : skipped) {
            if (text.starts_with(one)) {
                text.remove_prefix(one.size());
                isAgain = true;
            }
        }
    }
}

bool isSign(std::string_view text)
{
    if (text.empty())
        return false;
    if (asciiSigns.find(text.front()) != std::string_view::npos)
        return true;
    if (text.front() != '\xef')
        return false;
    for (const std::string_view sign : wideSigns) {
        if (text.starts_with(sign))
            return true;
    }
    return false;
}

//! Most text is neither, told by its first byte.
bool mayBeFormula(std::string_view text)
{
    if (text.empty())
        return false;
    const auto first = static_cast<unsigned char>(text.front());
    return first <= ' ' || first == '\'' || first == '"' || first >= 0xc2 || asciiSigns.find(text.front()) != std::string_view::npos;
}

//! Whether a reader could take what begins here for a formula. Apostrophes in front change nothing, so that what was made harmless stays in the same class.
bool beginsFormula(std::string_view text, bool isWhole)
{
    if (!mayBeFormula(text))
        return false;
    if (isWhole) {
        text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
        if (isNumber(text))
            return false;
        if (!text.empty() && std::string_view("\t\r\n\0", 4).find(text.front()) != std::string_view::npos)
            return true;
    }
    skipWhatIsCutOff(text);
    return isSign(text);
}

enum Special : unsigned char { None, Quote, Separator };

constexpr std::array<Special, 256> specials = [] {
    std::array<Special, 256> table{};
    table['"'] = Quote;
    for (const unsigned char c : {';', '\t', '\n', '\r'})
        table[c] = Separator;
    return table;
}();

//! Calls `run` with stretches of text that stay as they are, and `at` with each special character and what follows it.
template<typename Run, typename At>
void walk(std::string_view text, Run run, At at)
{
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (specials[static_cast<unsigned char>(text[i])] == None)
            continue;
        run(text.substr(from, i + 1 - from));
        at(text[i], text.substr(i + 1));
        from = i + 1;
    }
    run(text.substr(from));
}

//! Sixteen bytes at once, in whatever registers the machine has for that.
using Sixteen = unsigned char __attribute__((vector_size(16)));

Sixteen allOf(unsigned char byte)
{
    Sixteen bytes{};
    std::memset(&bytes, byte, sizeof bytes);
    return bytes;
}

//! Whether one of sixteen bytes is special; true for a few others below U+000E too.
bool mayHoldSpecial(Sixteen bytes)
{
    const auto found = (bytes == allOf('"')) | (bytes == allOf(';')) | (bytes < allOf(0x0e));
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &found, sizeof found);
    return (halves[0] | halves[1]) != 0;
}

//! Writes the byte at `i` with what belongs to it.
char *writeByte(char *to, std::string_view text, std::size_t i, bool isQuoted)
{
    *to++ = text[i];
    const Special special = specials[static_cast<unsigned char>(text[i])];
    if (special == Quote && isQuoted)
        *to++ = '"';
    else if (special == Separator && beginsFormula(text.substr(i + 1), false))
        *to++ = '\'';
    return to;
}

//! Whether it is written as it is.
bool isPlain(std::string_view text)
{
    if (beginsFormula(text, true))
        return false;
    std::size_t i = 0;
    for (; i + sizeof(Sixteen) <= text.size(); i += sizeof(Sixteen)) {
        Sixteen bytes{};
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        if (mayHoldSpecial(bytes))
            return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), [](char c) { return specials[static_cast<unsigned char>(c)] == None; });
}

char *writeNeutral(char *to, std::string_view utf8, bool isQuoted)
{
    if (beginsFormula(utf8, true))
        *to++ = '\'';
    std::size_t i = 0;
    for (; i + sizeof(Sixteen) <= utf8.size(); i += sizeof(Sixteen)) {
        Sixteen bytes{};
        std::memcpy(&bytes, utf8.data() + i, sizeof bytes);
        if (mayHoldSpecial(bytes)) {
            for (std::size_t j = i; j < i + sizeof bytes; ++j)
                to = writeByte(to, utf8, j, isQuoted);
        } else {
            std::memcpy(to, &bytes, sizeof bytes);
            to += sizeof bytes;
        }
    }
    for (; i < utf8.size(); ++i)
        to = writeByte(to, utf8, i, isQuoted);
    return to;
}

} // namespace

char *writeCsvText(char *to, std::string_view utf8)
{
    if (utf8.empty())
        return to;
    *to++ = '"';
    to = writeNeutral(to, utf8, true);
    *to++ = '"';
    return to;
}

char *closeCsvText(char *to, std::size_t size)
{
    if (size == 0)
        return to;
    const std::string_view text(to + 1, size);
    if (!isPlain(text))
        return writeCsvText(to, std::string(text));
    *to = to[size + 1] = '"';
    return to + size + 2;
}

void appendCsvText(std::string &out, std::string_view utf8)
{
    const std::size_t before = out.size();
    out.resize(before + csvTextRoom(utf8.size()));
    out.resize(static_cast<std::size_t>(writeCsvText(out.data() + before, utf8) - out.data()));
}

void appendCsvNumber(std::string &out, std::int64_t number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void appendCsvNumber(std::string &out, double number)
{
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

std::string csvNeutral(std::string_view utf8)
{
    std::string text(csvTextRoom(utf8.size()), '\0');
    text.resize(static_cast<std::size_t>(writeNeutral(text.data(), utf8, false) - text.data()));
    return text;
}

std::string csvOriginal(std::string_view neutral)
{
    std::string text;
    bool isAdded = neutral.starts_with('\'') && beginsFormula(neutral, true);
    walk(neutral, [&text, &isAdded](std::string_view same) { text.append(same.substr(isAdded && !same.empty() ? 1 : 0)); },
         [&isAdded](char special, std::string_view rest) { isAdded = special != '"' && rest.starts_with('\'') && beginsFormula(rest, false); });
    return text;
}

QString csvLine(const QStringList &cells)
{
    std::string line;
    for (const QString &cell : cells) {
        if (!line.empty() || &cell != &cells.front())
            line += ',';
        appendCsvText(line, cell.toStdString());
    }
    return QString::fromStdString(line + "\r\n");
}

} // namespace bulkhead
