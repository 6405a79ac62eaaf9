// SPDX-License-Identifier: GPL-3.0-or-later
// The difference of two reports as a document and as JSON.
#include "reports/compose/chapters.h"
#include "reports/difference.h"

#include "isolation/scorejson.h"
#include "reports/jsonrecords.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;
using isolation::Verdict;

Cell verdictOrNone(std::optional<Verdict> verdict)
{
    return verdict ? Cell{wordOf(*verdict), toneOf(*verdict), false} : textCell(std::string(noFigure));
}

Cell statusOrNone(std::optional<isolation::Status> status)
{
    return status ? Cell{wordOf(*status), toneOf(*status), false} : textCell(std::string(noFigure));
}

std::string nameOf(const PairDifference &pair)
{
    return pair.sandbox.text().toStdString() + " and " + pair.production.text().toStdString();
}

std::string snapshotOf(const DifferenceSide &side)
{
    return side.snapshot == 0 ? std::string("No gateway was read yet") : "Snapshot " + numberWord(side.snapshot) + ", " + momentWord(side.at);
}

Table figuresOf(const PairDifference &pair)
{
    Table table{"Figures then and now on " + nameOf(pair),
                {{"Layer", 1.6, false, false}, {"Status then", 1.6, false, false}, {"Status now", 1.6, false, false}, {"Proven then", 0.9, true, false}, {"now", 0.8, true, false},
                 {"Possible then", 0.95, true, false}, {"now", 0.8, true, false}, {"Coverage then", 1, true, false}, {"now", 0.8, true, false}},
                {}, {}};
    for (const FigureDifference &one : pair.figures)
        table.rows.push_back({Cell{one.layer ? wordOf(*one.layer) : std::string("The pair"), Tone::Neutral, true}, statusOrNone(one.before), statusOrNone(one.after),
                              textCell(percentWord(one.figuresBefore.proven)), textCell(percentWord(one.figuresAfter.proven)), textCell(percentWord(one.figuresBefore.possible)),
                              textCell(percentWord(one.figuresAfter.possible)), textCell(percentWord(one.figuresBefore.coverage)), textCell(percentWord(one.figuresAfter.coverage))});
    return table;
}

Table controlsOf(const PairDifference &pair)
{
    Table table{"Controls that say something else on " + nameOf(pair),
                {{"Control", 1, false, false}, {"What it is about", 4, false, false}, {"Then", 1.4, false, false}, {"Now", 1.4, false, false}}, {}, "Every control says what it said."};
    for (const ControlDifference &one : pair.controls)
        table.rows.push_back({textCell(one.control), textCell(one.title), verdictOrNone(one.before), verdictOrNone(one.after)});
    return table;
}

std::string acceptance(const FindingDifference &one)
{
    if (one.wasAccepted == one.isAccepted)
        return one.isAccepted ? "accepted" : "";
    return one.isAccepted ? "accepted since" : "accepted no more";
}

Table findingsTable(const std::vector<FindingDifference> &findings, const std::string &caption, const std::string &empty)
{
    Table table{caption,
                {{"Control", 0.9, false, false}, {"Severity", 1, false, false}, {"What was found", 4, false, false}, {"Then", 1, false, false}, {"Now", 1, false, false},
                 {"Accepted", 1.1, false, false}, {"Fingerprint", 1.5, false, true}},
                {}, empty};
    for (const FindingDifference &one : findings)
        table.rows.push_back({textCell(one.control), textCell(wordOf(one.severity)), textCell(one.message), verdictOrNone(one.before), verdictOrNone(one.after),
                              textCell(orNone(acceptance(one))), textCell(one.fingerprint)});
    return table;
}

std::string exceptionWord(std::optional<evidence::Exception::State> state)
{
    return state ? wordOf(*state) : std::string(noFigure);
}

Table exceptionsTable(const std::vector<ExceptionDifference> &exceptions, const std::string &caption, const std::string &empty)
{
    Table table{caption,
                {{"Exception", 1.2, false, true}, {"Control", 1, false, false}, {"Owner", 1.6, false, false}, {"Expires", 1.6, false, false}, {"Then", 1.2, false, false}, {"Now", 1.2, false, false}},
                {}, empty};
    for (const ExceptionDifference &one : exceptions)
        table.rows.push_back({textCell(shortId(one.id)), textCell(one.control), textCell(orNone(one.owner)), textCell(dayWord(one.expires)), textCell(exceptionWord(one.before)),
                              textCell(exceptionWord(one.after))});
    return table;
}

