// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evaluate.h"

#include "isolation/suppliedreasons.h"

#include <QtGlobal>

#include <algorithm>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason notAsked{"not-asked", QT_TRANSLATE_NOOP("Isolation", "It was left out of this run")};
const Reason noRule{"no-rule", QT_TRANSLATE_NOOP("Isolation", "No rule of this version judges it")};

const Reason &reasonWithoutRule(Method method)
{
    switch (method) {
    case Method::Automatic:
        return noRule;
    case Method::Probe:
        return reasonNeedsProbe;
    case Method::Evidence:
        return reasonNeedsEvidence;
    case Method::Attestation:
        return reasonNeedsAttestation;
    }
    return noRule;
}

ControlResult undecided(const PairFacts &facts, const Control &control, const Reason &reason)
{
    Judgement judgement(facts);
    UnitResult unit;
    unit.unit = keyOfPair(facts);
    unit.verdict = Verdict::Unknown;
    unit.reason = &reason;
    judgement.add(std::move(unit));
    return judgement.take(control.id.toStdString(), 0);
}

const Check *checkOf(const Control &control)
{
    for (const auto &check : allChecks()) {
        if (check->control() == control.check.toStdString())
            return check.get();
    }
    return nullptr;
}

bool areDecided(const PairFacts &facts, std::uint32_t gateway, EntityKinds kinds)
{
    for (int i = 0; i < entityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (!kinds.contains(kind))
            continue;
        const FactState state = facts.stateOf(gateway, kind);
        if (state != FactState::Known && state != FactState::KnownEmpty)
            return false;
    }
    return facts.isFresh(gateway);
}

//! Were both gateways of an earlier fail, and what the console has on record, read whole since? A gateway that left the
//! estate left with its findings.
bool isJudgedAnew(const UnitResult &unit, const PairFacts &facts, const Check *check)
{
    const FactState records = check != nullptr ? check->records(facts, unit) : FactState::Known;
    if (records != FactState::Known && records != FactState::KnownEmpty)
        return false;
    const EntityKinds kinds = check != nullptr ? check->kinds() : EntityKinds();
    for (const FactRef *ref : {&unit.sandbox, &unit.production}) {
        const auto &gateways = facts.estate().gateways;
        const auto at = std::find_if(gateways.begin(), gateways.end(),
                                     [ref](const GatewayFacts &gateway) { return gateway.id == ref->gateway; });
        if (at != gateways.end() && !areDecided(facts, static_cast<std::uint32_t>(at - gateways.begin()), kinds))
            return false;
    }
    return true;
}

UnitResult sticky(UnitResult unit)
{
    unit.verdict = Verdict::Fail;
    unit.isSticky = true;
    return unit;
}

//! Adds what the gateways themselves prove: no evidence or attestation outweighs it.
void addProof(ControlResult &result, const ControlResult &automatic)
{
    for (const UnitResult &unit : automatic.units) {
        if (unit.verdict != Verdict::Fail)
            continue;
        const auto at = std::lower_bound(result.units.begin(), result.units.end(), unit.unit,
                                         [](const UnitResult &one, const std::string &key) { return one.unit < key; });
        if (at != result.units.end() && at->unit == unit.unit) {
            --result.counts[at->verdict];
            *at = unit;
        } else {
            result.units.insert(at, unit);
        }
        ++result.counts[Verdict::Fail];
        result.verdict = Verdict::Fail;
    }
}

Scored scoredOf(const Control &control, const ControlResult &result)
{
    Scored scored;
    scored.severity = control.severity;
    scored.primary = control.method;
    scored.verdict = result.verdict;
    scored.assurance = result.assurance;
    scored.counts = result.counts;
    scored.stickyFails = result.stickyFails;
    scored.isExcluded = result.verdict == Verdict::NotApplicable;
    return scored;
}

} // namespace

const ControlResult *PairResult::find(std::string_view control) const
{
    const auto found = std::find_if(controls.begin(), controls.end(),
                                    [control](const ControlResult &result) { return result.control == control; });
    return found == controls.end() ? nullptr : &*found;
}

