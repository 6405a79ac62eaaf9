// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol07.h"

#include "isolation/checks/across.h"
#include "isolation/checks/effective.h"
#include "isolation/checks/twogateways.h"
#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason sharedRuntime{"POL-07.shared-runtime",
                           QT_TRANSLATE_NOOP("Isolation", "Sandbox calls of %1 use the machines of production: %2")};
const Reason sharedDatabase{"POL-07.shared-gateway-database",
                            QT_TRANSLATE_NOOP("Isolation", "%2 counts sandbox calls of %1 in the store that "
                                                           "production uses too")};
const Reason sharedCounters{"POL-07.shared-counters",
                            QT_TRANSLATE_NOOP("Isolation", "%2 and %3 keep their counters in one place, so sandbox "
                                                           "calls of %1 count for production")};
const Reason sharedPlan{"POL-07.shared-plan",
                        QT_TRANSLATE_NOOP("Isolation", "%2 and %3 are one plan, so sandbox calls of %1 use up the "
                                                       "quota of production")};
const Reason sharedUpstream{"POL-07.shared-upstream",
                            QT_TRANSLATE_NOOP("Isolation", "Sandbox and production of %1 load one upstream: %2")};
const Reason runtimeNotTold{"POL-07.runtime-not-told",
                            QT_TRANSLATE_NOOP("Isolation", "Whether %1 and production run on the same machines is "
                                                           "not known: %2")};
const Reason countersNotTold{"POL-07.counters-not-told",
                             QT_TRANSLATE_NOOP("Isolation", "Where %2 counts the calls of %1 is not known")};
const Reason countersUndecided{"POL-07.counters-undecided",
                               QT_TRANSLATE_NOOP("Isolation", "Whether %2 counts the calls of %1 where production "
                                                              "counts is not decided: a name is not resolved")};
const Reason upstreamUndecided{"POL-07.upstream-undecided",
                               QT_TRANSLATE_NOOP("Isolation", "Whether sandbox and production of %1 load one "
                                                              "upstream is not decided: %2")};
const Reason unlimited{"POL-07.unlimited",
                       QT_TRANSLATE_NOOP("Isolation", "No limit holds sandbox calls of %1, and the load balancers in "
                                                      "front are not known")};
const Reason sameServer{"POL-07.same-server",
                        QT_TRANSLATE_NOOP("Isolation", "%2 and %3 count in two databases of one server")};
const Reason sameAccount{"POL-07.same-account",
                         QT_TRANSLATE_NOOP("Isolation", "Sandbox calls of %1 and production share what runs their "
                                                        "gateways: %2")};
const Reason notInSandbox{"POL-07.not-in-sandbox", QT_TRANSLATE_NOOP("Isolation", "%1 is not in the sandbox")};

//! What the row's gateways share with those of production, the worst of all (INF-01).
struct Runtime
{
    enum class What : std::uint8_t { Machines, Store, Undecided, Account, Nothing };
    What what = What::Nothing;
    std::string value;
    std::uint32_t sandbox = noIndex, production = noIndex;
};

Runtime::What whatOf(const PairFacts &facts, const InCommon &common, std::uint32_t sandbox, std::uint32_t production)
{
    const GatewayFacts &a = facts.estate().gateways[sandbox], &b = facts.estate().gateways[production];
    const bool areTold = (a.nodeIds.isKnown() && b.nodeIds.isKnown()) || (a.cluster.isKnown() && b.cluster.isKnown());
    switch (common.verdict) {
    case Verdict::Fail:
        if (common.field == "store")
            return Runtime::What::Store;
        if (common.field != "control_plane")
            return Runtime::What::Machines;
        return areTold ? Runtime::What::Account : Runtime::What::Undecided;
    case Verdict::Unknown:
        return Runtime::What::Undecided;
    case Verdict::Warn:
        return common.field == "control_plane" ? Runtime::What::Account : Runtime::What::Nothing;
    case Verdict::Pass:
    case Verdict::NotApplicable:
        return Runtime::What::Nothing;
    }
    return Runtime::What::Undecided;
}

std::vector<std::uint32_t> sandboxGateways(const PairFacts &facts, const ApiPair &pair)
{
    ApiPair half;
    half.api = pair.api;
    half.sandbox = pair.sandbox;
    return gatewaysOf(facts, half);
}

