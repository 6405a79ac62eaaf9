// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/judgement.h"

#include "isolation/identity.h"

#include <QtGlobal>

#include <algorithm>

namespace bulkhead::isolation {

const Reason reasonNotRead{"not-read", QT_TRANSLATE_NOOP("Isolation", "%1 was never read, so its %2 are not known")};
const Reason reasonUnreadable{"unreadable",
                              QT_TRANSLATE_NOOP("Isolation", "The %2 of %1 could not be read completely")};
const Reason reasonUnsupported{"unsupported", QT_TRANSLATE_NOOP("Isolation", "%1 cannot tell its %2")};
const Reason reasonStale{"stale", QT_TRANSLATE_NOOP("Isolation", "What is known of the %2 of %1 is too old")};
const Reason reasonNothingThere{"nothing-there",
                                QT_TRANSLATE_NOOP("Isolation", "There is nothing to judge: neither side has any")};
const Reason reasonGuessed{"guessed-environment",
                           QT_TRANSLATE_NOOP("Isolation", "Its environment is only guessed from a name")};
const Reason reasonNoPopulation{"population-unknown",
                                QT_TRANSLATE_NOOP("Isolation", "What there is to judge could not be read completely")};

const Reason reasonNeedsProbe{"needs-probe",
                              QT_TRANSLATE_NOOP("Isolation", "Only a probe decides it, and probes are off")};
const Reason reasonNeedsEvidence{"needs-evidence",
                                 QT_TRANSLATE_NOOP("Isolation", "It needs evidence from another system, and none is connected")};

namespace {

//! "nodes", "policies"
std::string pluralOf(EntityKind kind)
{
    std::string word(toWire(kind));
    std::replace(word.begin(), word.end(), '_', ' ');
    if (word.ends_with('y'))
        return word.substr(0, word.size() - 1) + "ies";
    return word + 's';
}

const Reason &reasonFor(FactState state, bool wasRead)
{
    switch (state) {
    case FactState::Unsupported:
        return reasonUnsupported;
    case FactState::Stale:
        return reasonStale;
    case FactState::Unreadable:
    case FactState::Known:
    case FactState::KnownEmpty:
        break;
    }
    return wasRead ? reasonUnreadable : reasonNotRead;
}

bool isDecided(FactState state)
{
    return state == FactState::Known || state == FactState::KnownEmpty;
}

//! "GATEWAY/WORKSPACE/ID", the workspace left out when there is none.
std::string keyOf(const PairFacts &facts, const Place &place, std::string_view id)
{
    std::string key = facts.estate().gateways[place.gateway].id.text().toStdString() + '/';
    if (!place.workspace.empty())
        key += place.workspace + '/';
    return key.append(id);
}

UnitResult unitAt(const PairFacts &facts, std::string_view kind, const Place &place, std::string_view id)
{
    return unitOf(kind, keyOf(facts, place, id));
}

} // namespace

Judgement::Judgement(const PairFacts &facts)
    : m_facts(facts)
{
}

AssignedBy Judgement::assignment(const ApiPair &pair) const
{
    AssignedBy worst = AssignedBy::Operator;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        for (const std::uint32_t index : pair.of(side))
            worst = std::max(worst, m_facts.estate().deployments[index].place.by);
    }
    return worst;
}

void Judgement::pass(const ApiPair &pair)
{
    if (assignment(pair) != AssignedBy::Heuristic) {
        ++m_parts.counts[Verdict::Pass];
        touch({pair.api}, Verdict::Pass);
        return;
    }
    UnitResult guessed = unitOf(m_facts, pair);
    guessed.verdict = Verdict::Warn;
    guessed.reason = &reasonGuessed;
    add(std::move(guessed));
}

void Judgement::pass(std::string unit, AssignedBy by, const std::vector<std::uint32_t> &apis)
{
    if (by != AssignedBy::Heuristic) {
        ++m_parts.counts[Verdict::Pass];
        touch(apis, Verdict::Pass);
        return;
    }
    UnitResult guessed;
    guessed.unit = std::move(unit);
    guessed.verdict = Verdict::Warn;
    guessed.reason = &reasonGuessed;
    guessed.apis = apis;
    add(std::move(guessed));
}

void Judgement::add(UnitResult result)
{
    Q_ASSERT(result.verdict != Verdict::Pass && result.reason != nullptr && !result.unit.empty());
    ++m_parts.counts[result.verdict];
    touch(result.apis, result.verdict);
    m_parts.units.push_back(std::move(result));
}

