// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/difference.h"

#include "reports/findings.h"

#include <algorithm>
#include <map>

namespace bulkhead::reports {

using evidence::Exception;
using isolation::CheckReport;
using isolation::ControlResult;
using isolation::PairReport;
using isolation::Verdict;

namespace {

DifferenceSide sideOf(const Report &report)
{
    DifferenceSide side{report.id, {}, 0, {}};
    if (report.check == nullptr)
        return side;
    side.snapshot = report.check->snapshot;
    side.at = report.check->at;
    if (report.check->catalogue != nullptr)
        side.catalogue = report.check->catalogue->version().toStdString();
    return side;
}

std::optional<std::size_t> indexOf(const Report &report, const EnvironmentId &sandbox, const EnvironmentId &production)
{
    if (report.check == nullptr)
        return std::nullopt;
    const auto &pairs = report.check->pairs;
    const auto found = std::find_if(pairs.cbegin(), pairs.cend(), [&](const PairReport &pair) { return pair.result.sandbox == sandbox && pair.result.production == production; });
    return found == pairs.cend() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(found - pairs.cbegin()));
}

//! One pair as a report has it; empty if it does not.
struct PairSide
{
    const Report *report = nullptr;
    const PairReport *pair = nullptr;
    std::map<std::string, FindingDifference> findings; //!< by fingerprint; one side filled in
};

FindingDifference findingOf(const Finding &one)
{
    FindingDifference finding;
    finding.control = one.result->control;
    finding.unit = one.unit->unit;
    finding.fingerprint = one.fingerprint;
    finding.message = isolation::sentence(*one.unit);
    finding.reason = one.unit->reason;
    finding.arguments = one.unit->arguments;
    finding.severity = one.control->severity;
    finding.before = finding.after = one.unit->verdict;
    finding.wasAccepted = finding.isAccepted = one.exception != nullptr;
    return finding;
}

PairSide sideOf(const Report &report, std::optional<std::size_t> index, const std::vector<Finding> &findings)
{
    PairSide side{&report, nullptr, {}};
    if (!index)
        return side;
    side.pair = &report.check->pairs[*index];
    for (const Finding &one : findings) {
        // Several units of one key are one finding: the worst stands first.
        if (one.pair == *index)
            side.findings.try_emplace(one.fingerprint, findingOf(one));
    }
    return side;
}

std::optional<Verdict> verdictOf(const PairSide &side, const std::string &control)
{
    const ControlResult *result = side.pair == nullptr ? nullptr : side.pair->result.find(control);
    return result == nullptr ? std::nullopt : std::optional<Verdict>(result->verdict);
}

std::string titleOf(const PairSide &side, const std::string &control)
{
    const isolation::ControlCatalogue *catalogue = side.report->check == nullptr ? nullptr : side.report->check->catalogue;
    const isolation::Control *found = catalogue == nullptr ? nullptr : catalogue->find(QString::fromStdString(control));
    return found == nullptr ? std::string() : found->title.toStdString();
}

void addControls(PairDifference &pair, const PairSide &before, const PairSide &after)
{
    const auto add = [&](const std::string &control, const PairSide &naming) {
        const auto was = verdictOf(before, control), is = verdictOf(after, control);
        if (was != is)
            pair.controls.push_back({control, titleOf(naming, control), was, is});
    };
    if (after.pair != nullptr) {
        for (const ControlResult &result : after.pair->result.controls)
            add(result.control, after);
    }
    if (before.pair == nullptr)
        return;
    for (const ControlResult &result : before.pair->result.controls) {
        if (!verdictOf(after, result.control))
            add(result.control, before);
    }
}

bool isWorse(const FindingDifference &a, const FindingDifference &b)
{
    const auto rank = [](const FindingDifference &one) { return one.after.value_or(one.before.value_or(Verdict::Warn)); };
    if (rank(a) != rank(b))
        return rank(a) > rank(b);
    if (a.severity != b.severity)
        return a.severity > b.severity;
    return std::tie(a.control, a.unit) < std::tie(b.control, b.unit);
}

void addFindings(PairDifference &pair, const PairSide &before, const PairSide &after)
{
    for (const auto &[fingerprint, finding] : after.findings) {
        FindingDifference one = finding;
        const auto earlier = before.findings.find(fingerprint);
        one.before = earlier == before.findings.end() ? std::nullopt : earlier->second.before;
        one.wasAccepted = earlier != before.findings.end() && earlier->second.wasAccepted;
        (one.before ? pair.stayed : pair.came).push_back(std::move(one));
    }
    for (const auto &[fingerprint, finding] : before.findings) {
        if (after.findings.count(fingerprint) > 0)
            continue;
        FindingDifference one = finding;
        one.after.reset();
        one.isAccepted = false;
        pair.gone.push_back(std::move(one));
    }
    for (auto *list : {&pair.came, &pair.gone, &pair.stayed})
        std::sort(list->begin(), list->end(), isWorse);
}

void addFigures(PairDifference &pair, const PairSide &before, const PairSide &after)
{
    for (int i = 0; i < isolation::layerCount; ++i) {
        const auto layer = static_cast<isolation::Layer>(i);
        FigureDifference one{layer, {}, {}, {}, {}};
        if (before.pair != nullptr) {
            one.before = before.pair->result.layer(layer).status;
            one.figuresBefore = before.pair->result.layer(layer).figures;
        }
        if (after.pair != nullptr) {
            one.after = after.pair->result.layer(layer).status;
            one.figuresAfter = after.pair->result.layer(layer).figures;
        }
        pair.figures.push_back(one);
    }
    FigureDifference whole;
    if (before.pair != nullptr) {
        whole.before = before.pair->result.score.status;
        whole.figuresBefore = before.pair->result.score.figures;
    }
    if (after.pair != nullptr) {
        whole.after = after.pair->result.score.status;
        whole.figuresAfter = after.pair->result.score.figures;
    }
    pair.figures.push_back(whole);
}

//! All exceptions of a report by their id.
std::map<std::string, const Exception *> exceptionsOf(const Report &report)
{
    std::map<std::string, const Exception *> all;
    for (const ExceptionRow &row : report.exceptions)
        all.emplace(row.exception.id, &row.exception);
    return all;
}

bool isActive(const Exception *exception)
{
    return exception != nullptr && exception->state == Exception::State::Active;
}

const Exception *find(const std::map<std::string, const Exception *> &all, const std::string &id)
{
    const auto found = all.find(id);
    return found == all.end() ? nullptr : found->second;
}

ExceptionDifference differenceOf(const Exception *before, const Exception *after)
{
    const Exception &shown = after == nullptr ? *before : *after;
    ExceptionDifference one{shown.id, shown.control, {}, {}, shown.expires, shown.owner};
    if (before != nullptr)
        one.before = before->state;
    if (after != nullptr)
        one.after = after->state;
    return one;
}

void addExceptions(ReportDifference &difference, const Report &from, const Report &to)
{
    const auto before = exceptionsOf(from), after = exceptionsOf(to);
    for (const auto &[id, exception] : after) {
        const Exception *earlier = find(before, id);
        if (isActive(exception) && !isActive(earlier))
            difference.exceptionsCame.push_back(differenceOf(earlier, exception));
    }
    for (const auto &[id, exception] : before) {
        const Exception *later = find(after, id);
        if (isActive(exception) && !isActive(later))
            difference.exceptionsEnded.push_back(differenceOf(exception, later));
    }
}

} // namespace