Runtime runtimeOf(const PairFacts &facts, const std::vector<std::uint32_t> &gateways)
{
    Runtime worst;
    for (const std::uint32_t sandbox : gateways) {
        for (const std::uint32_t production : facts.gateways(Side::Production)) {
            const InCommon common = commonIdentity(facts, sandbox, production);
            const Runtime::What what = whatOf(facts, common, sandbox, production);
            if (what < worst.what)
                worst = {what, common.arguments.empty() ? std::string() : common.arguments.back(), sandbox, production};
        }
    }
    return worst;
}

bool isOnLoopback(const CounterStore &store)
{
    return std::any_of(store.endpoints.begin(), store.endpoints.end(),
                       [](const Endpoint &one) { return isLoopback(one.host); });
}

//! A policy of production that counts under one of the keys.
KeyMatch countersUnder(const PairFacts &facts, const PolicyFacts &policy, std::string_view prefix)
{
    if (!policy.meaning.counters || isOnLoopback(*policy.meaning.counters))
        return {};
    return policyMatch(facts, keysOf(policy), {prefix}, Side::Production);
}

//! Can the place of its counters be told from all places where production counts?
bool isUndecided(const PairFacts &facts, const CounterStore &store)
{
    if (store.endpoints.empty() || policyUnder(facts, "counted", Side::Production) == noIndex)
        return false;
    const bool resolved = std::all_of(store.endpoints.begin(), store.endpoints.end(), [](const Endpoint &one) {
        return (one.addresses.isKnown() || isAddress(one.host)) && !isLoopback(one.host);
    });
    return !resolved || policyUnder(facts, "unresolved", Side::Production) != noIndex;
}

//! The two upstreams of the row that are one, or that may be.
struct Upstreams
{
    const TargetFacts *sandbox = nullptr, *production = nullptr;
};
Upstreams upstreams(const PairFacts &facts, const ApiPair &pair, SamePlace wanted)
{
    const auto &estate = facts.estate();
    for (const std::uint32_t one : pair.sandbox) {
        for (const std::uint32_t a : estate.deployments[one].targets) {
            for (const std::uint32_t two : pair.production) {
                for (const std::uint32_t b : estate.deployments[two].targets) {
                    const TargetFacts &here = estate.targets[a], &there = estate.targets[b];
                    if (!here.endpoint.isSet() || !there.endpoint.isSet() || here.kind == TargetFacts::Kind::External)
                        continue;
                    const bool sameMachine = estate.deployments[one].place.gateway == estate.deployments[two].place.gateway;
                    if (compare(here.endpoint, there.endpoint, sameMachine) == wanted)
                        return {&here, &there};
                }
            }
        }
    }
    return {};
}

bool haveSeparateBalancers(const PairFacts &facts, const std::vector<std::uint32_t> &gateways)
{
    for (const std::uint32_t sandbox : gateways) {
        for (const std::uint32_t production : facts.gateways(Side::Production)) {
            const auto &a = facts.estate().gateways[sandbox].loadBalancers;
            const auto &b = facts.estate().gateways[production].loadBalancers;
            if (!a.isDecided() || !b.isDecided())
                return false;
            for (const LoadBalancer &one : a.value) {
                if (std::any_of(b.value.begin(), b.value.end(), [&one](const auto &two) { return one.id == two.id; }))
                    return false;
            }
        }
    }
    return true;
}

//! The verdict of a row, step by step; each says at most one thing.
struct Capacity
{
    const PairFacts &facts;
    Row &row;
    std::vector<std::uint32_t> limits, gateways;
    Runtime runtime;

