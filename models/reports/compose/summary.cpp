// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

using isolation::Layer;
using isolation::PairResult;
using isolation::Status;
using isolation::Verdict;

namespace {

std::int64_t countOf(const Composition &composition, const PairResult &pair, Layer layer, Verdict verdict)
{
    return std::count_if(pair.controls.cbegin(), pair.controls.cend(), [&](const isolation::ControlResult &result) {
        const isolation::Control *control = composition.catalogue.find(QString::fromStdString(result.control));
        return control != nullptr && control->layer == layer && result.verdict == verdict;
    });
}

//! The worst thing in a layer, in words.
std::string worstOf(const Composition &composition, std::size_t pair, Layer layer)
{
    const PairResult &result = composition.check.pairs[pair].result;
    const auto findings = composition.findingsOn(pair);
    const auto isHere = [layer](const Finding &one) { return one.control->layer == layer; };
    const auto worstOfAll = std::find_if(findings.begin(), findings.end(), isHere);
    // What nobody has accepted is the news.
    const auto open = std::find_if(findings.begin(), findings.end(), [&](const Finding &one) { return isHere(one) && one.exception == nullptr && one.unit->verdict == worstOfAll->unit->verdict; });
    const auto worst = open == findings.end() ? worstOfAll : open;
    const std::int64_t unknown = countOf(composition, result, layer, Verdict::Unknown);
    const std::string unknownWords = countWord(unknown, "of its controls is unknown", "of its controls are unknown");
    // What is unknown decides the status of a layer that is unproven, not its warnings.
    const bool rulesByUnknown = result.layer(layer).status == Status::Unproven || result.layer(layer).status == Status::NotAssessed;
    if (worst == findings.end() || (rulesByUnknown && unknown > 0))
        return unknown > 0 ? sentenceOf(unknownWords) : std::string();
    std::string text = isolation::sentence(*worst->unit);
    if (worst->life != nullptr && worst->life->sinceAt != UtcTime{})
        text += ", since " + momentWord(worst->life->sinceAt);
    if (worst->exception != nullptr)
        text += " (accepted until " + dayWord(worst->exception->exception.expires) + ")";
    return sentenceOf(text);
}

std::string governanceGaps(const PairResult &pair)
{
    std::vector<std::string> gaps;
    for (const char *id : {"GOV-01", "GOV-03", "GOV-11"}) {
        const isolation::ControlResult *result = pair.find(id);
        if (result == nullptr || result->verdict != Verdict::Pass)
            gaps.push_back(std::string(id) + (result == nullptr ? " was not judged" : " is " + lowerFirst(wordOf(result->verdict))));
    }
    return listWord(gaps);
}

bool areLayersIsolated(const PairResult &pair)
{
    return std::all_of(isolation::wallLayers.begin(), isolation::wallLayers.end(), [&pair](Layer layer) { return pair.layer(layer).status == Status::Isolated; });
}

Tiles tilesOfRequirements(const RequirementCounts &counts)
{
    Tiles tiles;
    tiles.tiles = {{numberWord(counts.pass), "pass", Tone::Pass}, {numberWord(counts.attested), "pass, attested", Tone::Attested}};
    if (counts.warn > 0)
        tiles.tiles.push_back({numberWord(counts.warn), "warn", Tone::Warn});
    tiles.tiles.push_back({numberWord(counts.unknown), "unknown", Tone::Unknown});
    tiles.tiles.push_back({numberWord(counts.fail), "fail", Tone::Fail});
    return tiles;
}

//! Where no framework is asked for, the controls stand for the requirements.
RequirementCounts countsOfControls(const PairResult &pair)
{
    RequirementCounts counts;
    for (const isolation::ControlResult &result : pair.controls) {
        counts.pass += result.verdict == Verdict::Pass && result.assurance != isolation::Assurance::A1 ? 1 : 0;
        counts.attested += result.verdict == Verdict::Pass && result.assurance == isolation::Assurance::A1 ? 1 : 0;
        counts.warn += result.verdict == Verdict::Warn ? 1 : 0;
        counts.unknown += result.verdict == Verdict::Unknown ? 1 : 0;
        counts.fail += result.verdict == Verdict::Fail ? 1 : 0;
        counts.notApplicable += result.verdict == Verdict::NotApplicable ? 1 : 0;
    }
    return counts;
}

std::string restWords(const RequirementCounts &counts, bool isOfRequirements)
{
    std::string text = isOfRequirements ? "The figures count requirements of the framework." : "The figures count controls.";
    if (counts.notApplicable > 0)
        text += ' ' + countWord(counts.notApplicable, "more does", "more do") + " not apply.";
    if (counts.noControl > 0)
        text += ' ' + countWord(counts.noControl, "more is", "more are") + " outside of what this program can judge.";
    return text + " Coverage is that of the layer with the least: the share that rests on a fresh decision.";
}

//! "1 not isolated and 2 unproven": pairs have no average.
std::string statusesOf(const isolation::CheckReport &check)
{
    std::vector<std::string> words;
    for (const Status status : {Status::NotIsolated, Status::NotAssessed, Status::Unproven, Status::Weak, Status::Isolated}) {
        const auto count = std::count_if(check.pairs.cbegin(), check.pairs.cend(), [status](const isolation::PairReport &pair) { return pair.result.score.status == status; });
        if (count > 0)
            words.push_back(numberWord(count) + ' ' + lowerFirst(wordOf(status)));
    }
    return listWord(words);
}

std::optional<int> leastCoverage(const isolation::CheckReport &check)
{
    std::optional<int> least = check.pairs.front().result.score.figures.coverage;
    for (const isolation::PairReport &pair : check.pairs) {
        const std::optional<int> one = pair.result.score.figures.coverage;
        least = least && one ? std::optional<int>(std::min(*least, *one)) : std::nullopt;
    }
    return least;
}

//! What several pairs come to: each requirement as it stands on the worst.
void addAllPairs(Pen &pen, const Composition &composition)
{
    pen.say(countWord(std::int64_t(composition.check.pairs.size()), "pair", "pairs") + " of environments: " + statusesOf(composition.check) + '.');
    if (composition.report.framework == nullptr || composition.report.requirements.size() != composition.check.pairs.size())
        return;
    const std::vector<std::string> names(composition.check.pairs.size());
    Tiles tiles = tilesOfRequirements(countsOf(requirementsOver(composition.report.requirements, names)));
    tiles.tiles.push_back({percentWord(leastCoverage(composition.check)), "coverage", Tone::Neutral});
    pen.section("All pairs");
    pen.add(std::move(tiles));
    pen.whisper("Each requirement counts once, as it stands on the pair where it is worst. Coverage is that of the pair with the least.");
}

bool hasRequirements(const Composition &composition, std::size_t pair)
{
    return composition.report.framework != nullptr && pair < composition.report.requirements.size();
}

RequirementCounts countsOn(const Composition &composition, std::size_t pair)
{
    return hasRequirements(composition, pair) ? countsOf(composition.report.requirements[pair]) : countsOfControls(composition.check.pairs[pair].result);
}

std::string noteOn(const Composition &composition, std::size_t pair)
{
    return pair < composition.check.pairs.size() ? restWords(countsOn(composition, pair), hasRequirements(composition, pair)) : std::string();
}

//! With a note on its figures, unless the next pair has the same.
void addPair(Pen &pen, const Composition &composition, std::size_t pair)
{
    const PairResult &result = composition.check.pairs[pair].result;
    if (composition.hasSeveralPairs())
        pen.section(pairWord(result));
    pen.add(statusOf(composition, pair));
    Tiles tiles = tilesOfRequirements(countsOn(composition, pair));
    tiles.tiles.push_back({percentWord(result.score.figures.coverage), "coverage", Tone::Neutral});
    pen.add(std::move(tiles));
    if (std::string note = noteOn(composition, pair); note != noteOn(composition, pair + 1))
        pen.whisper(std::move(note));
}

} // namespace

