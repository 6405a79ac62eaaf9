// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf02.h"

#include "isolation/checks/across.h"
#include "isolation/identity.h"

#include <array>
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
std::string_view clusterDomain(std::string_view host)
{
    const auto at = host.find(".svc.");
    const std::string_view domain = at == std::string_view::npos ? std::string_view() : host.substr(at + 5);
    return domain == "cluster.local" ? std::string_view() : domain;
}

//! What ties a target to a cluster or node, with what kind of proof it is. The value is a part of the target's texts.
struct Tie
{
    std::string_view value;
    const Reason *reason;
    [[nodiscard]] bool isCluster() const { return reason == &sameCluster; }
};

//! Calls `take` with each tie of a target. Loopback ties nothing, but that is asked where two meet.
template<typename Take>
void eachTie(const TargetFacts &target, Take take)
{
    const std::string_view resource = target.resource;
    if (const auto end = resource.find('/'); end != std::string_view::npos && end > 0 && target.kind == TargetFacts::Kind::Network)
        take(Tie{resource.substr(0, end), &sameCluster});
    if (const std::string_view domain = clusterDomain(target.endpoint.host); !domain.empty())
        take(Tie{domain, &sameCluster});
    constexpr std::int64_t firstNodePort = 30000, lastNodePort = 32767;
    const bool onNode = target.endpoint.port >= firstNodePort && target.endpoint.port <= lastNodePort;
    const Reason *reason = onNode ? &sameNode : &sameAddress;
    if (isAddress(target.endpoint.host))
        return take(Tie{target.endpoint.host, reason});
    for (const std::string &address : target.endpoint.addresses.value)
        take(Tie{address, reason});
}

struct Seen
{
    const TargetFacts *target;
    const Reason *reason;
};
using Ties = std::unordered_map<std::string_view, Seen>;

//! Ties of production's targets: one map of clusters, one of addresses.
std::array<Ties, 2> tiesOfProduction(const PairFacts &facts)
{
    std::array<Ties, 2> ties;
    const auto &estate = facts.estate();
    ties[0].reserve(estate.targets.size());
    for (const TargetFacts &target : estate.targets) {
        if (!facts.isOn(estate.deployments[target.deployment].place, Side::Production))
            continue;
        eachTie(target, [&](const Tie &tie) {
            Seen &seen = ties[tie.isCluster() ? 1 : 0].try_emplace(tie.value, Seen{&target, tie.reason}).first->second;
            if (tie.reason == &sameNode)
                seen = {&target, tie.reason};
        });
    }
    return ties;
}

UnitResult unitOfTie(const PairFacts &facts, const TargetFacts &target, const Tie &tie, const Seen &other)
{
    const auto &deployments = facts.estate().deployments;
    const DeploymentFacts &one = deployments[target.deployment], &two = deployments[other.target->deployment];
    const std::string value(tie.value);
    UnitResult unit = unitOf(tie.isCluster() ? "cluster" : "node", value);
    unit.sandbox = refOf(facts, one, target.entity, value);
    unit.production = refOf(facts, two, other.target->entity, value);
    // Two services on node ports of one address stand on one node; any other equal address may be a balancer.
    const bool isProof = tie.reason != &sameAddress && other.reason != &sameAddress;
    unit.reason = isProof ? tie.reason : &sameAddress;
    unit.arguments = {one.name, two.name, value};
    return unit;
}

} // namespace

UnitResult Inf02::prove(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const auto &estate = facts.estate();
    const std::array<Ties, 2> production = tiesOfProduction(facts);
    UnitResult hint;
    std::unordered_map<std::string, bool> said;
    for (const TargetFacts &target : estate.targets) {
        if (!facts.isOn(estate.deployments[target.deployment].place, Side::Sandbox))
            continue;
        eachTie(target, [&](const Tie &tie) {
            const Ties &ties = production[tie.isCluster() ? 1 : 0];
            const auto same = ties.find(tie.value);
            if (same == ties.end() || (!tie.isCluster() && isLoopback(tie.value)))
                return;
            UnitResult unit = unitOfTie(facts, target, tie, same->second);
            const bool isProof = unit.reason != &sameAddress;
            if (isProof && !std::exchange(said[unit.unit], true)) {
                unit.verdict = Verdict::Fail;
                out.add(std::move(unit));
            } else if (!isProof && hint.reason == nullptr) {
                hint = std::move(unit);
            }
        });
    }
    return hint;
}

} // namespace bulkhead::isolation