void Judgement::add(UnitResult unit, Verdict verdict, const Reason &reason, std::vector<std::string> arguments,
                    FactRef sandbox, FactRef production)
{
    unit.verdict = verdict;
    unit.reason = &reason;
    unit.arguments = std::move(arguments);
    unit.sandbox = std::move(sandbox);
    unit.production = std::move(production);
    add(std::move(unit));
}

void Judgement::touch(const std::vector<std::uint32_t> &apis, Verdict verdict)
{
    if (apis.empty())
        return;
    const auto &pairs = m_facts.apis();
    m_parts.byApi.resize(pairs.size(), Verdict::NotApplicable);
    for (const std::uint32_t api : apis) {
        if (const ApiPair *pair = m_facts.pairOf(api)) {
            Verdict &row = m_parts.byApi[static_cast<std::size_t>(pair - pairs.data())];
            row = worse(row, verdict);
        }
    }
}

bool Judgement::lacks(const UnitResult &unit, const std::vector<std::uint32_t> &gateways,
                      std::initializer_list<EntityKind> kinds)
{
    for (const std::uint32_t gateway : gateways) {
        for (const EntityKind kind : kinds) {
            const FactState state = m_facts.stateOf(gateway, kind);
            if (isDecided(state))
                continue;
            addUnknown(unit, m_facts.estate().gateways[gateway], state, pluralOf(kind));
            return true;
        }
    }
    return false;
}

bool Judgement::lacks(const UnitResult &unit, std::uint32_t gateway, FactState state, std::string_view what)
{
    if (isDecided(state))
        return false;
    addUnknown(unit, m_facts.estate().gateways[gateway], state, what);
    return true;
}

void Judgement::addUnknown(UnitResult unit, const GatewayFacts &gateway, FactState state, std::string_view what)
{
    unit.verdict = Verdict::Unknown;
    unit.reason = &reasonFor(state, gateway.wasRead);
    unit.arguments = {gateway.id.text().toStdString(), std::string(what)};
    add(std::move(unit));
}

bool Judgement::lacksSide(const ApiPair &pair, const UnitResult &unit, Side side)
{
    if (!pair.of(side).empty())
        return false;
    if (!m_facts.gateways(side).empty())
        return lacks(unit, m_facts.gateways(side), {EntityKind::Deployment});
    add(unit, Verdict::Unknown, reasonNoPopulation, {});
    return true;
}

void Judgement::hint(UnitResult result)
{
    if (m_parts.hint.reason == nullptr)
        m_parts.hint = std::move(result);
}

Parts Judgement::parts()
{
    std::sort(m_parts.units.begin(), m_parts.units.end(), comesBefore);
    return std::move(m_parts);
}

ControlResult Judgement::take(std::string control, int ruleVersion)
{
    return rolledUp(m_facts, std::move(control), ruleVersion, parts(), m_population, m_rest);
}

std::string keyOfPair(const PairFacts &facts)
{
    return "pair:" + facts.environment(Side::Sandbox).text().toStdString() + '/'
        + facts.environment(Side::Production).text().toStdString();
}

ControlResult rolledUp(const PairFacts &facts, std::string control, int ruleVersion, Parts parts, FactState population,
                       const Reason *rest)
{
    const auto sayOfPair = [&](UnitResult unit, Verdict verdict, const Reason &reason) {
        unit.unit = keyOfPair(facts);
        unit.verdict = verdict;
        unit.reason = unit.reason == nullptr ? &reason : unit.reason;
        ++parts.counts[verdict];
        parts.units.insert(std::upper_bound(parts.units.begin(), parts.units.end(), unit, comesBefore), std::move(unit));
    };
    if (rest != nullptr)
        sayOfPair(std::move(parts.hint), Verdict::Unknown, *rest);
    const bool none = parts.counts.applicable() == 0 && parts.counts[Verdict::NotApplicable] == 0;
    const bool isOpen = parts.counts[Verdict::Fail] > 0 || parts.counts[Verdict::Unknown] > 0;
    const bool empty = none && population == FactState::KnownEmpty;
    if (none || (!isDecided(population) && !isOpen))
        sayOfPair({}, empty ? Verdict::NotApplicable : Verdict::Unknown, empty ? reasonNothingThere : reasonNoPopulation);
    ControlResult result;
    for (int i = verdictCount - 1; i >= 0; --i) {
        if (parts.counts.of[static_cast<std::size_t>(i)] > 0) {
            result.verdict = static_cast<Verdict>(i);
            break;
        }
    }
    result.counts = parts.counts;
    result.units = std::move(parts.units);
    result.byApi = std::move(parts.byApi);
    result.control = std::move(control);
    result.ruleVersion = ruleVersion;
    return result;
}

