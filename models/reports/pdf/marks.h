// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/pdf/textengine.h"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bulkhead::reports {

// What stands on a page, in reading order. Lengths are points, from the top left of the piece they belong to.

//! Of the PDF's structure. `extra` is what Cairo cannot write and pdfupdate.h adds: the text of a picture, the direction of a table's heading.
struct BeginTag
{
    enum class Extra : std::uint8_t { None, Alt, ColumnScope, RowScope, Summary };
    const char *name = nullptr; //!< a literal
    std::string attributes{};
    Extra extra = Extra::None;
    std::string extraText{};
};
struct EndTag
{
    const char *name = nullptr;
};
struct TextMark
{
    TextBox box;
    double x = 0, y = 0;
    std::uint32_t colour = 0;
    int firstLine = 0, lineCount = -1; //!< -1: all; else these stand at y
};
struct FillMark
{
    double x = 0, y = 0, width = 0, height = 0;
    std::uint32_t colour = 0;
    double radius = 0;
};
struct LineMark
{
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 0.75;
    std::uint32_t colour = 0;
    bool isDotted = false;
};
//! The shape of a tone in a square.
struct ToneMark
{
    double x = 0, y = 0, size = 0;
    Tone tone = Tone::Neutral;
};
//! A part of a bar: filled, hatched if unknown, framed if there is nothing to judge.
struct PartMark
{
    double x = 0, y = 0, width = 0, height = 0;
    Tone tone = Tone::Neutral;
};
//! Where a heading stands: the target of links.
struct AnchorMark
{
    std::size_t block = 0;
};
using Mark = std::variant<BeginTag, EndTag, TextMark, FillMark, LineMark, ToneMark, PartMark, AnchorMark>;

//! What is never divided between two pages.
struct Piece
{
    double height = 0;
    double gapBefore = 0;      //!< not at the top of a page
    double wants = 0;          //!< a page with less room left is not begun with it
    bool keepWithNext = false;
    bool breaksPage = false;   //!< nothing to see: what follows stands on a new page
    std::vector<Mark> marks{};

    void begin(const char *tag) { marks.emplace_back(BeginTag{tag}); }
    void end(const char *tag) { marks.emplace_back(EndTag{tag}); }
    void text(TextBox box, double x, double y, std::uint32_t colour) { marks.emplace_back(TextMark{std::move(box), x, y, colour}); }
};

//! A page: pieces and where they stand from the top left of the page's text area.
struct Page
{
    struct Placed
    {
        Piece piece;
        double y = 0;
    };
    std::vector<Placed> placed;
};

} // namespace bulkhead::reports
