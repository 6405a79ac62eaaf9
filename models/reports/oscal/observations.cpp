// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal/pairbuild.h"

#include "reports/reportwords.h"

#include <algorithm>

namespace bulkhead::reports::oscal {

using isolation::Assurance;
using isolation::Control;
using isolation::ControlResult;
using isolation::FactRef;
using isolation::Method;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

constexpr std::size_t mostReasons = 5; // sentences of a group; the count says how many units there are

Array methodsOf(const Control &control, const ControlResult &result)
{
    // What was done, where it is told; else what the control asks for.
    if (result.assurance == Assurance::A1 || (control.method == Method::Attestation && result.assurance != Assurance::A3))
        return {"INTERVIEW", "EXAMINE"};
    return {result.assurance == Assurance::A3 || control.method == Method::Probe ? "TEST" : "EXAMINE"};
}

std::string groupWord(Verdict verdict, std::int64_t count)
{
    const std::string units = countWord(count, "unit", "units");
    switch (verdict) {
    case Verdict::Pass:
        return units + (count == 1 ? " passes." : " pass.");
    case Verdict::Unknown:
        return units + (count == 1 ? " is unknown." : " are unknown.");
    case Verdict::NotApplicable:
        return units + (count == 1 ? " does not apply." : " do not apply.");
    case Verdict::Warn:
    case Verdict::Fail:
        break;
    }
    return units + '.';
}

UtcTime collectedAt(const Units &units, UtcTime otherwise)
{
    UtcTime at{};
    for (const UnitResult *unit : units)
        at = std::max({at, unit->sandbox.readAt, unit->production.readAt});
    return at == UtcTime{} ? otherwise : at;
}

//! The moment at which the oldest of the facts is too old; nothing if none tells its time.
std::optional<UtcTime> expiryOf(const Units &units, std::chrono::hours timeToLive)
{
    std::optional<UtcTime> oldest;
    for (const UnitResult *unit : units) {
        for (const FactRef *fact : {&unit->sandbox, &unit->production}) {
            if (fact->isSet() && fact->readAt != UtcTime{})
                oldest = oldest ? std::min(*oldest, fact->readAt) : fact->readAt;
        }
    }
    return oldest ? std::optional<UtcTime>(*oldest + timeToLive) : std::nullopt;
}

void addFact(Array &evidence, const FactRef &fact, const char *side)
{
    if (!fact.isSet())
        return;
    Array props{prop("side", side), prop("gateway", fact.gateway.text().toStdString()), prop("fact-state", toWire(fact.state))};
    evidence.push_back(Object{{"description", markup(std::string(side) + ": " + isolation::shown(fact))}, {"props", std::move(props)}});
}

} // namespace

Object PairBuild::observation(const Control &control, const ControlResult &result, const std::string &observationId) const
{
    return {{"uuid", observationId},
            {"methods", methodsOf(control, result)},
            {"types", Array{"control-objective"}},
            {"origins", origins()},
            {"collected", time(m_context.check.at)},
            {"props", Array{prop("control", result.control), prop("assurance-level", toWire(result.assurance))}}};
}

std::string PairBuild::observe(const Control &control, const ControlResult &result, const Units &same)
{
    const UnitResult &unit = *same.front();
    const std::string observationId = id("observation", result.control, unit.unit);
    Object one = observation(control, result, observationId);
    std::string description;
    Array evidence;
    for (const UnitResult *each : same) {
        description += (description.empty() ? "" : " ") + sentenceOf(isolation::sentence(*each));
        addFact(evidence, each->sandbox, "sandbox");
        addFact(evidence, each->production, "production");
    }
    for (JsonValue &record : evidenceOf(control))
        evidence.push_back(std::move(record));
    one["title"] = markup(result.control + ": " + unit.unit);
    one["description"] = markup(description);
    one["collected"] = time(collectedAt(same, m_context.check.at));
    if (const auto expires = expiryOf(same, control.timeToLive))
        one["expires"] = time(*expires);
    one["props"].array()->push_back(prop("isolation-status", toWire(unit.verdict)));
    one["props"].array()->push_back(prop("fingerprint", isolation::findingFingerprint(result.control, unit.unit)));
    if (unit.isSticky)
        one["props"].array()->push_back(prop("not-verified-again", "yes"));
    put(one, "subjects", subjectsOf(same));
    put(one, "relevant-evidence", std::move(evidence));
    m_observations.push_back(std::move(one));
    return observationId;
}

std::string PairBuild::observeGroup(const Control &control, const ControlResult &result, Verdict verdict)
{
    const std::string observationId = id("observation-group", result.control, toWire(verdict));
    Object one = observation(control, result, observationId);
    Units units;
    for (const UnitResult &unit : result.units) {
        if (unit.verdict == verdict)
            units.push_back(&unit);
    }
    std::string description = groupWord(verdict, result.counts[verdict]);
    for (const UnitResult *unit : std::span(units).first(std::min(mostReasons, units.size())))
        description += ' ' + sentenceOf(isolation::sentence(*unit));
    one["title"] = markup(result.control + ": " + lowerFirst(wordOf(verdict)));
    one["description"] = markup(description);
    one["props"].array()->push_back(prop("isolation-status", toWire(verdict)));
    one["props"].array()->push_back(prop("units", result.counts[verdict]));
    put(one, "relevant-evidence", evidenceOf(control));
    m_observations.push_back(std::move(one));
    return observationId;
}

Array PairBuild::evidenceOf(const Control &control) const
{
    Array records;
    const std::string wanted = control.id.toStdString();
    for (const EvidenceRow &row : m_context.report.evidence) {
        const evidence::Evidence &one = row.evidence;
        if (one.control == wanted && one.pair.covers(m_pair.result.sandbox, m_pair.result.production))
            records.push_back(Object{{"href", "#" + resourceOf(m_context, one)}, {"description", markup("Evidence from " + one.source)}});
    }
    return records;
}

std::string PairBuild::component(const GatewayId &gateway)
{
    const auto [found, isNew] = m_gateways.try_emplace(gateway.text());
    if (isNew)
        found->second = id("gateway", gateway.text().toStdString());
    return found->second;
}

Array PairBuild::subjectsOf(const Units &units)
{
    std::vector<std::string> known;
    Array subjects;
    for (const UnitResult *unit : units) {
        for (const FactRef *fact : {&unit->sandbox, &unit->production}) {
            if (fact->gateway.isEmpty())
                continue;
            const std::string gateway = component(fact->gateway);
            if (std::find(known.begin(), known.end(), gateway) != known.end())
                continue;
            known.push_back(gateway);
            subjects.push_back(Object{{"subject-uuid", gateway}, {"type", "component"}, {"title", markup(fact->gateway.text().toStdString())}});
        }
    }
    return subjects;
}

} // namespace bulkhead::reports::oscal
