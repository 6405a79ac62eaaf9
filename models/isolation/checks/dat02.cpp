// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/dat02.h"

#include "isolation/checks/across.h"
#include "isolation/identity.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason sameStore{"DAT-02.same-gateway-store",
                       QT_TRANSLATE_NOOP("Isolation", "%1 and %2 keep their configuration in one database: %3")};
const Reason sameCounters{"DAT-02.same-counter-store",
                          QT_TRANSLATE_NOOP("Isolation", "%1 and %2 keep their counters in one data store: %3")};
const Reason sameDatabase{"DAT-02.same-database",
                          QT_TRANSLATE_NOOP("Isolation", "Sandbox and production of APIs call one database: %3, by "
                                                         "%1 and %2")};
const Reason sameServer{"DAT-02.same-server",
                        QT_TRANSLATE_NOOP("Isolation", "The data stores behind the APIs have to be looked up; %1 and "
                                                       "%2 use two databases of one server: %3")};

void proveGatewayStores(const PairFacts &facts, Judgement &out, UnitResult &hint)
{
    for (const std::uint32_t sandbox : facts.gateways(Side::Sandbox)) {
        for (const std::uint32_t production : facts.gateways(Side::Production)) {
            const GatewayFacts &a = facts.estate().gateways[sandbox], &b = facts.estate().gateways[production];
            const bool known = a.store.isKnown() && b.store.isKnown();
            if (!known || compare(a.store.value, b.store.value, sandbox == production) != SamePlace::Same)
                continue;
            const std::string place = toText(a.store.value);
            const FactRef one = refOf(facts, a, "store", place + '/' + a.storeDatabase),
                two = refOf(facts, b, "store", place + '/' + b.storeDatabase);
            const std::vector<std::string> arguments{a.id.text().toStdString(), b.id.text().toStdString(), place};
            if (a.storeDatabase == b.storeDatabase) {
                out.add(unitOf(facts, sandbox, production), Verdict::Fail, sameStore, arguments, one, two);
            } else if (hint.reason == nullptr) {
                hint.reason = &sameServer;
                hint.arguments = arguments;
                hint.sandbox = one;
                hint.production = two;
            }
        }
    }
}

void proveCounters(const PairFacts &facts, const PolicyFacts &policy, Judgement &out)
{
    const auto &counters = policy.meaning.counters;
    if (!policy.enabled || !counters || counters->endpoints.empty() || !facts.isOn(policy.place, Side::Sandbox))
        return;
    const bool local = std::any_of(counters->endpoints.begin(), counters->endpoints.end(),
                                   [](const Endpoint &one) { return isLoopback(one.host); });
    const KeyMatch match = local ? KeyMatch{}
        : policyMatch(facts, poolKeysOf(*counters), {"counter-pool/"}, Side::Production);
    if (!match.isThere())
        return;
    const PolicyFacts &across = facts.estate().policies[match.item];
    const std::string place = toText(counters->endpoints.front());
    out.add(unitOf(facts, policy), Verdict::Fail, sameCounters, {shown(facts, policy), shown(facts, across), place},
            refOf(facts, policy, "counters", place), refOf(facts, across, "counters", place));
}

//! Databases that targets of one side name, by each of their keys.
using Databases = std::unordered_map<std::string, const TargetFacts *>;

Databases databasesOf(const PairFacts &facts, Side side)
{
    Databases found;
    for (const TargetFacts &target : facts.estate().targets) {
        if (target.kind != TargetFacts::Kind::Database || isLoopback(target.endpoint.host)
            || !facts.isOn(facts.estate().deployments[target.deployment].place, side))
            continue;
        for (const std::string &key : keysOf(target)) {
            if (!key.starts_with("host/"))
                found.emplace(key, &target);
        }
    }
    return found;
}

void proveDatabases(const PairFacts &facts, Judgement &out)
{
    const Databases production = databasesOf(facts, Side::Production);
    for (const auto &[key, target] : databasesOf(facts, Side::Sandbox)) {
        const auto same = production.find(key);
        if (same == production.end())
            continue;
        const std::string place = key.substr(key.find('/') + 1);
        const auto &deployments = facts.estate().deployments;
        const DeploymentFacts &one = deployments[target->deployment], &two = deployments[same->second->deployment];
        UnitResult unit = unitOf("database", place);
        for (const DeploymentFacts *deployment : {&one, &two}) {
            if (deployment->api != noIndex)
                unit.apis.push_back(deployment->api);
        }
        out.add(std::move(unit), Verdict::Fail, sameDatabase, {one.name, two.name, place},
                refOf(facts, one, target->entity, place), refOf(facts, two, same->second->entity, place));
    }
}

} // namespace

FactState Dat02::records(const PairFacts &facts, const UnitResult &unit) const
{
    FactState state = FactState::Known;
    for (const GatewayFacts &gateway : facts.estate().gateways) {
        const bool isOne = gateway.id == unit.sandbox.gateway || gateway.id == unit.production.gateway;
        if (isOne && unit.unit.starts_with("gateways:"))
            state = worse(state, gateway.store.state);
    }
    return state;
}

UnitResult Dat02::prove(const PairFacts &facts, Unit unit, Judgement &out) const
{
    UnitResult hint;
    if (unit.kind == UnitKind::Policy) {
        proveCounters(facts, facts.estate().policies[unit.number], out);
    } else {
        proveGatewayStores(facts, out, hint);
        proveDatabases(facts, out);
    }
    return hint;
}

} // namespace bulkhead::isolation
