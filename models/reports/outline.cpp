// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/outline.h"

#include "reports/visibletext.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::reports {

namespace {

constexpr std::size_t longestContents = 110; // two pages and a half: more is no help to find something

} // namespace

std::vector<OutlineEntry> outlineOf(const Document &document)
{
    std::vector<OutlineEntry> entries;
    int chapter = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto *heading = std::get_if<Heading>(&document.blocks[i]);
        if (!heading)
            continue;
        const int level = std::clamp(heading->level, 1, 3);
        std::string text = visibleText(heading->text);
        if (level == 1)
            text.insert(0, std::to_string(++chapter) + ' ');
        entries.push_back({i, level, std::move(text), level <= 2});
    }
    const auto listed = std::count_if(entries.begin(), entries.end(), [](const auto &entry) { return entry.isListed; });
    if (std::size_t(listed) > longestContents) {
        for (auto &entry : entries)
            entry.isListed = entry.level == 1;
    }
    return entries;
}

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string wordsOf(const DividedBars::Bar &bar)
{
    std::string words = visibleText(bar.label) + ':';
    std::string_view comma = " ";
    for (const auto &part : bar.parts) {
        if (part.count == 0)
            continue;
        words += comma;
        words += grouped(part.count) + ' ' + visibleText(part.word);
        comma = ", ";
    }
    if (!bar.note.empty()) {
        words += comma;
        words += visibleText(bar.note);
    }
    return words;
}

std::string wordsOf(const ColumnChart &chart)
{
    if (!chart.description.empty())
        return visibleText(chart.description);
    std::string words = visibleText(chart.title);
    for (const auto &item : chart.items) {
        words += "; " + visibleText(item.label) + ':';
        for (std::size_t i = 0; i < item.values.size() && i < chart.series.size(); ++i)
            words += (i == 0 ? " " : ", ") + grouped(item.values[i]) + ' ' + visibleText(chart.series[i].first);
    }
    return words;
}

std::int64_t axisTop(const ColumnChart &chart)
{
    std::int64_t largest = 1;
    for (const auto &item : chart.items)
        largest = std::max(largest, std::accumulate(item.values.begin(), item.values.end(), std::int64_t(0)));
    for (std::int64_t power = 1; power <= largest * 10; power *= 10) {
        for (const std::int64_t tenth : {10, 20, 25, 50}) {
            const std::int64_t top = tenth * power / 10;
            if (tenth * power % 10 == 0 && top >= largest)
                return top;
        }
    }
    return largest;
}

std::pair<std::string_view, std::string_view> titleHalves(std::string_view title)
{
    const std::size_t at = title.find(", ");
    return at == std::string_view::npos ? std::pair(title, std::string_view()) : std::pair(title.substr(0, at + 1), title.substr(at + 2));
}

} // namespace bulkhead::reports
