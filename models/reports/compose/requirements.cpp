// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>
#include <array>
#include <map>

namespace bulkhead::reports {

namespace {

Cell resultCell(const RequirementResult &result)
{
    return {wordOf(result.state), toneOf(result.state), false};
}

Table tableOf(const std::vector<RequirementResult> &results, const std::string &caption)
{
    Table table{caption, {{"Ref.", 1.1, false, false}, {"Requirement, in our words", 3.4, false, false}, {"Result", 1.5, false, false}, {"Why", 3, false, false}}, {},
                "The framework has no requirement."};
    for (const RequirementResult &result : results)
        table.rows.push_back({textCell(result.requirement->reference.toStdString()), textCell(result.requirement->subject.toStdString()), resultCell(result), textCell(result.why)});
    return table;
}

std::string introOf(const Framework &framework)
{
    const std::int64_t count = framework.requirements.size();
    return "This table says which controls support " + (count == 1 ? std::string("the reference") : "the " + numberWord(count) + " references") + " of "
        + framework.title.toStdString() + " and how those controls stand. A requirement stands as the worst of the controls that support it. Whether the company "
          "conforms is for the assessor to say.";
}

//! "Fail: INF-07. Pass: INF-01, INF-06.", the worst first.
std::string controlsOf(const Requirement &requirement, const isolation::PairResult &pair)
{
    const std::array<std::string, 7> words = {"Fail", "Unknown", "Not judged", "Warn", "Pass, attested", "Pass", "Not applicable"};
    std::map<std::string, std::string> byWord;
    for (const QString &id : requirement.controls) {
        const isolation::ControlResult *result = pair.find(id.toStdString());
        std::string &names = byWord[result == nullptr ? std::string("Not judged") : verdictCell(*result).text];
        names += (names.empty() ? "" : ", ") + id.toStdString();
    }
    std::string text;
    for (const std::string &word : words) {
        if (const auto names = byWord.find(word); names != byWord.end())
            text += (text.empty() ? "" : " ") + word + ": " + names->second + '.';
    }
    return text.empty() ? std::string("None: outside of what this program can judge") : text;
}

std::string lookedUp(const Requirement &requirement)
{
    return requirement.verified.isEmpty() ? std::string("not looked up") : requirement.verified.toStdString();
}

//! How all identifiers were looked up; empty if not all in one way.
std::string lookedUp(const Framework &framework)
{
    const auto &all = framework.requirements;
    const bool isOne = std::all_of(all.cbegin(), all.cend(), [&all](const Requirement &one) { return one.verified == all.front().verified; });
    return isOne && !all.isEmpty() ? lookedUp(all.front()) : std::string();
}

Table supportOf(const Framework &framework, const isolation::PairResult &pair)
{
    const bool isEach = lookedUp(framework).empty();
    Table table{"References and their controls on " + pairWord(pair), {{"Ref.", 1.1, false, false}, {"Controls that support it", 5, false, false}}, {}, "The framework has no requirement."};
    if (isEach)
        table.columns.push_back({"How the identifier was looked up", 2.2, false, false});
    for (const Requirement &requirement : framework.requirements) {
        table.rows.push_back({textCell(requirement.reference.toStdString()), textCell(controlsOf(requirement, pair))});
        if (isEach)
            table.rows.back().push_back(textCell(lookedUp(requirement)));
    }
    return table;
}

} // namespace

void addRequirements(Pen &pen, const Composition &composition)
{
    const Report &report = composition.report;
    if (report.framework == nullptr || report.requirements.empty())
        return;
    pen.chapter("Requirements and what supports them");
    pen.say(introOf(*report.framework));
    const std::size_t pairs = std::min(report.requirements.size(), composition.check.pairs.size());
    for (std::size_t i = 0; i < pairs; ++i) {
        const std::string name = pairWord(composition.check.pairs[i].result);
        if (composition.hasSeveralPairs())
            pen.section(name);
        pen.add(tableOf(report.requirements[i], "Requirements on " + name));
    }
}

void addFramework(Pen &pen, const Composition &composition)
{
    const Report &report = composition.report;
    if (report.framework == nullptr || composition.check.pairs.empty())
        return;
    const Framework &framework = *report.framework;
    pen.chapter("References and their controls");
    pen.say("A control supports a reference: what it shows is evidence for it. No line here claims conformity. The subjects of the references are in our own words; the "
            "text that counts is that of the publisher.");
    Facts facts;
    facts.rows = {{"Framework", orNone(framework.title)}, {"Edition", orNone(framework.edition)}, {"Publisher", orNone(framework.publisher)}};
    if (const std::string all = lookedUp(framework); !all.empty())
        facts.rows.emplace_back("Identifiers looked up in", all);
    if (!framework.note.isEmpty())
        facts.rows.emplace_back("Note", framework.note.toStdString());
    pen.add(std::move(facts));
    for (const isolation::PairReport &pair : composition.check.pairs) {
        if (composition.hasSeveralPairs())
            pen.section(pairWord(pair.result));
        pen.add(supportOf(framework, pair.result));
    }
}

} // namespace bulkhead::reports
