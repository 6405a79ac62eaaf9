// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/htmlblocks.h"

#include "reports/outline.h"
#include "reports/palette.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

//! A length of a picture in tenths: "12.5". Whole numbers inside, so that no locale and no rounding of a library has a say.
std::string tenths(std::int64_t value)
{
    const std::string sign = value < 0 ? "-" : "";
    const std::int64_t size = value < 0 ? -value : value;
    const std::string whole = sign + std::to_string(size / 10);
    return size % 10 == 0 ? whole : whole + '.' + std::to_string(size % 10);
}

void rectangle(HtmlPen &pen, const std::string &classes, std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height)
{
    pen.open("rect", {{"class", classes}, {"x", tenths(x)}, {"y", tenths(y)}, {"width", tenths(width)}, {"height", tenths(height)}});
    pen.close("rect");
}

std::string partClass(Tone tone)
{
    return std::string("p-").append(toneName(tone));
}

//! A bar in a picture 4,000 tenths wide, stretched to its place. Parts that are there are at least two pixels wide.
void writeBarPicture(HtmlPen &pen, const DividedBars::Bar &bar)
{
    constexpr std::int64_t width = 4000, height = 100, between = 20, least = 30;
    std::int64_t total = 0, count = 0;
    for (const auto &part : bar.parts) {
        total += std::clamp<std::int64_t>(part.count, 0, std::int64_t(1) << 40);
        count += part.count > 0 ? 1 : 0;
    }
    pen.open("svg", {{"role", "img"}, {"aria-label", wordsOf(bar)}, {"viewBox", "0 0 400 10"}, {"preserveAspectRatio", "none"}});
    if (count == 0)
        rectangle(pen, "track", 0, 0, width, height);
    const std::int64_t room = width - between * (count - 1) - least * count;
    std::int64_t x = 0;
    for (const auto &part : bar.parts) {
        if (part.count <= 0)
            continue;
        const double share = double(std::min(part.count, std::int64_t(1) << 40)) / double(total);
        const std::int64_t own = least + std::int64_t(double(room) * share);
        rectangle(pen, partClass(part.tone), x, 0, own, height);
        x += own + between;
    }
    pen.close("svg");
}

void writeBar(HtmlPen &pen, const DividedBars::Bar &bar)
{
    pen.open("li");
    pen.element("span", bar.label, {{"class", "label"}});
    pen.open("div");
    writeBarPicture(pen, bar);
    pen.open("div", {{"class", "counts"}, {"aria-hidden", "true"}}); // the picture's label says it
    for (const auto &part : bar.parts) {
        if (part.count > 0)
            pen.element("span", grouped(part.count) + ' ' + part.word);
    }
    pen.close("div");
    pen.close("div");
    pen.element("span", bar.note, {{"class", "note"}});
    pen.close("li");
}

namespace plot {
constexpr std::int64_t width = 7600, left = 440, top = 340, height = 1700, total = 2340; // tenths
}

void writeText(HtmlPen &pen, std::int64_t x, std::int64_t y, const char *anchor, std::string_view text)
{
    pen.element("text", text, {{"x", tenths(x)}, {"y", tenths(y)}, {"text-anchor", anchor}});
}

void writeGrid(HtmlPen &pen, std::int64_t top)
{
    const std::int64_t lines = top % 4 == 0 ? 4 : top % 5 == 0 ? 5 : top == 2 ? 2 : 1;
    for (std::int64_t i = 0; i <= lines; ++i) {
        const std::int64_t y = plot::top + plot::height - plot::height * i / lines;
        pen.open("line", {{"class", i == 0 ? "axis" : "grid"}, {"x1", tenths(plot::left)}, {"x2", tenths(plot::width)}, {"y1", tenths(y)}, {"y2", tenths(y)}});
        pen.close("line");
        writeText(pen, plot::left - 80, y + 40, "end", grouped(top * i / lines));
    }
}

void writeLegend(HtmlPen &pen, const ColumnChart &chart)
{
    std::int64_t x = plot::left;
    for (const auto &[word, tone] : chart.series) {
        rectangle(pen, partClass(tone), x, 60, 100, 100);
        writeText(pen, x + 160, 152, "start", word);
        x += 160 + std::int64_t(std::min<std::size_t>(word.size(), 30)) * 64 + 240;
    }
}

void writeColumns(HtmlPen &pen, const ColumnChart &chart, std::int64_t top)
{
    const auto count = std::int64_t(chart.items.size());
    const std::int64_t slot = (plot::width - plot::left) / std::max<std::int64_t>(count, 1), width = std::min<std::int64_t>(480, slot * 62 / 100);
    const std::int64_t step = 700 / std::max<std::int64_t>(slot, 1) + 1; // labels apart
    for (std::int64_t i = 0; i < count; ++i) {
        const auto &item = chart.items[std::size_t(i)];
        const std::int64_t x = plot::left + slot * i + (slot - width) / 2;
        std::int64_t y = plot::top + plot::height;
        for (std::size_t s = 0; s < item.values.size() && s < chart.series.size(); ++s) {
            const auto own = std::int64_t(double(plot::height) * double(std::max<std::int64_t>(item.values[s], 0)) / double(top));
            if (own <= 0)
                continue;
            y -= own;
            rectangle(pen, partClass(chart.series[s].second), x, y, width, std::max<std::int64_t>(own - 10, 10));
        }
        if (i % step == 0)
            writeText(pen, x + width / 2, plot::top + plot::height + 180, "middle", item.label);
    }
}

//! The same numbers as rows, for whoever wants to read them.
void writeNumbers(HtmlPen &pen, const ColumnChart &chart)
{
    Table table{chart.title, {{"", 1}}, {}, ""};
    for (const auto &[word, tone] : chart.series)
        table.columns.push_back({word, 1, true, false});
    for (const auto &item : chart.items) {
        std::vector<Cell> row{{item.label}};
        for (std::size_t s = 0; s < chart.series.size(); ++s)
            row.push_back({s < item.values.size() ? grouped(item.values[s]) : ""});
        table.rows.push_back(std::move(row));
    }
    pen.raw("<details><summary>The numbers</summary>");
    writeBlock(pen, table);
    pen.close("details");
}

} // namespace

void writeBlock(HtmlPen &pen, const DividedBars &bars)
{
    if (bars.description.empty())
        pen.open("figure");
    else
        pen.open("figure", {{"aria-label", bars.description}});
    if (!bars.title.empty())
        pen.element("figcaption", bars.title);
    pen.open("ul", {{"class", "bars"}});
    for (const auto &bar : bars.bars)
        writeBar(pen, bar);
    pen.close("ul");
    pen.close("figure");
}

void writeBlock(HtmlPen &pen, const ColumnChart &chart)
{
    const std::int64_t top = axisTop(chart);
    pen.open("figure");
    if (!chart.title.empty())
        pen.element("figcaption", chart.title);
    pen.open("div", {{"class", "scroll"}});
    pen.open("svg", {{"class", "chart"}, {"role", "img"}, {"aria-label", wordsOf(chart)}, {"viewBox", "0 0 760 " + tenths(plot::total)}});
    writeLegend(pen, chart);
    writeGrid(pen, top);
    writeColumns(pen, chart, top);
    pen.close("svg");
    pen.close("div");
    writeNumbers(pen, chart);
    pen.close("figure");
    pen.raw("\n");
}

} // namespace bulkhead::reports