Table promotionsTable(const std::vector<promotion::Request> &promotions)
{
    Table table{"Promotions between the two",
                {{"Request", 1, false, true}, {"API", 1.6, false, false}, {"From", 1.3, false, false}, {"To", 1.3, false, false}, {"Asked for by", 1.4, false, false},
                 {"State now", 1.5, false, false}, {"Since", 2, false, false}},
                {}, "None was asked for, open or ended between the two."};
    for (const promotion::Request &one : promotions)
        table.rows.push_back({textCell(shortId(one.id)), textCell(one.apiName.toStdString()), textCell(one.from.text().toStdString()), textCell(one.to.text().toStdString()),
                              textCell(one.requester.toStdString()), textCell(wordOf(one.state) + (one.isBroken ? ", by break-glass" : "")), textCell(momentWord(one.movedAt))});
    return table;
}

Table changesTable(const std::vector<UnrequestedChange> &changes)
{
    Table table{"Changes of production without a request",
                {{"Gateway", 1.3, false, false}, {"Environment", 1.3, false, false}, {"What", 2, false, true}, {"API", 1.3, false, false}, {"Fields", 2, false, true},
                 {"Seen by", 2, false, false}},
                {}, "No change of production was seen that no promotion explains."};
    for (const UnrequestedChange &one : changes)
        table.rows.push_back({textCell(one.gateway.text().toStdString()), textCell(one.environment.text().toStdString()), textCell(one.kind + ' ' + one.nativeId),
                              textCell(orNone(one.api)), textCell(shortListWord(one.fields, 6)), textCell(momentWord(one.at))});
    return table;
}

std::string scopeOf(const ReportDifference &difference)
{
    std::vector<std::string> names;
    for (const PairDifference &pair : difference.pairs)
        names.push_back(pair.sandbox.text().toStdString() + " from " + pair.production.text().toStdString());
    constexpr std::size_t most = 3;
    return shortListWord(names, most) + (difference.allPairs.empty() ? std::string() : " (" + difference.allPairs + ')');
}

std::int64_t worseControls(const PairDifference &pair, bool isWorse)
{
    return std::count_if(pair.controls.cbegin(), pair.controls.cend(),
                         [isWorse](const ControlDifference &one) { return one.before && one.after && (*one.after > *one.before) == isWorse; });
}

void addPair(Pen &pen, const PairDifference &pair)
{
    pen.section(nameOf(pair));
    if (!pair.isInBefore)
        pen.say("The earlier report does not have this pair, so everything is new.");
    if (!pair.isInAfter)
        pen.say("The later report does not have this pair. What it had is not known to be gone.");
    pen.add(Tiles{{{numberWord(std::int64_t(pair.came.size())), "findings came", pair.came.empty() ? Tone::Neutral : Tone::Fail},
                   {numberWord(std::int64_t(pair.gone.size())), "findings went", Tone::Neutral},
                   {numberWord(std::int64_t(pair.stayed.size())), "findings stayed", Tone::Neutral},
                   {numberWord(worseControls(pair, true)), "controls are worse", worseControls(pair, true) > 0 ? Tone::Fail : Tone::Neutral},
                   {numberWord(worseControls(pair, false)), "controls are better", Tone::Neutral}}});
    pen.add(figuresOf(pair));
    pen.item("Controls");
    pen.add(controlsOf(pair));
    pen.item("Findings that came");
    pen.add(findingsTable(pair.came, "Findings that came", "None came."));
    pen.item("Findings that went");
    pen.add(findingsTable(pair.gone, "Findings that went", "None went."));
    pen.item("Findings that stayed");
    pen.add(findingsTable(pair.stayed, "Findings that stayed", "None stayed."));
}

JsonValue verdictJson(std::optional<Verdict> verdict)
{
    return verdict ? JsonValue(toWire(*verdict)) : JsonValue();
}

JsonValue figuresJson(std::optional<isolation::Status> status, const isolation::Figures &figures)
{
    if (!status)
        return {};
    Object object;
    isolation::addScore(object, *status, figures);
    return object;
}

Array findingsJson(const std::vector<FindingDifference> &findings)
{
    Array list;
    for (const FindingDifference &one : findings)
        list.push_back(Object{{"control", one.control}, {"unit", one.unit}, {"fingerprint", one.fingerprint}, {"message", one.message}, {"severity", toWire(one.severity)},
                              {"from", verdictJson(one.before)}, {"to", verdictJson(one.after)}, {"was_accepted", one.wasAccepted}, {"is_accepted", one.isAccepted}});
    return list;
}