    void say(Verdict verdict, const Reason &reason, std::uint32_t policy, std::uint32_t found, const std::string &value)
    {
        const auto &policies = facts.estate().policies;
        std::vector<std::string> arguments{row.name(), shown(facts, policies[policy])};
        FactRef across;
        if (found != noIndex) {
            arguments.push_back(shown(facts, policies[found]));
            across = refOf(facts, policies[found], "counters", value);
        }
        row.say(verdict, reason, std::move(arguments), refOf(facts, policies[policy], "counters", value),
                std::move(across));
    }
    void sayRuntime(Verdict verdict, const Reason &reason, const std::string &value)
    {
        const auto &all = facts.estate().gateways;
        row.say(verdict, reason, {row.name(), value}, refOf(facts, all[runtime.sandbox], "runtime", value),
                refOf(facts, all[runtime.production], "runtime", value));
    }
    bool provesCounters()
    {
        for (const std::uint32_t policy : limits) {
            const PolicyFacts &one = facts.estate().policies[policy];
            const auto &counters = one.meaning.counters;
            const bool inDatabase = counters && counters->kind == CounterStore::Kind::GatewayDatabase;
            if (inDatabase && runtime.what == Runtime::What::Store)
                return say(Verdict::Fail, sharedDatabase, policy, noIndex, runtime.value), true;
            if (const KeyMatch pool = countersUnder(facts, one, "counter-pool/"); pool.isThere())
                return say(Verdict::Fail, sharedCounters, policy, pool.item, pool.key.substr(pool.key.find('/') + 1)),
                    true;
            const std::uint32_t plan = one.sharedObject.empty()
                ? noIndex
                : policyUnder(facts, "object/" + one.sharedObject, Side::Production);
            if (plan != noIndex)
                return say(Verdict::Fail, sharedPlan, policy, plan, one.sharedObject), true;
        }
        return false;
    }
    bool doubtsCounters()
    {
        for (const std::uint32_t policy : limits) {
            const auto &counters = facts.estate().policies[policy].meaning.counters;
            if (!counters || counters->kind == CounterStore::Kind::Other)
                return say(Verdict::Unknown, countersNotTold, policy, noIndex, {}), true;
            if (isUndecided(facts, *counters))
                return say(Verdict::Unknown, countersUndecided, policy, noIndex, toText(counters->endpoints.front())),
                    true;
        }
        return false;
    }
    bool warns()
    {
        for (const std::uint32_t policy : limits) {
            const KeyMatch server = countersUnder(facts, facts.estate().policies[policy], "counters/at/");
            if (server.isThere())
                return say(Verdict::Warn, sameServer, policy, server.item,
                           server.key.substr(std::size("counters/at/") - 1)), true;
        }
        if (runtime.what != Runtime::What::Account && runtime.what != Runtime::What::Store)
            return false;
        return sayRuntime(Verdict::Warn, sameAccount, runtime.value), true;
    }
    bool saysUpstreams(SamePlace wanted, Verdict verdict, const Reason &reason)
    {
        const Upstreams found = upstreams(facts, row.pair(), wanted);
        if (found.sandbox == nullptr)
            return false;
        const std::string here = toText(found.sandbox->endpoint), there = toText(found.production->endpoint);
        row.say(verdict, reason, {row.name(), here == there ? here : here + ", " + there},
                deploymentRef(facts, row.pair(), Side::Sandbox, found.sandbox->entity, here),
                deploymentRef(facts, row.pair(), Side::Production, found.production->entity, there));
        return true;
    }
};

} // namespace

void Pol07::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    if (row.lacksSide(Side::Sandbox))
        return;
    if (row.pair().sandbox.empty())
        return row.say(Verdict::NotApplicable, notInSandbox, {row.name()});
    const auto gateways = sandboxGateways(facts, row.pair());
    Capacity capacity{facts, row,
                      policiesOn(facts, row.pair(), Side::Sandbox, {PolicyClass::RateLimit, PolicyClass::Quota}),
                      gateways, runtimeOf(facts, gateways)};
    if (capacity.runtime.what == Runtime::What::Machines)
        return capacity.sayRuntime(Verdict::Fail, sharedRuntime, capacity.runtime.value);
    if (capacity.provesCounters() || capacity.saysUpstreams(SamePlace::Same, Verdict::Fail, sharedUpstream))
        return;
    if (row.lacks(withGatewaysOf(facts, gateways, Side::Production), {EntityKind::Policy, EntityKind::Target}))
        return;
    if (capacity.runtime.what == Runtime::What::Undecided) {
        const auto &other = facts.estate().gateways[capacity.runtime.production];
        return capacity.sayRuntime(Verdict::Unknown, runtimeNotTold, other.id.text().toStdString());
    }
    if (capacity.doubtsCounters() || capacity.saysUpstreams(SamePlace::Undecided, Verdict::Unknown, upstreamUndecided))
        return;
    if (capacity.limits.empty() && !haveSeparateBalancers(facts, gateways))
        return row.say(Verdict::Unknown, unlimited, {row.name()});
    if (!capacity.warns())
        row.pass();
}

} // namespace bulkhead::isolation
