// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

namespace bulkhead::reports {

namespace {

using evidence::Evidence;

std::string completeness(const Evidence &one)
{
    if (one.expected < 0)
        return countWord(one.received, "row", "rows") + ", the source does not tell how many there are";
    return numberWord(one.received) + " of " + countWord(one.expected, "row", "rows") + (one.isComplete() ? "" : ", not complete");
}

std::string validity(const EvidenceRow &row)
{
    if (row.evidence.isWithdrawn)
        return "Withdrawn";
    return (row.isFresh ? "Until " : "Too old since ") + momentWord(row.evidence.expiresAt);
}

Cell validityCell(const EvidenceRow &row)
{
    return {validity(row), row.isFresh && !row.evidence.isWithdrawn ? Tone::Neutral : Tone::Unknown, false};
}

std::string scopeOf(const evidence::PairScope &pair)
{
    return pair.isAll() ? std::string("every pair") : pair.sandbox.text().toStdString() + " and " + pair.production.text().toStdString();
}

Table indexOf(const std::vector<EvidenceRow> &rows)
{
    Table table{"Index of evidence",
                {{"Evidence", 1.1, false, true}, {"Control", 0.9, false, false}, {"Source", 2.2, false, false}, {"Collected", 1.8, false, false}, {"Valid", 1.8, false, false},
                 {"SHA-256 of the raw bytes", 2.6, false, true}, {"Size", 1, true, false}},
                {}, "No evidence of other systems was brought in."};
    for (const EvidenceRow &row : rows)
        table.rows.push_back({textCell(shortId(row.evidence.id)), textCell(row.evidence.control), textCell(row.evidence.source), textCell(momentWord(row.evidence.finishedAt)),
                              validityCell(row), textCell(orNone(row.evidence.digest)), textCell(bytesWord(row.evidence.bytes))});
    return table;
}

Table unitsOf(const Evidence &one)
{
    Table table{"What it says", {{"Unit", 2, false, true}, {"Result", 1, false, false}, {"Detail", 3.4, false, false}}, {}, "It says nothing of any unit."};
    for (const evidence::EvidenceUnit &unit : one.units)
        table.rows.push_back({textCell(unit.unit), Cell{wordOf(unit.verdict), toneOf(unit.verdict), false}, textCell(orNone(unit.detail))});
    return table;
}

Facts envelopeOf(const Evidence &one)
{
    Facts facts;
    facts.rows = {{"Evidence", one.id},
                  {"On", scopeOf(one.pair)},
                  {"Source", orNone(one.source)},
                  {"Query", orNone(one.query)},
                  {"Read by", orNone(one.collector)},
                  {"Read", momentWord(one.startedAt) + " to " + momentWord(one.finishedAt)},
                  {"Complete", completeness(one) + (one.pages > 0 ? ", " + countWord(one.pages, "page", "pages") : "")},
                  {"SHA-256 of the raw bytes", orNone(one.digest)},
                  {"Kept at", one.keptAt.empty() ? std::string("not kept") : one.keptAt},
                  {"Left out", listWord(one.redactions, "nothing")},
                  {"Signed in by", orNone(one.collectedBy) + ", " + momentWord(one.recordedAt)},
                  {"Entry of the log", one.seq == 0 ? std::string(noFigure) : numberWord(std::int64_t(one.seq))}};
    return facts;
}

} // namespace

void addEvidence(Pen &pen, const Composition &composition)
{
    if (!composition.options.evidence)
        return;
    const auto &rows = composition.report.evidence;
    pen.chapter("Evidence");
    pen.say("The facts of the gateways are those of " + (composition.check.snapshot == 0 ? std::string("no snapshot") : "snapshot " + numberWord(composition.check.snapshot))
            + ". What follows was read from other systems and brought in: " + countWord(std::int64_t(rows.size()), "record", "records")
            + ". The digest is that of the raw bytes, so that a copy can be compared.");
    pen.add(indexOf(rows));
    for (const EvidenceRow &row : rows) {
        pen.section("Evidence " + shortId(row.evidence.id) + " for " + row.evidence.control);
        pen.add(envelopeOf(row.evidence));
        pen.add(unitsOf(row.evidence));
    }
}

} // namespace bulkhead::reports
