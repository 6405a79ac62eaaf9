// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <string_view>

namespace bulkhead {

// Cells of comma-separated values (RFC 4180), the one place that writes them. Text that a spreadsheet would run as a formula gets an apostrophe in front:
// what begins with = + - @ TAB CR LF NUL or the full-width forms of the first four, also behind spaces and quotes. A file may be opened with another separator than it
// was written with, so the same is done behind each ; TAB LF CR inside a text. Numbers, "-1.5" among them, stay as they are. Text that has apostrophes before
// such a sign already gets one more, so `csvOriginal` gives back exactly what was written.

//! Appends a cell of text, in quotes; an empty one without.
void appendCsvText(std::string &out, std::string_view utf8);
//! The same into memory that has room for it; returns where it ends. For large tables.
[[nodiscard]] char *writeCsvText(char *to, std::string_view utf8);
//! The same for a text that was put behind `to` and a byte for the quote already; what follows it is written over.
[[nodiscard]] char *closeCsvText(char *to, std::size_t size);
[[nodiscard]] constexpr std::size_t csvTextRoom(std::size_t size) { return 2 * size + 3; } //!< every character may get a second one
//! Appends a cell that is a number, without quotes: the shortest digits that are read back as the same number.
void appendCsvNumber(std::string &out, std::int64_t number);
void appendCsvNumber(std::string &out, double number);

//! A text with its apostrophes, without quotes.
[[nodiscard]] std::string csvNeutral(std::string_view utf8);
//! The inverse of csvNeutral.
[[nodiscard]] std::string csvOriginal(std::string_view neutral);

//! One line of text cells, ended by CR LF.
[[nodiscard]] QString csvLine(const QStringList &cells);

} // namespace bulkhead
