// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose.h"

#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

template<typename... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template<typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

bool isPlainAscii(const std::string &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char letter) { return letter >= 0x20 && letter < 0x7f; });
}

void clean(std::string &text)
{
    if (!isPlainAscii(text))
        text = isolation::harmless(text);
}

void clean(std::vector<std::pair<std::string, std::string>> &rows)
{
    for (auto &[name, value] : rows) {
        clean(name);
        clean(value);
    }
}

void clean(Tiles &tiles)
{
    for (Tiles::Tile &tile : tiles.tiles) {
        clean(tile.figure);
        clean(tile.label);
    }
}

void clean(Table &table)
{
    clean(table.caption);
    clean(table.empty);
    for (Column &column : table.columns)
        clean(column.title);
    for (std::vector<Cell> &row : table.rows) {
        for (Cell &cell : row)
            clean(cell.text);
    }
}

void clean(DividedBars &bars)
{
    clean(bars.title);
    clean(bars.description);
    for (DividedBars::Bar &bar : bars.bars) {
        clean(bar.label);
        clean(bar.note);
        for (DividedBars::Part &part : bar.parts)
            clean(part.word);
    }
}

void clean(ColumnChart &chart)
{
    clean(chart.title);
    clean(chart.description);
    for (auto &series : chart.series)
        clean(series.first);
    for (ColumnChart::Item &item : chart.items)
        clean(item.label);
}

void clean(FindingCard &card)
{
    for (std::string *text : {&card.title, &card.text, &card.sandboxTitle, &card.productionTitle, &card.remedy})
        clean(*text);
    clean(card.sandbox);
    clean(card.production);
    clean(card.meta);
}

void clean(SignOff &signOff)
{
    clean(signOff.note);
    for (std::string &role : signOff.roles)
        clean(role);
}

void clean(Block &block)
{
    std::visit(Overloaded{[](Heading &heading) { clean(heading.text); }, [](Paragraph &paragraph) { clean(paragraph.text); },
                          [](Callout &callout) {
                              clean(callout.title);
                              clean(callout.text);
                          },
                          [](Facts &facts) { clean(facts.rows); }, [](PageBreak &) {}, [](auto &other) { clean(other); }},
               block);
}

//! Controls that a report without a check speaks of: none was judged, and that is what it says.
const isolation::CheckReport &nothingChecked()
{
    static const isolation::CheckReport nothing;
    return nothing;
}

} // namespace

std::span<const Finding> Composition::findingsOn(std::size_t pair) const
{
    const auto begin = std::partition_point(findings.cbegin(), findings.cend(), [pair](const Finding &one) { return one.pair < pair; });
    const auto end = std::partition_point(begin, findings.cend(), [pair](const Finding &one) { return one.pair == pair; });
    return {begin, end};
}

Cell textCell(std::string text)
{
    return {std::move(text), Tone::Neutral, false};
}

Cell numberCell(std::int64_t number)
{
    return textCell(numberWord(number));
}

Cell countCell(std::int64_t number, Tone tone)
{
    return {numberWord(number), number == 0 ? Tone::Neutral : tone, false};
}

void makeHarmless(Document &document)
{
    for (std::string *text : {&document.title, &document.subtitle, &document.organisation, &document.runningHead, &document.footer})
        clean(*text);
    clean(document.cover);
    for (Block &block : document.blocks)
        clean(block);
}

Document documentOf(const Report &report, const DocumentOptions &options)
{
    const isolation::CheckReport &check = report.check == nullptr ? nothingChecked() : *report.check;
    const isolation::ControlCatalogue &catalogue = check.catalogue == nullptr ? isolation::ControlCatalogue::builtIn() : *check.catalogue;
    const Composition composition{report, check, catalogue, options, findingsOf(report)};
    Document document;
    fillCover(document, composition);
    Pen pen(document);
    for (const auto chapter : {addSummary, addRequirements, addStatement, addScope, addMethod, addLayers, addFindings, addExceptions, addAttestations, addPromotions,
                               addChanges, addSample, addCoverage, addControls, addEvidence, addChain, addFramework, addLimitations, addSignOff})
        chapter(pen, composition);
    makeHarmless(document);
    return document;
}

} // namespace bulkhead::reports
