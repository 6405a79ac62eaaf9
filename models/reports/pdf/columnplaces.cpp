// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/columnplaces.h"

#include "reports/visibletext.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::reports {

namespace {

constexpr double gutter = 12;
constexpr std::size_t mostSamples = 40;
constexpr std::size_t longestSample = 200; // bytes: longer texts want all the room there is anyway

double widthOf(std::string_view text, TextStyle style, const Column &column, TextEngine &engine, bool isToned)
{
    const std::string visible = visibleText(text.substr(0, longestSample));
    const TextBox box = engine.box({visible, style, 0, TextRequest::Align::Left, column.isNumber, isToned && !column.isCode ? visible.size() : 0});
    return box.width() + (isToned ? cellShapeRoom : 0) + 0.5;
}

//! How wide a column's texts are on one line.
std::vector<double> wishes(const Table &table, TextEngine &engine)
{
    std::vector<double> widths;
    for (const auto &column : table.columns)
        widths.push_back(widthOf(column.title, TextStyle::TableHead, column, engine, false));
    const std::size_t step = table.rows.size() / mostSamples + 1;
    for (std::size_t r = 0; r < table.rows.size(); r += step) {
        const auto &row = table.rows[r];
        for (std::size_t i = 0; i < widths.size() && i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i].text, styleOf(table.columns[i], row[i]), table.columns[i], engine, row[i].tone != Tone::Neutral));
    }
    return widths;
}

std::vector<double> shares(const Table &table, double room)
{
    std::vector<double> widths;
    for (const auto &column : table.columns)
        widths.push_back(std::max(column.share, 0.01));
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (double &width : widths)
        width = std::max(12.0, room * width / sum);
    return widths;
}

//! Small wishes first: the fewest columns are left that break lines.
void lend(std::vector<double> &widths, const std::vector<double> &wishes)
{
    double spare = 0;
    std::vector<std::size_t> wanting;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (wishes[i] > widths[i]) {
            wanting.push_back(i);
        } else {
            spare += widths[i] - wishes[i];
            widths[i] = wishes[i];
        }
    }
    std::sort(wanting.begin(), wanting.end(), [&](std::size_t a, std::size_t b) { return wishes[a] - widths[a] < wishes[b] - widths[b]; });
    for (std::size_t k = 0; k < wanting.size(); ++k) {
        const std::size_t i = wanting[k];
        const double more = std::min(wishes[i] - widths[i], spare / double(wanting.size() - k));
        widths[i] += more;
        spare -= more;
    }
    for (double &width : widths) // what nobody wants goes back evenly
        width += spare / double(widths.size());
}

} // namespace

std::vector<ColumnPlace> placesOf(const Table &table, double room, TextEngine &engine)
{
    if (table.columns.empty())
        return {};
    auto widths = shares(table, room - gutter * double(table.columns.size() - 1));
    lend(widths, wishes(table, engine));
    std::vector<ColumnPlace> places;
    double x = 0;
    for (const double width : widths) {
        places.push_back({x, width});
        x += width + gutter;
    }
    return places;
}

TextStyle styleOf(const Column &column, const Cell &cell)
{
    return column.isCode ? TextStyle::Code : cell.isStrong ? TextStyle::CellStrong : TextStyle::Cell;
}

} // namespace bulkhead::reports
