// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf03.h"

#include "isolation/checks/across.h"
#include "isolation/identity.h"

#include <algorithm>
#include <array>
#include <map>

namespace bulkhead::isolation {

namespace {

const Reason sameSegment{"INF-03.same-segment",
                         QT_TRANSLATE_NOOP("Isolation", "The network has to be asked; private addresses of both "
                                                        "environments are in one small range: %1 of %2 and %3 of "
                                                        "%4")};

bool isPrivate(const std::string &address)
{
    // Few addresses are worth being parsed.
    return (address.starts_with("10.") && hostMatches("10.0.0.0/8", address))
        || (address.starts_with("172.") && hostMatches("172.16.0.0/12", address))
        || (address.starts_with("192.168.") && hostMatches("192.168.0.0/16", address));
}

//! "10.8.1" or the first four groups of a unique local address; empty for a public address.
std::string segmentOf(const std::string &address)
{
    if (isPrivate(address))
        return address.substr(0, address.rfind('.'));
    if (!address.starts_with('f') || !hostMatches("fc00::/7", address))
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

//! An address, and the gateway or target that has it.
struct Located
{
    std::string address;
    const GatewayFacts *gateway = nullptr;
    const TargetFacts *target = nullptr;
};
using Segments = std::map<std::string, Located, std::less<>>;

void add(Segments &segments, const std::string &address, const GatewayFacts *gateway, const TargetFacts *target)
{
    // Most addresses are in a segment that was seen before: no need to take them apart.
    if (const auto dot = address.rfind('.'); dot != std::string::npos && segments.contains(std::string_view(address).substr(0, dot)))
        return;
    if (std::string segment = segmentOf(address); !segment.empty())
        segments.try_emplace(std::move(segment), Located{address, gateway, target});
}

std::array<Segments, 2> segmentsOf(const PairFacts &facts)
{
    std::array<Segments, 2> segments;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        for (const std::uint32_t index : facts.gateways(side)) {
            const GatewayFacts &gateway = facts.estate().gateways[index];
            for (const std::string &node : gateway.nodeAddresses.value)
                add(segments[static_cast<std::size_t>(side)], endpoint(node).host, &gateway, nullptr);
        }
    }
    for (const TargetFacts &target : facts.estate().targets) {
        const Place &place = facts.estate().deployments[target.deployment].place;
        const bool isLiteral = isAddress(target.endpoint.host);
        for (const Side side : {Side::Sandbox, Side::Production}) {
            Segments &own = segments[static_cast<std::size_t>(side)];
            if (!facts.isOn(place, side))
                continue;
            if (isLiteral)
                add(own, target.endpoint.host, nullptr, &target);
            for (std::size_t i = 0; i < target.endpoint.addresses.value.size() && !isLiteral; ++i)
                add(own, target.endpoint.addresses.value[i], nullptr, &target);
        }
    }
    return segments;
}

std::string nameOf(const PairFacts &facts, const Located &located)
{
    return located.gateway != nullptr ? located.gateway->id.text().toStdString()
                                      : facts.estate().deployments[located.target->deployment].name;
}

FactRef refTo(const PairFacts &facts, const Located &located)
{
    if (located.target != nullptr)
        return refOf(facts, facts.estate().deployments[located.target->deployment], located.target->entity, located.address);
    const auto &nodes = located.gateway->nodeAddresses.value;
    const auto node = std::find_if(nodes.begin(), nodes.end(),
                                   [&located](const std::string &one) { return endpoint(one).host == located.address; });
    return refOf(facts, *located.gateway, "node address", *node);
}

} // namespace

UnitResult Inf03::prove(const PairFacts &facts, Unit /*unit*/, Judgement &/*out*/) const
{
    const std::array<Segments, 2> segments = segmentsOf(facts);
    const Segments &sandbox = segments[0], &production = segments[1];
    // The least is said, so that the same estate says the same.
    const auto first = std::find_if(sandbox.begin(), sandbox.end(),
                                    [&](const auto &one) { return production.contains(one.first); });
    UnitResult hint;
    if (first == sandbox.end())
        return hint;
    const Located &here = first->second, &there = production.at(first->first);
    hint.reason = &sameSegment;
    hint.arguments = {here.address, nameOf(facts, here), there.address, nameOf(facts, there)};
    hint.sandbox = refTo(facts, here);
    hint.production = refTo(facts, there);
    return hint;
}

} // namespace bulkhead::isolation
