// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

namespace bulkhead::reports {

namespace {

//! A row of the population that was drawn, in words.
std::vector<Cell> rowOf(const Composition &composition, const Sample &sample, std::size_t index)
{
    const Cell number = numberCell(std::int64_t(index) + 1);
    if (sample.population == "promotions" && index < composition.report.promotions.size()) {
        const promotion::Request &request = composition.report.promotions[index];
        return {number, textCell(request.id), textCell((request.apiName.isEmpty() ? request.api : request.apiName).toStdString() + ", " + lowerFirst(wordOf(request.state))), textCell("")};
    }
    if (sample.population == "findings" && index < composition.findings.size()) {
        const Finding &finding = composition.findings[index];
        return {number, textCell(finding.fingerprint), textCell(finding.result->control + ": " + isolation::sentence(*finding.unit)), textCell("")};
    }
    return {number, textCell(std::string(noFigure)), textCell("No row of that number is in this report"), textCell("")};
}

Table tableOf(const Composition &composition, const Sample &sample)
{
    Table table{"The sample", {{"Row", 0.7, true, false}, {"Id", 2.2, false, true}, {"What it is", 3.6, false, false}, {"Checked by", 1.6, false, false}}, {}, "Nothing was drawn."};
    for (const std::size_t index : sample.indexes)
        table.rows.push_back(rowOf(composition, sample, index));
    return table;
}

} // namespace

void addSample(Pen &pen, const Composition &composition)
{
    pen.chapter("Sample");
    if (!composition.report.sample) {
        pen.say("No sample was asked for. The results rest on all units that can be listed, not on a sample.");
        return;
    }
    const Sample &sample = *composition.report.sample;
    pen.say(numberWord(std::int64_t(sample.indexes.size())) + " of " + numberWord(std::int64_t(sample.of)) + ' ' + sample.population + (sample.indexes.size() == 1 ? " was" : " were")
            + " drawn at random for a closer look; " + numberWord(std::int64_t(sample.asked)) + (sample.asked == 1 ? " was" : " were") + " asked for. The seed is "
            + std::to_string(sample.seed) + ". The same seed and the same " + sample.population + " give the same rows again. The results of this report do not rest on the sample.");
    pen.add(tableOf(composition, sample));
}

} // namespace bulkhead::reports
