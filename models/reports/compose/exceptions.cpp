// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using evidence::Exception;

std::string scopeOf(const evidence::PairScope &pair)
{
    return pair.isAll() ? std::string("every pair") : pair.sandbox.text().toStdString() + " and " + pair.production.text().toStdString();
}

std::string approversOf(const Exception &exception)
{
    std::vector<std::string> words;
    for (const Exception::Approval &approval : exception.approvals)
        words.push_back(approval.person.toStdString() + ", " + momentWord(approval.at));
    return listWord(words, "nobody");
}

Cell stateCell(const ExceptionRow &row)
{
    // In force it is still no good news, and what is over accepts nothing.
    const Tone tone = row.problems.isEmpty() ? Tone::Neutral : Tone::Warn;
    return {wordOf(row.exception.state), tone, false};
}

Table tableOf(const std::vector<ExceptionRow> &rows)
{
    Table table{"Exceptions",
                {{"Exception", 1.1, false, true}, {"Control", 0.9, false, false}, {"Findings", 0.9, true, false}, {"Owner", 1.3, false, false}, {"Approved by", 2.4, false, false},
                 {"Age", 1, false, false}, {"Expires", 1.5, false, false}, {"State", 1.2, false, false}},
                {}, "There is no exception."};
    for (const ExceptionRow &row : rows) {
        const Exception &one = row.exception;
        table.rows.push_back({textCell(shortId(one.id)), textCell(one.control), numberCell(std::int64_t(one.fingerprints.size())), textCell(orNone(one.owner)),
                              textCell(approversOf(one)), textCell(countWord(row.ageDays, "day", "days")), textCell(dayWord(one.expires)), stateCell(row)});
    }
    return table;
}

std::string compensatingOf(const ExceptionRow &row)
{
    std::vector<std::string> words;
    for (const auto &[control, verdict] : row.compensating)
        words.push_back(control + " (" + lowerFirst(wordOf(verdict)) + ")");
    return listWord(words, "none");
}

std::string endOf(const Exception &exception)
{
    if (exception.endedAt == UtcTime{})
        return {};
    std::string text = momentWord(exception.endedAt);
    if (!exception.endedBy.isEmpty())
        text += " by " + exception.endedBy.toStdString();
    return exception.endedBecause.isEmpty() ? text : text + ": " + exception.endedBecause.toStdString();
}

Facts factsOf(const ExceptionRow &row)
{
    const Exception &one = row.exception;
    Facts facts;
    const auto add = [&facts](const char *name, std::string value) {
        if (!value.empty())
            facts.rows.emplace_back(name, std::move(value));
    };
    add("Exception", one.id);
    add("On", scopeOf(one.pair));
    add("Reason", orNone(one.reason));
    add("Risk", orNone(one.risk));
    add("Owner", orNone(one.owner));
    add("Asked for by", orNone(one.requester) + ", " + momentWord(one.recordedAt));
    add("Approved by", approversOf(one));
    add(one.approvals.empty() ? "Meant to be in force" : "In force", momentWord(one.start) + " to " + momentWord(one.expires));
    add("Review", momentWord(one.review));
    add("Compensating controls", compensatingOf(row));
    add("Ticket", one.ticket.toStdString());
    add("Goes on with", one.renews);
    add("Ended", endOf(one));
    add("Entry of the log", one.seq == 0 ? std::string(noFigure) : numberWord(std::int64_t(one.seq)));
    return facts;
}

void addOne(Pen &pen, const ExceptionRow &row)
{
    const Exception &one = row.exception;
    const bool isInForce = one.state == Exception::State::Active;
    pen.section(one.control + ", " + (isInForce ? "accepted until " + dayWord(one.expires) : lowerFirst(wordOf(one.state))));
    if (!row.problems.isEmpty())
        pen.add(Callout{Tone::Warn, "This exception is itself a finding.", upperFirst(sentenceOf(row.problems.join(QLatin1String("; ")).toStdString()))});
    pen.add(factsOf(row));
    Table findings{"Findings it accepts that are still there", {{"Finding that is accepted and still there", 1, false, false}}, {}, "None of the findings it accepts is there any more."};
    for (const std::string &finding : row.findings)
        findings.rows.push_back({textCell(finding)});
    pen.add(std::move(findings));
}

std::string introOf(const std::vector<ExceptionRow> &rows)
{
    const auto active = std::count_if(rows.cbegin(), rows.cend(), [](const ExceptionRow &row) { return row.exception.state == Exception::State::Active; });
    const auto wrong = std::count_if(rows.cbegin(), rows.cend(), [](const ExceptionRow &row) { return !row.problems.isEmpty(); });
    std::string text = countWord(active, "exception is", "exceptions are") + " in force, of " + numberWord(std::int64_t(rows.size())) + " on record.";
    if (wrong > 0)
        text += ' ' + countWord(wrong, "has a problem and is a finding itself.", "have a problem and are findings themselves.");
    return text + " An exception accepts exact findings for a while. Whoever approves it neither asked for it nor owns it. What it accepts stays a fail and raises no figure.";
}

} // namespace

void addExceptions(Pen &pen, const Composition &composition)
{
    if (!composition.options.exceptions)
        return;
    const auto &rows = composition.report.exceptions;
    pen.chapter("Exceptions");
    pen.say(introOf(rows));
    pen.add(tableOf(rows));
    for (const ExceptionRow &row : rows)
        addOne(pen, row);
}

} // namespace bulkhead::reports
