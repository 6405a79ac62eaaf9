// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bulkhead::reports {

// A report as people read it: blocks in order, plain text in UTF-8. PDF, HTML and the preview are made of one Document, so they say the same. Names in it
// come from gateways and are not to be trusted.

//! What a thing means; renderings give it a colour and a shape, and the text always says it in a word too.
enum class Tone : std::uint8_t { Neutral, Pass, Attested, Warn, Unknown, Fail, NotApplicable };

struct Cell
{
    std::string text;
    Tone tone = Tone::Neutral; //!< not Neutral: a shape stands before the text
    bool isStrong = false;
};

struct Column
{
    std::string title;
    double share = 1;       //!< of the width, against the other columns
    bool isNumber = false;  //!< set right, with figures of one width
    bool isCode = false;    //!< ids and digests: may break anywhere
};

struct Heading
{
    int level = 1; //!< 1 chapter, numbered by the renderings; 2 section; 3 item
    std::string text;
};
struct Paragraph
{
    std::string text;
    bool isQuiet = false;
};
//! One thing that has to be seen first.
struct Callout
{
    Tone tone = Tone::Neutral;
    std::string title, text;
};
//! Large figures side by side.
struct Tiles
{
    struct Tile
    {
        std::string figure, label;
        Tone tone = Tone::Neutral;
    };
    std::vector<Tile> tiles;
};
struct Table
{
    std::string caption; //!< for screen readers; not shown if empty
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; //!< as many cells as columns
    std::string empty;   //!< what is said if there is no row
};
//! Names and their values, one a line.
struct Facts
{
    std::vector<std::pair<std::string, std::string>> rows;
};
//! One bar a line, divided by tone; the counts stand beside it.
struct DividedBars
{
    struct Part
    {
        Tone tone = Tone::Neutral;
        std::int64_t count = 0;
        std::string word; //!< "pass"
    };
    struct Bar
    {
        std::string label;
        std::vector<Part> parts;
        std::string note; //!< behind the bar: "isolated", "42 %"
    };
    std::string title, description; //!< description: what the picture says, in words
    std::vector<Bar> bars;
};
//! A count per week or month.
struct ColumnChart
{
    struct Item
    {
        std::string label;
        std::vector<std::int64_t> values; //!< stacked, as many as series
    };
    std::string title, description;
    std::vector<std::pair<std::string, Tone>> series;
    std::vector<Item> items;
};
//! A finding with both facts side by side.
struct FindingCard
{
    Tone tone = Tone::Fail;
    std::string title;   //!< "INF-07 Fail, accepted until 12 Dec 2026"
    std::string text;    //!< what was found
    std::string sandboxTitle, productionTitle;
    std::vector<std::pair<std::string, std::string>> sandbox, production; //!< "field" → value; either may be empty: no fact on that side
    std::string remedy;
    std::vector<std::pair<std::string, std::string>> meta; //!< "since" → …, "fingerprint" → …
};
//! Lines to sign on.
struct SignOff
{
    std::vector<std::string> roles; //!< "Prepared by"
    std::string note;
};
struct PageBreak
{
};

using Block = std::variant<Heading, Paragraph, Callout, Tiles, Table, Facts, DividedBars, ColumnChart, FindingCard, SignOff, PageBreak>;

struct Document
{
    std::string title, subtitle;   //!< of the cover
    std::string organisation;
    std::string language = "en";
    std::string runningHead;       //!< on every page but the cover
    std::string footer;            //!< left of the page number: id of the report
    std::string moment;            //!< "2026-11-23T09:41:00Z": the creation date that files carry, so that equal input gives equal bytes
    std::vector<std::pair<std::string, std::string>> cover; //!< facts on the cover, under the title
    std::vector<Block> blocks;     //!< after cover and contents
};

} // namespace bulkhead::reports