void keepEarlierFails(ControlResult &result, const std::vector<const EarlierFail *> &earlier, const PairFacts &facts,
                      const Check *check)
{
    for (const EarlierFail *fail : earlier) {
        const auto at = std::lower_bound(result.units.begin(), result.units.end(), fail->unit.unit,
                                         [](const UnitResult &unit, const std::string &key) { return unit.unit < key; });
        const bool isThere = at != result.units.end() && at->unit == fail->unit.unit;
        const bool isOpen = isThere && at->verdict == Verdict::Unknown;
        if ((isThere && at->verdict == Verdict::Fail) || (!isOpen && isJudgedAnew(fail->unit, facts, check)))
            continue;
        if (isThere) {
            --result.counts[at->verdict];
            *at = sticky(fail->unit);
        } else {
            result.units.insert(at, sticky(fail->unit));
        }
        ++result.counts[Verdict::Fail];
        ++result.stickyFails;
        result.verdict = Verdict::Fail;
    }
}

void rescore(PairResult &result, const ControlCatalogue &catalogue)
{
    std::array<std::vector<Scored>, layerCount> scored;
    for (const ControlResult &control : result.controls) {
        if (const Control *known = catalogue.find(QString::fromStdString(control.control)))
            scored[static_cast<std::size_t>(known->layer)].push_back(scoredOf(*known, control));
    }
    for (std::size_t i = 0; i < scored.size(); ++i)
        result.layers[i] = scoreLayer(scored[i]);
    std::array<LayerScore, 6> wall;
    std::copy_n(result.layers.begin(), wall.size(), wall.begin());
    bool governanceHolds = true;
    for (const std::string_view id : {"GOV-01", "GOV-03", "GOV-11"}) {
        const ControlResult *control = result.find(id);
        governanceHolds = governanceHolds && control != nullptr && control->verdict == Verdict::Pass;
    }
    result.score = scorePair(wall, governanceHolds);
}

PairResult evaluate(PairFacts facts, const EvaluationInput &input)
{
    return evaluate(std::move(facts), input,
                    [](const Control &, const Check &check, const PairFacts &one) { return judgeAll(check, one); });
}

PairResult evaluate(PairFacts facts, const EvaluationInput &input, const JudgeControl &judge)
{
    PairResult result;
    if (input.catalogue == nullptr)
        return result;
    std::unordered_map<std::string, std::vector<const EarlierFail *>> earlier;
    for (const EarlierFail &fail : input.earlier)
        earlier[fail.control].push_back(&fail);
    result.controls.reserve(static_cast<std::size_t>(input.catalogue->controls().size()));
    for (const Control &control : input.catalogue->controls()) {
        if (input.isCancelled && input.isCancelled())
            return {};
        const std::string id = control.id.toStdString();
        facts.setTimeToLive(control.timeToLive);
        const auto supplied = std::find_if(input.supplied.begin(), input.supplied.end(),
                                           [&id](const ControlResult &one) { return one.control == id; });
        const Check *check = checkOf(control);
        if (!input.only.isEmpty() && !input.only.contains(control.id)) {
            result.controls.push_back(undecided(facts, control, notAsked));
        } else if (supplied != input.supplied.end()) {
            result.controls.push_back(*supplied);
            result.controls.back().isSupplied = true;
            if (check != nullptr && control.method != Method::Automatic)
                addProof(result.controls.back(), judgeAll(*check, facts));
        } else if (check == nullptr) {
            result.controls.push_back(undecided(facts, control, reasonWithoutRule(control.method)));
        } else {
            result.controls.push_back(judge(control, *check, facts));
            result.controls.back().control = id;
        }
        keepEarlierFails(result.controls.back(), earlier[id], facts, check);
    }
    result.sandbox = facts.environment(Side::Sandbox);
    result.production = facts.environment(Side::Production);
    result.at = facts.estate().at;
    result.catalogueVersion = input.catalogue->version();
    rescore(result, *input.catalogue);
    return result;
}

} // namespace bulkhead::isolation