UnitResult unitOf(std::string_view kind, std::string_view name)
{
    UnitResult unit;
    unit.unit.append(kind).append(":").append(name);
    return unit;
}

UnitResult unitOf(const PairFacts &facts, const ApiPair &pair)
{
    UnitResult unit = unitOf("api", facts.estate().apis[pair.api].id.text().toStdString());
    unit.apis = {pair.api};
    return unit;
}

UnitResult unitOf(const PairFacts &facts, const CredentialFacts &credential)
{
    return unitAt(facts, "credential", credential.place, credential.id);
}

UnitResult unitOf(const PairFacts &facts, const DeploymentFacts &deployment)
{
    UnitResult unit = unitAt(facts, "deployment", deployment.place, deployment.id);
    if (deployment.api != noIndex)
        unit.apis = {deployment.api};
    return unit;
}

UnitResult unitOf(const PairFacts &facts, const PolicyFacts &policy)
{
    return unitAt(facts, "policy", policy.place, policy.id);
}

UnitResult unitOf(const PairFacts &facts, const SinkFacts &sink)
{
    return unitAt(facts, "sink", sink.place, sink.id);
}

UnitResult unitOf(const PairFacts &facts, const TargetFacts &target)
{
    const DeploymentFacts &deployment = facts.estate().deployments[target.deployment];
    UnitResult unit = unitAt(facts, "target", deployment.place,
                             deployment.id + '/' + target.entity + '/' + target.field + '/' + shown(target));
    if (deployment.api != noIndex)
        unit.apis = {deployment.api};
    return unit;
}

UnitResult unitOf(const PairFacts &facts, std::uint32_t sandboxGateway, std::uint32_t productionGateway)
{
    const auto &gateways = facts.estate().gateways;
    return unitOf("gateways", gateways[sandboxGateway].id.text().toStdString() + '/'
                                  + gateways[productionGateway].id.text().toStdString());
}

FactRef refOf(const PairFacts &facts, const Place &place, std::string kind, std::string id, std::string name,
              std::string field, std::string value)
{
    const GatewayFacts &gateway = facts.estate().gateways[place.gateway];
    FactRef ref;
    ref.gateway = gateway.id;
    ref.kind = std::move(kind);
    ref.id = std::move(id);
    ref.name = std::move(name);
    ref.field = std::move(field);
    ref.value = std::move(value);
    ref.state = facts.isFresh(place.gateway) ? FactState::Known : FactState::Stale;
    ref.readAt = gateway.readAt;
    return ref;
}

FactRef refOf(const PairFacts &facts, const GatewayFacts &gateway, std::string field, std::string value)
{
    Place place;
    place.gateway = static_cast<std::uint32_t>(&gateway - facts.estate().gateways.data());
    const std::string id = gateway.id.text().toStdString();
    return refOf(facts, place, "gateway", id, id, std::move(field), std::move(value));
}

FactRef refOf(const PairFacts &facts, const DeploymentFacts &deployment, std::string field, std::string value)
{
    return refOf(facts, deployment.place, "deployment", deployment.id, deployment.name, std::move(field),
                 std::move(value));
}

FactRef refOf(const PairFacts &facts, const PolicyFacts &policy, std::string field, std::string value)
{
    return refOf(facts, policy.place, "policy", policy.id, policy.shown(), std::move(field), std::move(value));
}

FactRef refOf(const PairFacts &facts, const CredentialFacts &credential, std::string field, std::string value)
{
    const std::string name = credential.consumerName.empty() ? credential.id : credential.consumerName;
    return refOf(facts, credential.place, "credential", credential.id, name, std::move(field), std::move(value));
}

FactRef refOf(const PairFacts &facts, const SinkFacts &sink, std::string field, std::string value)
{
    return refOf(facts, sink.place, "sink", sink.id, sink.kind, std::move(field), std::move(value));
}

FactRef refOf(const PairFacts &facts, const TargetFacts &target)
{
    const DeploymentFacts &deployment = facts.estate().deployments[target.deployment];
    return refOf(facts, deployment.place, "target", target.entity, deployment.name, target.field, shown(target));
}

std::string shown(const TargetFacts &target)
{
    return target.endpoint.isSet() ? toText(target.endpoint) : target.resource;
}

std::string shown(const Fingerprint &fingerprint)
{
    return "fingerprint " + toHex(fingerprint.value).substr(0, 8);
}

} // namespace bulkhead::isolation
