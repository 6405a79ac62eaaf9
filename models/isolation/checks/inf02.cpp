// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf02.h"

#include "isolation/checks/across.h"
#include "isolation/identity.h"

#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason sameCluster{"INF-02.same-cluster",
                         QT_TRANSLATE_NOOP("Isolation", "Back-ends of %1 and %2 run in one cluster: %3")};
const Reason sameNode{"INF-02.same-node",
                      QT_TRANSLATE_NOOP("Isolation", "Back-ends of %1 and %2 run on one node: %3")};
const Reason sameAddress{"INF-02.same-address",
                         QT_TRANSLATE_NOOP("Isolation", "The orchestration has to be asked; back-ends of %1 and %2 "
                                                        "have one address: %3")};

//! "cluster-a.local" of "pay.sbx.svc.cluster-a.local"; empty for the domain that every cluster has by default.
std::string clusterDomain(const std::string &host)
{
    const auto at = host.find(".svc.");
    const std::string domain = at == std::string::npos ? std::string() : host.substr(at + 5);
    return domain == "cluster.local" ? std::string() : domain;
}

//! What ties a target to a cluster or node, with what kind of proof it is.
struct Tie
{
    std::string value;
    const Reason *reason;
};

std::vector<Tie> tiesOf(const TargetFacts &target)
{
    std::vector<Tie> ties;
    if (const auto end = target.resource.find('/'); end != std::string::npos && end > 0
        && target.kind == TargetFacts::Kind::Network)
        ties.push_back({target.resource.substr(0, end), &sameCluster});
    if (std::string domain = clusterDomain(target.endpoint.host); !domain.empty())
        ties.push_back({std::move(domain), &sameCluster});
    std::vector<std::string> addresses = target.endpoint.addresses.value;
    if (isAddress(target.endpoint.host))
        addresses = {target.endpoint.host};
    constexpr std::int64_t firstNodePort = 30000, lastNodePort = 32767;
    const bool onNode = target.endpoint.port >= firstNodePort && target.endpoint.port <= lastNodePort;
    for (std::string &address : addresses) {
        if (!isLoopback(address))
            ties.push_back({std::move(address), onNode ? &sameNode : &sameAddress});
    }
    return ties;
}

std::string keyOf(const Tie &tie)
{
    return (tie.reason == &sameCluster ? "cluster/" : "address/") + tie.value;
}

} // namespace

UnitResult Inf02::prove(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    struct Seen
    {
        const TargetFacts *target;
        const Reason *reason;
    };
    const auto &estate = facts.estate();
    std::unordered_map<std::string, Seen> production;
    for (const TargetFacts &target : estate.targets) {
        if (!facts.isOn(estate.deployments[target.deployment].place, Side::Production))
            continue;
        for (const Tie &tie : tiesOf(target)) {
            Seen &seen = production.try_emplace(keyOf(tie), Seen{&target, tie.reason}).first->second;
            if (tie.reason == &sameNode)
                seen = {&target, tie.reason};
        }
    }
    UnitResult hint;
    std::unordered_map<std::string, bool> said;
    for (const TargetFacts &target : estate.targets) {
        const DeploymentFacts &one = estate.deployments[target.deployment];
        if (!facts.isOn(one.place, Side::Sandbox))
            continue;
        for (const Tie &tie : tiesOf(target)) {
            const auto same = production.find(keyOf(tie));
            if (same == production.end())
                continue;
            // Two services on node ports of one address stand on one node; any other equal address may be a balancer.
            const bool isProof = tie.reason != &sameAddress && same->second.reason != &sameAddress;
            const DeploymentFacts &two = estate.deployments[same->second.target->deployment];
            UnitResult unit = unitOf(tie.reason == &sameCluster ? "cluster" : "node", tie.value);
            unit.sandbox = refOf(facts, one, target.entity, tie.value);
            unit.production = refOf(facts, two, same->second.target->entity, tie.value);
            unit.reason = isProof ? tie.reason : &sameAddress;
            unit.arguments = {one.name, two.name, tie.value};
            if (isProof && !std::exchange(said[unit.unit], true)) {
                unit.verdict = Verdict::Fail;
                out.add(std::move(unit));
            } else if (!isProof && hint.reason == nullptr) {
                hint = std::move(unit);
            }
        }
    }
    return hint;
}

} // namespace bulkhead::isolation
