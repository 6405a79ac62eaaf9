// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf03.h"

#include "isolation/checks/across.h"
#include "isolation/identity.h"

#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason sameSegment{"INF-03.same-segment",
                         QT_TRANSLATE_NOOP("Isolation", "The network has to be asked; private addresses of both "
                                                        "environments are in one small range: %1 of %2 and %3 of "
                                                        "%4")};

//! "10.8.1" or the first four groups of a unique local address; empty for a public address.
std::string segmentOf(const std::string &address)
{
    const bool isPrivate = hostMatches("10.0.0.0/8", address) || hostMatches("172.16.0.0/12", address)
        || hostMatches("192.168.0.0/16", address);
    if (isPrivate)
        return address.substr(0, address.rfind('.'));
    if (!hostMatches("fc00::/7", address))
        return {};
    std::string groups;
    std::string_view rest = address;
    for (int group = 0; group < 4; ++group) {
        const auto end = rest.find(':');
        if (end == 0 || end == std::string_view::npos)
            break; // "::": the rest is zero
        groups.append(rest.substr(0, end)).append(":");
        rest.remove_prefix(end + 1);
    }
    return groups;
}

struct Located
{
    std::string address, who;
    FactRef ref;
};
using Segments = std::unordered_map<std::string, Located>;

void add(Segments &segments, const std::string &address, const std::string &who, const FactRef &ref)
{
    if (std::string segment = segmentOf(address); !segment.empty())
        segments.try_emplace(std::move(segment), Located{address, who, ref});
}

Segments segmentsOf(const PairFacts &facts, Side side)
{
    Segments segments;
    for (const std::uint32_t index : facts.gateways(side)) {
        const GatewayFacts &gateway = facts.estate().gateways[index];
        for (const std::string &node : gateway.nodeAddresses.value)
            add(segments, endpoint(node).host, gateway.id.text().toStdString(),
                refOf(facts, gateway, "node address", node));
    }
    for (const TargetFacts &target : facts.estate().targets) {
        const DeploymentFacts &deployment = facts.estate().deployments[target.deployment];
        if (!facts.isOn(deployment.place, side))
            continue;
        const bool isLiteral = isAddress(target.endpoint.host);
        for (const std::string &address : isLiteral ? std::vector{target.endpoint.host} : target.endpoint.addresses.value)
            add(segments, address, deployment.name, refOf(facts, deployment, target.entity, address));
    }
    return segments;
}

} // namespace

UnitResult Inf03::prove(const PairFacts &facts, Judgement &) const
{
    const Segments sandbox = segmentsOf(facts, Side::Sandbox), production = segmentsOf(facts, Side::Production);
    const Segments::value_type *first = nullptr; // the least, so that the same estate says the same
    for (const auto &one : sandbox) {
        if (production.contains(one.first) && (first == nullptr || one.first < first->first))
            first = &one;
    }
    UnitResult hint;
    if (first == nullptr)
        return hint;
    const Located &here = first->second, &there = production.at(first->first);
    hint.reason = &sameSegment;
    hint.arguments = {here.address, here.who, there.address, there.who};
    hint.sandbox = here.ref;
    hint.production = there.ref;
    return hint;
}

} // namespace bulkhead::isolation
