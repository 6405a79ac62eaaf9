// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/htmlblocks.h"

#include "reports/palette.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void writePairs(HtmlPen &pen, const Pairs &pairs, bool isCode)
{
    for (const auto &[name, value] : pairs) {
        pen.element("dt", name);
        if (isCode)
            pen.element("dd", value, {{"class", "code"}});
        else
            pen.element("dd", value);
    }
}

void writeHeader(HtmlPen &pen, const Table &table)
{
    pen.open("thead");
    pen.open("tr", {{"role", "row"}});
    for (const auto &column : table.columns) {
        if (column.isNumber)
            pen.element("th", column.title, {{"scope", "col"}, {"role", "columnheader"}, {"class", "num"}});
        else
            pen.element("th", column.title, {{"scope", "col"}, {"role", "columnheader"}});
    }
    pen.close("tr");
    pen.close("thead");
}

//! A word that a narrow column cannot hold: a digest, a path, a name without a blank.
bool hasLongWord(std::string_view text)
{
    constexpr std::size_t longest = 22;
    std::size_t length = 0;
    for (const char c : text) {
        length = c == ' ' ? 0 : length + ((c & 0xC0) != 0x80 ? 1 : 0);
        if (length > longest)
            return true;
    }
    return false;
}

std::string classesOf(const Column &column, const Cell &cell)
{
    std::string classes;
    if (column.isNumber)
        classes += "num ";
    if (column.isCode)
        classes += "code ";
    if (cell.isStrong)
        classes += "strong ";
    if (cell.tone != Tone::Neutral)
        classes += toneClass(cell.tone, "toned ");
    else if (hasLongWord(cell.text))
        classes += "long";
    if (!classes.empty() && classes.back() == ' ')
        classes.pop_back();
    return classes;
}

void writeCell(HtmlPen &pen, const Column &column, const Cell &cell)
{
    const std::string classes = classesOf(column, cell);
    if (classes.empty())
        pen.open("td", {{"role", "cell"}, {"data-label", column.title}});
    else
        pen.open("td", {{"role", "cell"}, {"data-label", column.title}, {"class", classes}});
    pen.open("span");
    pen.shape(cell.tone);
    pen.text(cell.text);
    pen.close("span");
    pen.close("td");
}

void writeSide(HtmlPen &pen, std::string_view environment, const std::string &title, const Pairs &facts)
{
    pen.open("section", {{"class", std::string("side ").append(environment)}, {"aria-label", title}});
    pen.element("p", title, {{"class", "name"}});
    if (facts.empty()) {
        pen.element("p", "No fact on this side", {{"class", "quiet"}});
    } else {
        pen.open("dl");
        writePairs(pen, facts, true);
        pen.close("dl");
    }
    pen.close("section");
}

void writeSides(HtmlPen &pen, const FindingCard &card)
{
    if (card.sandbox.empty() && card.production.empty())
        return;
    pen.open("div", {{"class", "sides"}});
    writeSide(pen, "sandbox", card.sandboxTitle.empty() ? "Sandbox" : card.sandboxTitle, card.sandbox);
    writeSide(pen, "production", card.productionTitle.empty() ? "Production" : card.productionTitle, card.production);
    pen.close("div");
}

} // namespace

std::string toneClass(Tone tone, std::string_view more)
{
    return std::string(more).append("t-").append(toneName(tone));
}

void writeBlock(HtmlPen &pen, const Paragraph &paragraph)
{
    if (paragraph.isQuiet)
        pen.open("p", {{"class", "quiet"}});
    else
        pen.open("p");
    pen.lines(paragraph.text);
    pen.close("p");
}

void writeBlock(HtmlPen &pen, const Callout &callout)
{
    pen.open("div", {{"class", toneClass(callout.tone, "callout ")}, {"role", "note"}});
    pen.shape(callout.tone);
    pen.open("p");
    pen.element("strong", callout.title);
    pen.raw(" ");
    pen.lines(callout.text);
    pen.close("p");
    pen.close("div");
}

void writeBlock(HtmlPen &pen, const Tiles &tiles)
{
    pen.open("ul", {{"class", "tiles"}});
    for (const auto &tile : tiles.tiles) {
        pen.open("li", {{"class", toneClass(tile.tone)}});
        pen.element("b", tile.figure);
        pen.raw(" ");
        pen.element("span", tile.label);
        pen.close("li");
    }
    pen.close("ul");
}

//! Roles are said in words: on a narrow screen rows are shown as blocks, and browsers then forget that they are rows.
void writeBlock(HtmlPen &pen, const Table &table)
{
    pen.open("div", {{"class", "scroll"}});
    pen.open("table", {{"class", "stack"}, {"role", "table"}});
    if (!table.caption.empty())
        pen.element("caption", table.caption);
    writeHeader(pen, table);
    pen.open("tbody", {{"role", "rowgroup"}});
    for (const auto &row : table.rows) {
        pen.open("tr", {{"role", "row"}});
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            writeCell(pen, table.columns[i], i < row.size() ? row[i] : Cell{});
        pen.close("tr");
    }
    if (table.rows.empty()) {
        pen.open("tr", {{"role", "row"}});
        pen.element("td", table.empty.empty() ? "None" : table.empty,
                    {{"role", "cell"}, {"class", "none"}, {"colspan", std::to_string(std::max<std::size_t>(1, table.columns.size()))}});
        pen.close("tr");
    }
    pen.close("tbody");
    pen.close("table");
    pen.close("div");
    pen.raw("\n");
}

void writeBlock(HtmlPen &pen, const Facts &facts)
{
    pen.open("dl", {{"class", "facts"}});
    writePairs(pen, facts.rows, false);
    pen.close("dl");
}

void writeBlock(HtmlPen &pen, const FindingCard &card)
{
    pen.open("article", {{"class", toneClass(card.tone, "card ")}, {"aria-label", card.title}});
    pen.open("p", {{"class", "title"}});
    pen.shape(card.tone);
    pen.text(card.title);
    pen.close("p");
    if (!card.text.empty()) {
        pen.open("p");
        pen.lines(card.text);
        pen.close("p");
    }
    writeSides(pen, card);
    if (!card.remedy.empty()) {
        pen.raw("<p><strong>Remedy:</strong> ");
        pen.lines(card.remedy);
        pen.close("p");
    }
    if (!card.meta.empty()) {
        pen.open("dl", {{"class", "meta"}});
        for (const auto &[name, value] : card.meta) {
            pen.open("div");
            pen.element("dt", name);
            pen.element("dd", value);
            pen.close("div");
        }
        pen.close("dl");
    }
    pen.close("article");
    pen.raw("\n");
}

void writeBlock(HtmlPen &pen, const SignOff &sign)
{
    for (const auto &role : sign.roles) {
        pen.open("div", {{"class", "sign"}});
        pen.element("p", role, {{"class", "role"}});
        pen.raw("<div class=\"fields\"><span>Name</span><span>Date</span><span>Signature</span></div>");
        pen.close("div");
    }
    if (!sign.note.empty())
        writeBlock(pen, Paragraph{sign.note, true});
}

void writeBlock(HtmlPen &pen, const PageBreak &)
{
    pen.raw("<div class=\"break\"></div>");
}

} // namespace bulkhead::reports
