// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using isolation::Verdict;

std::int64_t countOf(const isolation::CheckReport &check, Verdict verdict)
{
    std::int64_t count = 0;
    for (const isolation::PairReport &pair : check.pairs)
        count += std::count_if(pair.result.controls.cbegin(), pair.result.controls.cend(), [verdict](const isolation::ControlResult &one) { return one.verdict == verdict; });
    return count;
}

std::int64_t notVerifiedAgain(const isolation::CheckReport &check)
{
    std::int64_t count = 0;
    for (const isolation::PairReport &pair : check.pairs) {
        for (const isolation::ControlResult &result : pair.result.controls)
            count += std::count_if(result.units.cbegin(), result.units.cend(), [](const isolation::UnitResult &unit) { return unit.isSticky; });
    }
    return count;
}

void addResults(Pen &pen, const Composition &composition)
{
    const isolation::CheckReport &check = composition.check;
    if (const std::int64_t unknown = countOf(check, Verdict::Unknown); unknown > 0)
        pen.say(countWord(unknown, "result is", "results are") + " unknown. The chapter What could not be seen says why.");
    if (const std::int64_t sticky = notVerifiedAgain(check); sticky > 0)
        pen.say(countWord(sticky, "fail was", "fails were") + " found earlier and could not be verified again. " + (sticky == 1 ? "It counts" : "They count") + " until a whole and fresh reading decides.");
    if (const std::int64_t gaps = std::int64_t(composition.report.gaps.size()); gaps > 0)
        pen.say(countWord(gaps, "gateway was", "gateways were") + " not read whole.");
    if (!check.pairs.empty() && check.facts == nullptr)
        pen.say("The facts behind the results are not at hand any more, so APIs and gateways are named only as the results name them.");
}

void addFrameworkLimits(Pen &pen, const Composition &composition)
{
    const Framework *framework = composition.report.framework;
    if (framework == nullptr)
        return;
    const auto without = std::count_if(framework->requirements.cbegin(), framework->requirements.cend(), [](const Requirement &one) { return one.controls.isEmpty(); });
    const auto unverified = std::count_if(framework->requirements.cbegin(), framework->requirements.cend(), [](const Requirement &one) { return one.verified.isEmpty(); });
    if (without > 0)
        pen.say(countWord(without, "reference", "references") + " of " + framework->shortTitle.toStdString() + (without == 1 ? " has" : " have")
                + " no control here and " + (without == 1 ? "is" : "are") + " outside of what this program can judge.");
    if (unverified > 0)
        pen.say("The identifier of " + countWord(unverified, "reference", "references") + " was not looked up in a source.");
    pen.say("The framework asks for more than the references named here. What is not named was not looked at.");
}

void addLeftOut(Pen &pen, const DocumentOptions &options)
{
    std::vector<std::string> left;
    if (!options.findings)
        left.emplace_back("findings with both facts");
    if (!options.approvals)
        left.emplace_back("the register of promotions and who approved them");
    if (!options.exceptions)
        left.emplace_back("exceptions and attestations");
    if (!options.evidence)
        left.emplace_back("the index of evidence");
    if (!left.empty())
        pen.say("Left out of this report on request: " + listWord(left) + '.');
}

} // namespace

void addLimitations(Pen &pen, const Composition &composition)
{
    pen.chapter("Limitations");
    addResults(pen, composition);
    addFrameworkLimits(pen, composition);
    addLeftOut(pen, composition.options);
    pen.say("The program sees what the gateways' admin APIs tell, what was brought in and what was signed. It does not see traffic, the inside of services or data, and a gateway that "
            "nobody registered.");
    pen.say("Two names that lead to one place are seen as one only where they were looked up. What cannot be looked up is unknown.");
    pen.say("That a name tells an environment is a guess. It carries a warning at most, never a pass.");
    pen.say("Changes are seen from reading to reading. Clocks of gateways, pipelines and this program can differ; the times here are as each of them told.");
}

} // namespace bulkhead::reports
