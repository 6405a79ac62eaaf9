// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/losses.h"

#include <algorithm>
#include <array>

namespace bulkhead::isolation::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array lostStates = {FactState::Unreadable, FactState::Unsupported, FactState::Stale};

template<typename T>
void lose(Fact<T> &fact, FactState state)
{
    fact.state = state;
    if (state != FactState::Stale) // what is stale was told once
        fact.value = T{};
}

//! Keeps what is not on the gateway.
template<typename T>
std::vector<std::uint32_t> elsewhere(const std::vector<T> &all, std::uint32_t gateway)
{
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (all[i].place.gateway != gateway)
            kept.push_back(i);
    }
    return kept;
}

void loseNode(GatewayFacts &gateway, FactState state)
{
    lose(gateway.nodeIds, state);
    lose(gateway.nodeAddresses, state);
    lose(gateway.cluster, state);
}

void loseTargets(EstateFacts &facts, std::uint32_t gateway)
{
    Selection selection = wholeOf(facts);
    std::erase_if(selection.targets, [&](std::uint32_t one) {
        return facts.deployments[facts.targets[one].deployment].place.gateway == gateway;
    });
    facts = selected(facts, selection);
}

void loseRoutes(EstateFacts &facts, std::uint32_t gateway)
{
    for (DeploymentFacts &deployment : facts.deployments) {
        if (deployment.place.gateway == gateway) {
            deployment.routes.clear();
            deployment.hosts.clear();
        }
    }
}

void loseRows(EstateFacts &facts, std::uint32_t gateway, EntityKind kind)
{
    Selection selection = wholeOf(facts);
    switch (kind) {
    case EntityKind::Node:
        return loseNode(facts.gateways[gateway], FactState::Unreadable);
    case EntityKind::Deployment:
        selection.deployments = elsewhere(facts.deployments, gateway);
        break;
    case EntityKind::Route:
        return loseRoutes(facts, gateway);
    case EntityKind::Upstream:
    case EntityKind::Target:
        return loseTargets(facts, gateway);
    case EntityKind::Policy:
        selection.policies = elsewhere(facts.policies, gateway);
        break;
    case EntityKind::Consumer:
        selection.consumers = elsewhere(facts.consumers, gateway);
        break;
    case EntityKind::Credential:
        selection.credentials = elsewhere(facts.credentials, gateway);
        break;
    case EntityKind::Certificate:
        selection.certificates = elsewhere(facts.certificates, gateway);
        break;
    case EntityKind::Sink:
        selection.sinks = elsewhere(facts.sinks, gateway);
        break;
    }
    facts = selected(facts, selection);
}

//! A list that names upstreams names their targets, too, so that both are lost together.
void setState(GatewayFacts &gateway, EntityKind kind, FactState state)
{
    gateway.states[static_cast<std::size_t>(kind)] = state;
    if (kind == EntityKind::Upstream)
        gateway.states[static_cast<std::size_t>(EntityKind::Target)] = state;
}

void addCollections(std::vector<Loss> &losses, std::uint32_t gateway)
{
    for (int i = 0; i < entityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        const std::string what = "gateway " + std::to_string(gateway) + ' ' + std::string(toWire(kind)) + ' ';
        for (const FactState state : lostStates) {
            losses.push_back({what + std::string(toWire(state)), false,
                              [=](EstateFacts &facts) { setState(facts.gateways[gateway], kind, state); }});
        }
        losses.push_back({what + "torn", false,
                          [=](EstateFacts &facts) { facts.gateways[gateway].torn[static_cast<std::size_t>(i)] = true; }});
        for (const FactState state : {FactState::Unreadable, FactState::Unsupported}) {
            losses.push_back({what + std::string(toWire(state)) + " and gone", true, [=](EstateFacts &facts) {
                                  setState(facts.gateways[gateway], kind, state);
                                  loseRows(facts, gateway, kind);
                              }});
        }
    }
}