JsonValue pairJson(const PairDifference &pair)
{
    Array figures, controls;
    for (const FigureDifference &one : pair.figures)
        figures.push_back(Object{{"layer", one.layer ? JsonValue(toWire(*one.layer)) : JsonValue()}, {"from", figuresJson(one.before, one.figuresBefore)},
                                 {"to", figuresJson(one.after, one.figuresAfter)}});
    for (const ControlDifference &one : pair.controls)
        controls.push_back(Object{{"control", one.control}, {"title", one.title}, {"from", verdictJson(one.before)}, {"to", verdictJson(one.after)}});
    return Object{{"sandbox", pair.sandbox.text()}, {"production", pair.production.text()}, {"in_from", pair.isInBefore}, {"in_to", pair.isInAfter}, {"figures", std::move(figures)},
                  {"controls", std::move(controls)}, {"came", findingsJson(pair.came)}, {"gone", findingsJson(pair.gone)}, {"stayed", findingsJson(pair.stayed)}};
}

Array exceptionsJson(const std::vector<ExceptionDifference> &exceptions)
{
    const auto state = [](std::optional<evidence::Exception::State> one) { return one ? JsonValue(toWire(*one)) : JsonValue(); };
    Array list;
    for (const ExceptionDifference &one : exceptions)
        list.push_back(Object{{"id", one.id}, {"control", one.control}, {"owner", one.owner}, {"expires", isolation::isoTime(one.expires)}, {"from", state(one.before)}, {"to", state(one.after)}});
    return list;
}

JsonValue sideJson(const DifferenceSide &side)
{
    return Object{{"report", side.id}, {"snapshot", std::int64_t(side.snapshot)}, {"at", isolation::isoTime(side.at)}, {"catalogue", side.catalogue}};
}

} // namespace

Document documentOf(const ReportDifference &difference)
{
    Document document;
    document.title = "What changed between two reports";
    document.subtitle = dayWord(difference.from.at) + " to " + dayWord(difference.to.at);
    document.organisation = difference.estate;
    document.runningHead = (difference.estate.empty() ? std::string() : difference.estate + ", ") + "what changed";
    document.footer = "Report " + orNone(difference.to.id);
    document.moment = isolation::isoTime(difference.to.at);
    document.cover = {{"Then", snapshotOf(difference.from)},
                      {"Now", snapshotOf(difference.to)},
                      {"Scope", scopeOf(difference)},
                      {"Rules then", "Control catalogue " + orNone(difference.from.catalogue)},
                      {"Rules now", "Control catalogue " + orNone(difference.to.catalogue)},
                      {"Report then", orNone(difference.from.id)},
                      {"Report now", orNone(difference.to.id)}};
    Pen pen(document);
    pen.chapter("What changed");
    if (difference.from.catalogue != difference.to.catalogue)
        pen.add(Callout{Tone::Warn, "The rules are not the same.", "The control catalogue changed between the two reports, so a verdict can differ although nothing else did."});
    if (difference.pairs.empty())
        pen.add(Callout{Tone::Unknown, "There is nothing to compare.", "Neither report has a pair of environments."});
    for (const PairDifference &pair : difference.pairs)
        addPair(pen, pair);
    pen.chapter("Exceptions");
    pen.section("In force now and not then");
    pen.add(exceptionsTable(difference.exceptionsCame, "Exceptions that came", "None came."));
    pen.section("In force then and not now");
    pen.add(exceptionsTable(difference.exceptionsEnded, "Exceptions that ended", "None ended."));
    pen.chapter("Promotions between the two");
    pen.add(promotionsTable(difference.promotions));
    pen.chapter("Changes of production without a request");
    pen.add(changesTable(difference.changes));
    makeHarmless(document);
    return document;
}

JsonValue toJson(const ReportDifference &difference)
{
    Array pairs;
    for (const PairDifference &pair : difference.pairs)
        pairs.push_back(pairJson(pair));
    return Object{{"estate", difference.estate},
                  {"from", sideJson(difference.from)},
                  {"to", sideJson(difference.to)},
                  {"pairs", std::move(pairs)},
                  {"exceptions", Object{{"came", exceptionsJson(difference.exceptionsCame)}, {"ended", exceptionsJson(difference.exceptionsEnded)}}},
                  {"promotions", promotionsJson(difference.promotions)},
                  {"changes", changesJson(difference.changes)}};
}

} // namespace bulkhead::reports
