// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using isolation::ControlResult;
using isolation::Verdict;

std::string factsFrom(const CoverageGap &gap, UtcTime at)
{
    if (!gap.factsFrom)
        return "never read";
    return momentWord(*gap.factsFrom) + ", " + ageWord(at - *gap.factsFrom) + " old";
}

Table gapsOf(const Composition &composition)
{
    Table table{"What was not reached",
                {{"Gateway", 1.6, false, false}, {"Why", 3, false, false}, {"What is still known is from", 2.2, false, false}, {"Controls that this leaves unproven", 2.6, false, false}}, {},
                "Every gateway in scope was read whole."};
    for (const CoverageGap &gap : composition.report.gaps)
        table.rows.push_back({textCell(gap.gateway.text().toStdString()), textCell(gap.problem), textCell(factsFrom(gap, composition.check.at)), textCell(listWord(gap.controls, "none"))});
    return table;
}

std::string whyUnknown(const ControlResult &result)
{
    const auto unit = std::find_if(result.units.cbegin(), result.units.cend(), [](const isolation::UnitResult &one) { return one.verdict == Verdict::Unknown; });
    return unit == result.units.cend() ? std::string("Nothing was judged") : isolation::sentence(*unit);
}

std::string decidedBy(const isolation::Control &control, const ControlResult &result)
{
    if (!control.decidedBy.isEmpty() && (result.ruleVersion == 0 || control.method != isolation::Method::Automatic))
        return control.decidedBy.toStdString();
    return "A whole and fresh reading of its gateways";
}

Table unknownsOf(const Composition &composition, const isolation::PairResult &pair)
{
    Table table{"Controls that are unknown on " + pairWord(pair),
                {{"Control", 1, false, false}, {"What it is about", 2.6, false, false}, {"Unknown units", 0.9, true, false}, {"Why", 2.6, false, false}, {"What would decide it", 2.6, false, false}}, {},
                "No control is unknown."};
    for (const ControlResult &result : pair.controls) {
        const isolation::Control *control = composition.catalogue.find(QString::fromStdString(result.control));
        if (control != nullptr && result.verdict == Verdict::Unknown)
            table.rows.push_back({textCell(result.control), textCell(control->title.toStdString()), numberCell(result.counts[Verdict::Unknown]), textCell(whyUnknown(result)),
                                  textCell(decidedBy(*control, result))});
    }
    return table;
}

} // namespace

void addCoverage(Pen &pen, const Composition &composition)
{
    const Report &report = composition.report;
    pen.chapter("What could not be seen");
    pen.say(numberWord(report.gatewaysRead) + " of " + countWord(report.gateways, "gateway", "gateways") + (report.gatewaysRead == 1 ? " was" : " were")
            + " read. What was not seen is unknown. It is counted against the proven share, and never as a pass.");
    pen.add(gapsOf(composition));
    if (composition.check.pairs.empty())
        return;
    if (!composition.hasSeveralPairs())
        pen.section("Controls that are unknown");
    for (const isolation::PairReport &pair : composition.check.pairs) {
        if (composition.hasSeveralPairs())
            pen.section("Controls that are unknown, " + pairWord(pair.result));
        pen.add(unknownsOf(composition, pair.result));
    }
}

} // namespace bulkhead::reports