ReportDifference differenceOf(const Report &from, const Report &to)
{
    ReportDifference difference;
    difference.estate = (to.estate.isEmpty() ? from.estate : to.estate).toStdString();
    difference.from = sideOf(from);
    difference.to = sideOf(to);
    difference.allPairs = to.allPairs.toStdString();
    difference.promotions = to.promotions;
    difference.changes = to.changes;
    const std::vector<Finding> earlier = findingsOf(from), later = findingsOf(to);
    const auto add = [&](const isolation::PairResult &named, std::optional<std::size_t> was, std::optional<std::size_t> is) {
        const PairSide before = sideOf(from, was, earlier), after = sideOf(to, is, later);
        PairDifference pair;
        pair.sandbox = named.sandbox;
        pair.production = named.production;
        pair.isInBefore = was.has_value();
        pair.isInAfter = is.has_value();
        addFigures(pair, before, after);
        addControls(pair, before, after);
        addFindings(pair, before, after);
        difference.pairs.push_back(std::move(pair));
    };
    for (std::size_t i = 0; to.check != nullptr && i < to.check->pairs.size(); ++i) {
        const isolation::PairResult &named = to.check->pairs[i].result;
        add(named, indexOf(from, named.sandbox, named.production), i);
    }
    for (std::size_t i = 0; from.check != nullptr && i < from.check->pairs.size(); ++i) {
        const isolation::PairResult &named = from.check->pairs[i].result;
        if (!indexOf(to, named.sandbox, named.production))
            add(named, i, std::nullopt);
    }
    addExceptions(difference, from, to);
    return difference;
}

} // namespace bulkhead::reports
