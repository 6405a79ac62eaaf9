// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>
#include <array>

namespace bulkhead::reports {

using isolation::ControlResult;
using isolation::Layer;
using isolation::LayerScore;
using isolation::PairResult;
using isolation::Verdict;

namespace {

const isolation::Control *controlOf(const Composition &composition, const ControlResult &result)
{
    return composition.catalogue.find(QString::fromStdString(result.control));
}

//! Parts of a bar in the order of the design: what is proven first, what is broken last.
enum Part { Passing, Attested, Inapplicable, Warning, Undecided, Failing, partCount };
using Parts = std::array<std::int64_t, partCount>;

Part partOf(const ControlResult &result)
{
    switch (result.verdict) {
    case Verdict::Pass:
        return result.assurance == isolation::Assurance::A1 ? Attested : Passing;
    case Verdict::NotApplicable:
        return Inapplicable;
    case Verdict::Warn:
        return Warning;
    case Verdict::Unknown:
        return Undecided;
    case Verdict::Fail:
        return Failing;
    }
    return Undecided;
}

DividedBars::Bar barOf(const Parts &parts, const std::string &label, const std::string &note)
{
    static constexpr std::array<Tone, partCount> tones = {Tone::Pass, Tone::Attested, Tone::NotApplicable, Tone::Warn, Tone::Unknown, Tone::Fail};
    static constexpr std::array<const char *, partCount> words = {"pass", "pass, attested", "not applicable", "warn", "unknown", "fail"};
    DividedBars::Bar bar{label, {}, note};
    for (std::size_t i = 0; i < partCount; ++i) {
        if (parts[i] > 0)
            bar.parts.push_back({tones[i], parts[i], words[i]});
    }
    return bar;
}

std::string spoken(const DividedBars::Bar &bar)
{
    std::vector<std::string> counts;
    for (const DividedBars::Part &part : bar.parts)
        counts.push_back(numberWord(part.count) + ' ' + part.word);
    return bar.label + ": " + listWord(counts, "no control") + '.';
}

DividedBars barsOf(const Composition &composition, const PairResult &pair)
{
    DividedBars bars{"Controls of each layer on " + pairWord(pair), {}, {}};
    std::array<Parts, isolation::layerCount> counts{};
    for (const ControlResult &result : pair.controls) {
        if (const isolation::Control *control = controlOf(composition, result))
            ++counts[static_cast<std::size_t>(control->layer)][partOf(result)];
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto layer = static_cast<Layer>(i);
        bars.bars.push_back(barOf(counts[i], wordOf(layer), lowerFirst(wordOf(pair.layer(layer).status))));
        bars.description += (bars.description.empty() ? "" : " ") + spoken(bars.bars.back());
    }
    return bars;
}

FindingCounts countsOfLayer(std::span<const Finding> findings, Layer layer)
{
    std::vector<Finding> some;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(some), [layer](const Finding &one) { return one.control->layer == layer; });
    return countedOf(some);
}

std::vector<Cell> rowOf(const std::string &name, isolation::Status status, bool isPartlyAttested, const isolation::Figures &figures, const FindingCounts &counts)
{
    return {Cell{name, Tone::Neutral, true},
            Cell{wordOf(status) + (isPartlyAttested ? " (partly attested)" : ""), toneOf(status), false},
            textCell(percentWord(figures.proven)),
            textCell(percentWord(figures.possible)),
            textCell(percentWord(figures.coverage)),
            textCell(percentWord(figures.machineProven)),
            countCell(counts.fail, Tone::Fail),
            numberCell(counts.accepted),
            countCell(counts.warn, Tone::Warn)};
}

Table layersOf(const Composition &composition, std::size_t index)
{
    const PairResult &pair = composition.check.pairs[index].result;
    const auto findings = composition.findingsOn(index);
    Table table{"Layers of " + pairWord(pair),
                {{"Layer", 1.7, false, false}, {"Status", 1.8, false, false}, {"Proven", 0.9, true, false}, {"Possible", 0.95, true, false}, {"Coverage", 1, true, false},
                 {"Machine-proven", 1.1, true, false}, {"Fail", 0.75, true, false}, {"of them accepted", 1, true, false}, {"Warn", 0.75, true, false}},
                {}, {}};
    for (int i = 0; i < isolation::layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        const LayerScore &score = pair.layer(layer);
        table.rows.push_back(rowOf(wordOf(layer), score.status, score.isPartlyAttested, score.figures, countsOfLayer(findings, layer)));
    }
    table.rows.push_back(rowOf("The pair", pair.score.status, false, pair.score.figures, countedOf(findings)));
    return table;
}

//! Share of a layer's weight that does not apply, in whole percents rounded down; nothing for a layer without controls.
std::optional<int> narrowness(const Composition &composition, const PairResult &pair, Layer layer)
{
    int all = 0, inapplicable = 0;
    for (const ControlResult &result : pair.controls) {
        const isolation::Control *control = controlOf(composition, result);
        if (control == nullptr || control->layer != layer)
            continue;
        all += isolation::weightOf(control->severity);
        inapplicable += result.verdict == Verdict::NotApplicable ? isolation::weightOf(control->severity) : 0;
    }
    return all == 0 ? std::nullopt : std::optional<int>(inapplicable * 100 / all);
}

void addNarrowLayers(Pen &pen, const Composition &composition, const PairResult &pair)
{
    constexpr int narrow = 20; // above this share the scope is called narrow (controls.md 2.2)
    for (int i = 0; i < isolation::layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        if (const auto share = narrowness(composition, pair, layer); share && *share > narrow)
            pen.say("Narrow scope: " + percentWord(share) + " of the weight of " + wordOf(layer) + " does not apply.");
    }
}

Table controlsOf(const Composition &composition, const PairResult &pair)
{
    Table table{"Controls on " + pairWord(pair),
                {{"Control", 1.05, false, false}, {"What it is about", 3.6, false, false}, {"Severity", 1, false, false}, {"Result", 1.5, false, false}, {"Backed", 0.8, false, false},
                 {"Pass", 0.75, true, false}, {"Warn", 0.75, true, false}, {"Unknown", 1, true, false}, {"Fail", 0.75, true, false}},
                {}, "No control was judged."};
    for (const ControlResult &result : pair.controls) {
        const isolation::Control *control = controlOf(composition, result);
        if (control == nullptr)
            continue;
        table.rows.push_back({textCell(result.control), textCell(control->title.toStdString()), textCell(wordOf(control->severity)), verdictCell(result),
                              textCell(result.verdict == Verdict::Unknown || result.verdict == Verdict::NotApplicable ? std::string(noFigure) : std::string(toWire(result.assurance))),
                              numberCell(result.counts[Verdict::Pass]), numberCell(result.counts[Verdict::Warn]), numberCell(result.counts[Verdict::Unknown]),
                              numberCell(result.counts[Verdict::Fail])});
    }
    return table;
}

} // namespace

void addLayers(Pen &pen, const Composition &composition)
{
    if (composition.check.pairs.empty())
        return;
    pen.chapter("Layers and their figures");
    pen.say("The four figures stand together, because none of them says enough by itself. Governance supports the six layers; it can hold a pair back, and it makes up for nothing.");
    for (std::size_t i = 0; i < composition.check.pairs.size(); ++i) {
        const PairResult &pair = composition.check.pairs[i].result;
        if (composition.hasSeveralPairs())
            pen.section(pairWord(pair));
        pen.add(barsOf(composition, pair));
        pen.add(layersOf(composition, i));
        addNarrowLayers(pen, composition, pair);
    }
}

void addControls(Pen &pen, const Composition &composition)
{
    if (composition.check.pairs.empty())
        return;
    pen.chapter("All controls");
    pen.say("Every control of the catalogue, with the units that it judged. A control without a result would be missing here; none is left out because it is unknown.");
    for (const isolation::PairReport &pair : composition.check.pairs) {
        if (composition.hasSeveralPairs())
            pen.section(pairWord(pair.result));
        pen.add(controlsOf(composition, pair.result));
    }
}

} // namespace bulkhead::reports
