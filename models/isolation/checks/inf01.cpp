// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf01.h"

#include "isolation/checks/twogateways.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason sameEntity{"INF-01.same-entity",
                        QT_TRANSLATE_NOOP("Isolation", "%1 and %2 hold an entity with one id, as one store or a copy of it would: %3")};

using GatewayPair = std::pair<std::uint32_t, std::uint32_t>;

//! Only ids that nobody makes up twice prove anything: "8-4-4-4-12" hexadecimal digits.
bool isUuid(const std::string &id)
{
    if (id.size() != 36)
        return false;
    for (std::size_t i = 0; i < id.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? id[i] != '-' : std::isxdigit(static_cast<unsigned char>(id[i])) == 0)
            return false;
    }
    return true;
}

//! For gateways that hold deployments with one UUID, the first such id.
std::map<GatewayPair, std::string> commonEntities(const PairFacts &facts)
{
    std::unordered_multimap<std::string_view, std::uint32_t> ofSandbox;
    for (const DeploymentFacts &one : facts.estate().deployments) {
        if (facts.isOn(one.place, Side::Sandbox) && isUuid(one.id))
            ofSandbox.emplace(one.id, one.place.gateway);
    }
    std::map<GatewayPair, std::string> common;
    for (const DeploymentFacts &one : facts.estate().deployments) {
        if (!facts.isOn(one.place, Side::Production))
            continue;
        const auto [first, last] = ofSandbox.equal_range(one.id);
        for (auto at = first; at != last; ++at) {
            std::string &least = common[{at->second, one.place.gateway}];
            least = least.empty() ? one.id : std::min(least, one.id);
        }
    }
    return common;
}

} // namespace

FactState Inf01::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Node, EntityKind::Deployment});
}

void Inf01::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const auto entities = commonEntities(facts);
    const auto &gateways = facts.estate().gateways;
    for (const std::uint32_t sandbox : facts.gateways(Side::Sandbox)) {
        for (const std::uint32_t production : facts.gateways(Side::Production)) {
            InCommon common = commonIdentity(facts, sandbox, production);
            UnitResult unit = unitOf(facts, sandbox, production, common);
            if (common.verdict == Verdict::Fail) {
                out.add(std::move(unit));
                continue;
            }
            if (out.lacks(unit, {sandbox, production}, {EntityKind::Node, EntityKind::Deployment}))
                continue;
            const auto entity = entities.find({sandbox, production});
            if (common.verdict == Verdict::Pass && entity != entities.end()) {
                common = {Verdict::Warn, &sameEntity, {}, "id", entity->second, entity->second};
                common.arguments = {gateways[sandbox].id.text().toStdString(),
                                    gateways[production].id.text().toStdString(), entity->second};
                unit = unitOf(facts, sandbox, production, common);
            }
            if (common.verdict == Verdict::Pass)
                out.pass(std::move(unit.unit), std::max(gateways[sandbox].by, gateways[production].by));
            else
                out.add(std::move(unit));
        }
    }
}

} // namespace bulkhead::isolation