void addWholes(std::vector<Loss> &losses, std::uint32_t gateway)
{
    const std::string what = "gateway " + std::to_string(gateway) + ' ';
    for (const int hours : {30, 47, 100}) {
        losses.push_back({what + std::to_string(hours) + " hours old", false,
                          [=](EstateFacts &facts) { facts.gateways[gateway].readAt = facts.at - std::chrono::hours{hours}; }});
    }
    losses.push_back({what + "failed", false, [=](EstateFacts &facts) { facts.gateways[gateway].lastSyncFailed = true; }});
    losses.push_back({what + "short", false, [=](EstateFacts &facts) { facts.gateways[gateway].expectedRows = 1'000; }});
    losses.push_back({what + "never read", true, [=](EstateFacts &facts) {
                          for (int i = 0; i < entityKindCount; ++i)
                              loseRows(facts, gateway, static_cast<EntityKind>(i));
                          GatewayFacts &one = facts.gateways[gateway];
                          one.wasRead = false;
                          one.states.fill(FactState::Unreadable);
                          lose(one.loadBalancers, FactState::Unreadable);
                          lose(one.grants, FactState::Unreadable);
                          lose(one.store, FactState::Unreadable);
                          lose(one.tlsMinimum, FactState::Unreadable);
                      }});
}

template<typename Member>
void addFact(std::vector<Loss> &losses, std::uint32_t gateway, const char *name, Member member, bool takesRows = false)
{
    for (const FactState state : {FactState::Unreadable, FactState::Stale}) { // what a product tells, it can tell
        losses.push_back({"gateway " + std::to_string(gateway) + ' ' + name + ' ' + std::string(toWire(state)), takesRows,
                          [=](EstateFacts &facts) { lose(facts.gateways[gateway].*member, state); }});
    }
}

template<typename Member>
void addRecord(std::vector<Loss> &losses, const char *name, Member member)
{
    for (const FactState state : lostStates) {
        losses.push_back({std::string(name) + ' ' + std::string(toWire(state)), true, // its units are not counted one by one
                          [=](EstateFacts &facts) { lose(facts.records.*member, state); }});
    }
}

void addRecords(std::vector<Loss> &losses)
{
    addRecord(losses, "promotions", &ConsoleRecords::promotions);
    addRecord(losses, "changes", &ConsoleRecords::changes);
    addRecord(losses, "contract checks", &ConsoleRecords::contractChecks);
    addRecord(losses, "access requests", &ConsoleRecords::accessRequests);
    addRecord(losses, "baselines", &ConsoleRecords::baselines);
    addRecord(losses, "audit", &ConsoleRecords::audit);
    addRecord(losses, "runs", &ConsoleRecords::runs);
    addRecord(losses, "connections", &ConsoleRecords::connections);
    addRecord(losses, "samples", &ConsoleRecords::samples);
    // A feed of hosts that is not connected hides nothing: only one that is can be lost.
    for (const FactState state : {FactState::Unreadable, FactState::Stale}) {
        losses.push_back({"discovered hosts " + std::string(toWire(state)), false,
                          [=](EstateFacts &facts) { lose(facts.records.discoveredHosts, state); }});
    }
}

int rankOf(Verdict verdict)
{
    return verdict == Verdict::NotApplicable ? 0 : static_cast<int>(verdict);
}

} // namespace

std::vector<Loss> lossesOf(const EstateFacts &facts)
{
    std::vector<Loss> losses;
    for (std::uint32_t gateway = 0; gateway < facts.gateways.size(); ++gateway) {
        addCollections(losses, gateway);
        addWholes(losses, gateway);
        addFact(losses, gateway, "nodes", &GatewayFacts::nodeIds);
        addFact(losses, gateway, "addresses", &GatewayFacts::nodeAddresses);
        addFact(losses, gateway, "store", &GatewayFacts::store);
        addFact(losses, gateway, "load balancers", &GatewayFacts::loadBalancers);
        addFact(losses, gateway, "rights", &GatewayFacts::grants, true); // each right is a unit
        addFact(losses, gateway, "TLS", &GatewayFacts::tlsMinimum);
    }
    addRecords(losses);
    for (std::uint32_t target = 0; target < facts.targets.size(); ++target)
        losses.push_back({"address of target " + std::to_string(target), false,
                          [=](EstateFacts &lost) { lose(lost.targets[target].endpoint.addresses, FactState::Unreadable); }});
    return losses;
}

PairResult evaluated(const EstateFacts &facts, std::vector<EarlierFail> earlier)
{
    const FactIndex index(facts);
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.earlier = std::move(earlier);
    return evaluate(PairFacts(facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)), input);
}

std::vector<EarlierFail> failsOf(const PairResult &result)
{
    std::vector<EarlierFail> fails;
    for (const ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units) {
            if (unit.verdict == Verdict::Fail)
                fails.push_back({control.control, unit});
        }
    }
    return fails;
}

QString betterVerdict(const PairResult &before, const PairResult &after)
{
    for (std::size_t i = 0; i < before.controls.size(); ++i) {
        const ControlResult &was = before.controls[i], &is = after.controls[i];
        if (rankOf(is.verdict) < rankOf(was.verdict))
            return u"%1 read %2 and reads %3"_s.arg(QString::fromStdString(was.control),
                                                  QString::fromLatin1(toWire(was.verdict)), QString::fromLatin1(toWire(is.verdict)));
        for (const UnitResult &unit : was.units) {
            const auto same = std::find_if(is.units.begin(), is.units.end(),
                                           [&unit](const UnitResult &one) { return one.unit == unit.unit; });
            if (unit.verdict == Verdict::Fail && (same == is.units.end() || same->verdict != Verdict::Fail))
                return u"%1 %2 failed and does not fail"_s.arg(QString::fromStdString(was.control), QString::fromStdString(unit.unit));
        }
    }
    return {};
}

QString betterScore(const PairResult &before, const PairResult &after)
{
    constexpr double hair = 1e-9;
    for (std::size_t i = 0; i < before.layers.size(); ++i) {
        const LayerScore &was = before.layers[i], &is = after.layers[i];
        const QString layer = QString::fromLatin1(toWire(static_cast<Layer>(i)));
        if (is.provenShare > was.provenShare + hair)
            return u"proven of %1: %2 > %3"_s.arg(layer).arg(is.provenShare).arg(was.provenShare);
        if (is.coverageShare > was.coverageShare + hair)
            return u"coverage of %1: %2 > %3"_s.arg(layer).arg(is.coverageShare).arg(was.coverageShare);
        if (is.status < was.status)
            return u"status of %1: %2, was %3"_s.arg(layer, QString::fromLatin1(toWire(is.status)), QString::fromLatin1(toWire(was.status)));
    }
    return after.score.status < before.score.status ? u"status of the pair"_s : QString();
}

} // namespace bulkhead::isolation::test
