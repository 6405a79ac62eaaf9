// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/twogateways.h"

#include "isolation/identity.h"
#include "isolation/judgement.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason mixed{"INF-01.mixed", QT_TRANSLATE_NOOP("Isolation", "One gateway, %1, serves sandbox and production")};
const Reason sameNode{"INF-01.same-node", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 run on one node: %3")};
const Reason sameNodeAddress{"INF-01.same-address", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 take calls at one address: %3")};
const Reason sameCluster{"INF-01.same-cluster", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 belong to one cluster: %3")};
const Reason sameControlPlane{"INF-01.same-control-plane",
                              QT_TRANSLATE_NOOP("Isolation", "%1 and %2 have one control plane: %3")};
const Reason sameStore{"INF-01.same-store",
                       QT_TRANSLATE_NOOP("Isolation", "%1 and %2 keep their configuration in one place: %3")};
const Reason nodesNotTold{"INF-01.nodes-not-told",
                          QT_TRANSLATE_NOOP("Isolation", "%3 does not tell on which nodes or in which cluster it runs")};
const Reason storeNotTold{"INF-01.store-not-told",
                          QT_TRANSLATE_NOOP("Isolation", "%3 does not tell where it keeps its configuration")};
const Reason storesUndecided{"INF-01.stores-undecided",
                             QT_TRANSLATE_NOOP("Isolation", "The configuration stores of %1 and %2 may be one: %3")};
const Reason vendorHides{"INF-01.vendor-run",
                         QT_TRANSLATE_NOOP("Isolation", "The vendor of %1 or %2 does not show what they run on")};
const Reason sameTenant{"INF-01.same-tenant", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 are of one tenant at their vendor: %3")};
const Reason sameStoreServer{"INF-01.same-store-server",
                             QT_TRANSLATE_NOOP("Isolation", "%1 and %2 have two databases on one server: %3")};
const Reason sameAdmin{"INF-01.same-admin-host", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 are managed at one host: %3")};

const Reason oneIngress{"INF-06.one-gateway",
                        QT_TRANSLATE_NOOP("Isolation", "One gateway, %1, takes the calls of both environments at one place: %3")};
const Reason sameBalancer{"INF-06.same-balancer", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 stand behind one load balancer: %3")};
const Reason sameFront{"INF-06.same-range",
                       QT_TRANSLATE_NOOP("Isolation", "%1 and %2 stand behind one address that many share: %3")};
const Reason sameAppliance{"INF-06.same-appliance",
                           QT_TRANSLATE_NOOP("Isolation", "%1 and %2 have separate listeners on one appliance: %3")};
const Reason balancersNotTold{"INF-06.not-told", QT_TRANSLATE_NOOP("Isolation", "Nothing tells which load balancer stands before %3")};
const Reason manyBalancers{"INF-06.not-divided",
                           QT_TRANSLATE_NOOP("Isolation", "Nothing tells which load balancer of %1 takes whose calls")};
const Reason exposed{"INF-06.no-balancer",
                     QT_TRANSLATE_NOOP("Isolation", "%1 and %2 have no load balancer, and take calls at different addresses")};

std::string nameOf(const GatewayFacts &gateway)
{
    return gateway.id.text().toStdString();
}

//! The two gateways of one question, and how an answer about them is put.
struct Two
{
    const GatewayFacts &sandbox, &production;

    [[nodiscard]] InCommon say(Verdict verdict, const Reason &reason, std::string field, std::string value) const
    {
        return say(verdict, reason, std::move(field), value, value);
    }
    [[nodiscard]] InCommon say(Verdict verdict, const Reason &reason, std::string field, const std::string &one,
                               const std::string &other) const
    {
        const std::string both = one == other ? one : one + ", " + other;
        return {verdict, &reason, {nameOf(sandbox), nameOf(production), both}, std::move(field), one, other};
    }
    //! Something that one of them, `silent`, does not tell.
    [[nodiscard]] InCommon missing(const Reason &reason, std::string field, const GatewayFacts &silent) const
    {
        return {Verdict::Unknown, &reason, {nameOf(sandbox), nameOf(production), nameOf(silent)}, std::move(field), {}, {}};
    }
};

//! The first value that both lists have and that counts; empty: none.
template<typename Counts>
std::string firstCommon(const Fact<std::vector<std::string>> &a, const Fact<std::vector<std::string>> &b, Counts counts)
{
    if (!a.isKnown() || !b.isKnown())
        return {};
    for (const std::string &value : a.value) {
        if (counts(value) && std::find(b.value.begin(), b.value.end(), value) != b.value.end())
            return value;
    }
    return {};
}

std::string commonAddress(const Two &two)
{
    return firstCommon(two.sandbox.nodeAddresses, two.production.nodeAddresses,
                       [](const std::string &address) { return !isLoopback(endpoint(address).host); });
}

std::string commonText(const Fact<std::string> &a, const Fact<std::string> &b)
{
    return a.isKnown() && b.isKnown() && a.value == b.value ? a.value : std::string();
}

bool tellsNodes(const GatewayFacts &gateway)
{
    return (gateway.nodeIds.isKnown() && !gateway.nodeIds.value.empty()) || gateway.cluster.isKnown();
}

std::string storeText(const GatewayFacts &gateway)
{
    const std::string place = toText(gateway.store.value);
    return gateway.storeDatabase.empty() ? place : place + '/' + gateway.storeDatabase;
}

//! What the configuration stores say; pass: they are apart, or there are none.
InCommon commonStore(const Two &two, bool sameMachine)
{
    const GatewayFacts &a = two.sandbox, &b = two.production;
    if (!a.store.isKnown() || !b.store.isKnown())
        return {};
    switch (compare(a.store.value, b.store.value, sameMachine)) {
    case SamePlace::Different:
    case SamePlace::SameHost: // two servers on one machine: the nodes tell that
        return {};
    case SamePlace::Undecided:
        return two.say(Verdict::Unknown, storesUndecided, "store", storeText(a), storeText(b));
    case SamePlace::Same:
        break;
    }
    if (a.storeDatabase == b.storeDatabase)
        return two.say(Verdict::Fail, sameStore, "store", storeText(a), storeText(b));
    const bool told = !a.storeDatabase.empty() && !b.storeDatabase.empty();
    return two.say(told ? Verdict::Warn : Verdict::Unknown, told ? sameStoreServer : storesUndecided, "store", storeText(a),
                   storeText(b));
}

InCommon provenInCommon(const Two &two)
{
    const auto any = [](const std::string &) { return true; };
    if (const std::string node = firstCommon(two.sandbox.nodeIds, two.production.nodeIds, any); !node.empty())
        return two.say(Verdict::Fail, sameNode, "node_id", node);
    if (const std::string address = commonAddress(two); !address.empty())
        return two.say(Verdict::Fail, sameNodeAddress, "node_address", address);
    if (const std::string cluster = commonText(two.sandbox.cluster, two.production.cluster); !cluster.empty())
        return two.say(Verdict::Fail, sameCluster, "cluster", cluster);
    const std::string plane = commonText(two.sandbox.controlPlane, two.production.controlPlane);
    if (!plane.empty() && !(two.sandbox.vendorRun && two.production.vendorRun))
        return two.say(Verdict::Fail, sameControlPlane, "control_plane", plane);
    return {};
}

//! What is not told; of a gateway that its vendor runs only its instance is asked for.
InCommon missingIdentity(const Two &two)
{
    for (const GatewayFacts *gateway : {&two.sandbox, &two.production}) {
        if (!tellsNodes(*gateway) && !gateway->vendorRun)
            return two.missing(nodesNotTold, "node_id", *gateway);
        if (!gateway->store.isDecided() && !gateway->vendorRun)
            return two.missing(storeNotTold, "store", *gateway);
    }
    return {};
}

InCommon indicated(const Two &two)
{
    const std::string plane = commonText(two.sandbox.controlPlane, two.production.controlPlane);
    if (!plane.empty())
        return two.say(Verdict::Warn, sameTenant, "control_plane", plane);
    for (const GatewayFacts *gateway : {&two.sandbox, &two.production}) {
        if (gateway->vendorRun && !(tellsNodes(*gateway) && gateway->controlPlane.isKnown()))
            return two.say(Verdict::Warn, vendorHides, "control_plane", nameOf(*gateway));
    }
    const Endpoint &a = two.sandbox.admin, &b = two.production.admin;
    // Both are seen from the console's machine. Its own loopback with two ports may be two tunnels.
    const SamePlace place = compare(a, b, true);
    if (place == SamePlace::Same || (place == SamePlace::SameHost && !isLoopback(a.host)))
        return two.say(Verdict::Warn, sameAdmin, "admin", toText(a), toText(b));
    return {};
}

InCommon ingressOfOne(const Two &two)
{
    const GatewayFacts &gateway = two.sandbox;
    if (!gateway.loadBalancers.isDecided())
        return two.missing(balancersNotTold, "load_balancer", gateway);
    if (gateway.loadBalancers.value.size() > 1)
        return two.missing(manyBalancers, "load_balancer", gateway);
    const bool has = gateway.loadBalancers.isKnown() && !gateway.loadBalancers.value.empty();
    return two.say(Verdict::Fail, oneIngress, "load_balancer", has ? gateway.loadBalancers.value.front().id : nameOf(gateway));
}

//! The worst that two lists of load balancers have in common.
InCommon commonBalancer(const Two &two)
{
    InCommon worst;
    for (const LoadBalancer &one : two.sandbox.loadBalancers.value) {
        for (const LoadBalancer &other : two.production.loadBalancers.value) {
            const bool shared = one.sharedRange || other.sharedRange;
            if (one.id == other.id && !shared)
                return two.say(Verdict::Fail, sameBalancer, "load_balancer", one.id);
            const Endpoint a = endpoint(one.id), b = endpoint(other.id);
            if (one.id == other.id)
                worst = two.say(Verdict::Warn, sameFront, "load_balancer", one.id);
            else if (a.isSet() && isAddress(a.host) && a.host == b.host)
                worst = two.say(Verdict::Warn, shared ? sameFront : sameAppliance, "load_balancer", one.id, other.id);
        }
    }
    return worst;
}

InCommon withoutBalancers(const Two &two)
{
    if (const std::string address = commonAddress(two); !address.empty())
        return two.say(Verdict::Fail, sameBalancer, "node_address", address);
    for (const GatewayFacts *gateway : {&two.sandbox, &two.production}) {
        if (!gateway->nodeAddresses.isKnown())
            return two.missing(balancersNotTold, "node_address", *gateway);
    }
    return two.say(Verdict::NotApplicable, exposed, "load_balancer", {});
}

bool hasBalancers(const GatewayFacts &gateway)
{
    return gateway.loadBalancers.isKnown() && !gateway.loadBalancers.value.empty();
}

} // namespace

bool areOnOneMachine(const PairFacts &facts, std::uint32_t one, std::uint32_t other)
{
    const auto &gateways = facts.estate().gateways;
    if (one == other)
        return true;
    const SamePlace place = compare(gateways[one].admin, gateways[other].admin, true);
    return place == SamePlace::Same || place == SamePlace::SameHost;
}

InCommon commonIdentity(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production)
{
    const auto &gateways = facts.estate().gateways;
    const Two two{gateways[sandbox], gateways[production]};
    if (sandbox == production)
        return two.say(Verdict::Fail, mixed, "environments", facts.environment(Side::Sandbox).text().toStdString(),
                       facts.environment(Side::Production).text().toStdString());
    const InCommon proof = provenInCommon(two);
    if (proof.verdict == Verdict::Fail)
        return proof;
    const InCommon store = commonStore(two, areOnOneMachine(facts, sandbox, production));
    if (store.verdict == Verdict::Fail)
        return store;
    const InCommon missing = missingIdentity(two);
    if (missing.verdict == Verdict::Unknown)
        return missing;
    if (store.verdict != Verdict::Pass)
        return store;
    return indicated(two);
}

InCommon commonIngress(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production)
{
    const auto &gateways = facts.estate().gateways;
    const Two two{gateways[sandbox], gateways[production]};
    if (sandbox == production)
        return ingressOfOne(two);
    const InCommon common = commonBalancer(two);
    if (common.verdict == Verdict::Fail)
        return common;
    for (const GatewayFacts *gateway : {&two.sandbox, &two.production}) {
        if (!gateway->loadBalancers.isDecided())
            return two.missing(balancersNotTold, "load_balancer", *gateway);
    }
    if (!hasBalancers(two.sandbox) && !hasBalancers(two.production))
        return withoutBalancers(two);
    return common;
}

UnitResult unitOf(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production, const InCommon &common)
{
    UnitResult unit = unitOf(facts, sandbox, production);
    unit.verdict = common.verdict;
    unit.reason = common.reason;
    unit.arguments = common.arguments;
    const auto &gateways = facts.estate().gateways;
    unit.sandbox = refOf(facts, gateways[sandbox], common.field, common.sandbox);
    unit.production = refOf(facts, gateways[production], common.field, common.production);
    return unit;
}

} // namespace bulkhead::isolation
