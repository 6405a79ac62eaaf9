// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::reports {

struct CsvCell
{
    std::string text;      //!< as it was before it was made harmless; of a number its digits
    bool isQuoted = false; //!< our numbers and empty cells are not
    friend bool operator==(const CsvCell &, const CsvCell &) = default;
};

using CsvRow = std::vector<CsvCell>;

//! Reads comma-separated values in UTF-8: the exact inverse of what this program writes, and what others write by RFC 4180 (LF alone ends a row too; a byte order
//! mark at the beginning is skipped). All rows, the header among them, must have as many cells as the first. Error: BadFile with the line.
[[nodiscard]] Result<std::vector<CsvRow>> readCsv(std::string_view utf8);

} // namespace bulkhead::reports