Callout statusOf(const Composition &composition, std::size_t pair)
{
    const PairResult &result = composition.check.pairs[pair].result;
    if (result.score.status == Status::Isolated)
        return {Tone::Pass, "Isolation complete.", "All six layers are isolated, and the governance controls GOV-01, GOV-03 and GOV-11 pass."};
    Callout callout{toneOf(result.score.status), "Isolation incomplete.", {}};
    if (areLayersIsolated(result)) {
        callout.text = "All six layers are isolated, but the isolation is not proven: " + governanceGaps(result) + '.';
        return callout;
    }
    const Layer weakest = result.score.weakest;
    callout.text = "Weakest layer: " + wordOf(weakest) + ", " + lowerFirst(wordOf(result.layer(weakest).status)) + '.';
    if (const std::string worst = worstOf(composition, pair, weakest); !worst.empty())
        callout.text += ' ' + worst;
    return callout;
}

void addSummary(Pen &pen, const Composition &composition)
{
    pen.chapter("Summary");
    if (stateOf(composition.report.chain) == ChainState::Broken)
        pen.add(Callout{Tone::Fail, "The audit log is not valid.",
                        sentenceOf(orNone(composition.report.chain.problem))
                            + " Do not rely on the approvals, exceptions and attestations of this report until this is explained."});
    if (composition.check.pairs.empty()) {
        pen.add(Callout{Tone::Unknown, "Nothing was judged.", "No pair of a sandbox and a production environment is in the scope of this report, so it says nothing about isolation."});
        return;
    }
    if (composition.check.snapshot == 0)
        pen.add(Callout{Tone::Unknown, "No gateway was read yet.", "There are no facts to judge by. What cannot be seen is unknown, never a pass."});
    if (auto unrecorded = unrecordedPart(composition.report))
        pen.add(std::move(*unrecorded));
    if (composition.hasSeveralPairs())
        addAllPairs(pen, composition);
    for (std::size_t pair = 0; pair < composition.check.pairs.size(); ++pair)
        addPair(pen, composition, pair);
}

} // namespace bulkhead::reports
