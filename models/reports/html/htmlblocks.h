// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/html/htmlpen.h"

namespace bulkhead::reports {

// One function a kind of block; headings are written by html.cpp, which knows their numbers.
void writeBlock(HtmlPen &pen, const Paragraph &paragraph);
void writeBlock(HtmlPen &pen, const Callout &callout);
void writeBlock(HtmlPen &pen, const Tiles &tiles);
void writeBlock(HtmlPen &pen, const Table &table);
void writeBlock(HtmlPen &pen, const Facts &facts);
void writeBlock(HtmlPen &pen, const FindingCard &card);
void writeBlock(HtmlPen &pen, const SignOff &sign);
void writeBlock(HtmlPen &pen, const PageBreak &);
// htmlpictures.cpp
void writeBlock(HtmlPen &pen, const DividedBars &bars);
void writeBlock(HtmlPen &pen, const ColumnChart &chart);

//! "t-fail": the class that sets the colours of a tone for what is in it.
[[nodiscard]] std::string toneClass(Tone tone, std::string_view more = {});

} // namespace bulkhead::reports
