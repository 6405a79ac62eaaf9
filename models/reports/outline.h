// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::reports {

//! A heading in the order of the document, numbered as every rendering shows it.
struct OutlineEntry
{
    std::size_t block = 0; //!< index into Document::blocks
    int level = 1;
    std::string text;      //!< "3 Exceptions in force": chapters have numbers; safe to show
    bool isListed = false; //!< in the contents
};

//! All headings. The contents list chapters and sections, chapters alone where sections would fill more than some pages.
[[nodiscard]] std::vector<OutlineEntry> outlineOf(const Document &document);

//! What a picture says, for people who do not see it: its description, else its numbers.
[[nodiscard]] std::string wordsOf(const DividedBars::Bar &bar);
[[nodiscard]] std::string wordsOf(const ColumnChart &chart);
[[nodiscard]] std::string grouped(std::int64_t number); //!< "18,204"

//! The smallest "round" number (1, 2, 2.5 or 5 times a power of ten) above all columns: the top of a chart's axis. At least 1.
[[nodiscard]] std::int64_t axisTop(const ColumnChart &chart);

//! Where a title that does not fit one line is broken best: its two halves without the blank between them. The second is empty if there is no such place.
[[nodiscard]] std::pair<std::string_view, std::string_view> titleHalves(std::string_view title);

} // namespace bulkhead::reports
