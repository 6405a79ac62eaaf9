// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace bulkhead::reports {

namespace {

using isolation::Assurance;
using isolation::Control;
using isolation::ControlResult;
using isolation::Method;
using isolation::UnitResult;
using isolation::Verdict;
using State = RequirementResult::State;

constexpr std::size_t mostNames = 4; // in a reason; the tree below a requirement has them all

using Names = std::vector<std::string>;
using Accepted = std::unordered_set<std::string>;

//! "INF-01, INF-07 and 3 more"
std::string listed(const Names &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < mostNames; ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > mostNames ? text + " and " + std::to_string(names.size() - mostNames) + " more" : text;
}

void addPart(std::string &text, const Names &names, const char *ofOne, const char *ofSeveral)
{
    if (!names.empty())
        text += (text.empty() ? "" : "; ") + listed(names) + ' ' + (names.size() == 1 ? ofOne : ofSeveral);
}

//! What the controls of one requirement say, gathered.
struct Gathered
{
    Names pass, attested, warn, fail, notApplicable, missing;
    std::array<Names, 4> unknown; //!< by the method that would decide it
    std::int64_t failing = 0, accepted = 0;
    bool isAnyFound = false;
};

void countFails(const ControlResult &result, const Accepted &accepted, Gathered &out)
{
    out.failing += result.counts[Verdict::Fail];
    for (const UnitResult &unit : result.units) {
        if (unit.verdict == Verdict::Fail && accepted.count(isolation::findingFingerprint(result.control, unit.unit)) > 0)
            ++out.accepted;
    }
}

void gather(const ControlResult &result, Method method, const Accepted &accepted, Gathered &out)
{
    out.isAnyFound = true;
    switch (result.verdict) {
    case Verdict::Pass:
        (result.assurance == Assurance::A1 ? out.attested : out.pass).push_back(result.control);
        break;
    case Verdict::Warn:
        out.warn.push_back(result.control);
        break;
    case Verdict::Unknown:
        out.unknown[static_cast<std::size_t>(method)].push_back(result.control);
        break;
    case Verdict::Fail:
        out.fail.push_back(result.control);
        countFails(result, accepted, out);
        break;
    case Verdict::NotApplicable:
        out.notApplicable.push_back(result.control);
        break;
    }
}

State stateOf(const Gathered &all)
{
    if (!all.isAnyFound)
        return State::NoControl;
    if (!all.fail.empty())
        return State::Fail;
    const bool isUnknown = std::any_of(all.unknown.cbegin(), all.unknown.cend(), [](const Names &names) { return !names.empty(); });
    if (isUnknown || !all.missing.empty())
        return State::Unknown;
    if (!all.warn.empty())
        return State::Warn;
    if (!all.attested.empty())
        return State::PassAttested;
    return all.pass.empty() ? State::NotApplicable : State::Pass;
}

std::string whyOf(State state, const Gathered &all)
{
    std::string text;
    switch (state) {
    case State::NoControl:
        return "no control in scope supports it";
    case State::Fail:
        text = std::to_string(all.failing) + " fail";
        return (all.accepted > 0 ? text + ", " + std::to_string(all.accepted) + " accepted" : text) + ": " + listed(all.fail);
    case State::Unknown:
        addPart(text, all.unknown[static_cast<std::size_t>(Method::Automatic)], "is unknown", "are unknown");
        addPart(text, all.unknown[static_cast<std::size_t>(Method::Probe)], "needs a probe", "need probes");
        addPart(text, all.unknown[static_cast<std::size_t>(Method::Evidence)], "needs evidence", "need evidence");
        addPart(text, all.unknown[static_cast<std::size_t>(Method::Attestation)], "needs an attestation", "need attestations");
        addPart(text, all.missing, "was not judged", "were not judged");
        return text;
    case State::Warn:
        addPart(text, all.warn, "warns", "warn");
        return text;
    case State::Pass:
    case State::PassAttested:
        addPart(text, all.pass, "passes", "pass");
        addPart(text, all.attested, "passes on an attestation", "pass on attestations");
        addPart(text, all.notApplicable, "does not apply", "do not apply");
        return text;
    case State::NotApplicable:
        addPart(text, all.notApplicable, "does not apply", "do not apply");
        return text;
    }
    return text;
}

RequirementResult resultOf(const Requirement &requirement, const isolation::PairResult &pair, const Accepted &accepted,
                           const isolation::ControlCatalogue &catalogue)
{
    Gathered all;
    for (const QString &id : requirement.controls) {
        const std::string name = id.toStdString();
        const Control *control = catalogue.find(id);
        if (const ControlResult *result = pair.find(name))
            gather(*result, control == nullptr ? Method::Automatic : control->method, accepted, all);
        else
            all.missing.push_back(name);
    }
    RequirementResult result;
    result.requirement = &requirement;
    result.state = stateOf(all);
    result.failing = all.failing;
    result.accepted = all.accepted;
    result.why = whyOf(result.state, all);
    return result;
}

//! Worst highest.
int rankOf(State state)
{
    switch (state) {
    case State::NoControl:
        return 0;
    case State::NotApplicable:
        return 1;
    case State::Pass:
        return 2;
    case State::PassAttested:
        return 3;
    case State::Warn:
        return 4;
    case State::Unknown:
        return 5;
    case State::Fail:
        return 6;
    }
    return 6;
}

} // namespace

std::string_view toWire(State state)
{
    static constexpr std::array<std::string_view, 7> words = {"pass", "pass_attested", "warn", "unknown", "fail", "not_applicable", "no_control"};
    return words[static_cast<std::size_t>(state)];
}

RequirementCounts countsOf(const std::vector<RequirementResult> &results)
{
    RequirementCounts counts;
    const std::array<std::int64_t *, 7> byState = {&counts.pass, &counts.attested, &counts.warn, &counts.unknown, &counts.fail, &counts.notApplicable, &counts.noControl};
    for (const RequirementResult &result : results)
        ++*byState[static_cast<std::size_t>(result.state)];
    return counts;
}

std::vector<RequirementResult> requirementsOn(const Framework &framework, const isolation::PairResult &pair, const std::vector<std::string> &accepted,
                                              const isolation::ControlCatalogue &catalogue)
{
    const Accepted set(accepted.begin(), accepted.end());
    std::vector<RequirementResult> results;
    results.reserve(static_cast<std::size_t>(framework.requirements.size()));
    for (const Requirement &requirement : framework.requirements)
        results.push_back(resultOf(requirement, pair, set, catalogue));
    return results;
}

std::vector<RequirementResult> requirementsOver(const std::vector<std::vector<RequirementResult>> &byPair, const std::vector<std::string> &pairNames)
{
    if (byPair.empty())
        return {};
    std::vector<RequirementResult> worst = byPair.front();
    std::vector<std::size_t> from(worst.size(), 0);
    for (std::size_t pair = 1; pair < byPair.size(); ++pair) {
        for (std::size_t i = 0; i < worst.size(); ++i) {
            const RequirementResult &one = byPair[pair][i];
            const std::int64_t failing = worst[i].failing + one.failing, accepted = worst[i].accepted + one.accepted;
            if (rankOf(one.state) > rankOf(worst[i].state)) {
                worst[i] = one;
                from[i] = pair;
            }
            worst[i].failing = failing;
            worst[i].accepted = accepted;
        }
    }
    for (std::size_t i = 0; byPair.size() > 1 && i < worst.size(); ++i)
        worst[i].why = pairNames[from[i]] + ": " + worst[i].why;
    return worst;
}

} // namespace bulkhead::reports
