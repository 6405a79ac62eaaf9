// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf06.h"

#include "isolation/checks/twogateways.h"

#include <algorithm>

namespace bulkhead::isolation {

FactState Inf06::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Node, EntityKind::Deployment});
}

void Inf06::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const auto &gateways = facts.estate().gateways;
    for (const std::uint32_t sandbox : facts.gateways(Side::Sandbox)) {
        for (const std::uint32_t production : facts.gateways(Side::Production)) {
            const InCommon common = commonIngress(facts, sandbox, production);
            UnitResult unit = unitOf(facts, sandbox, production, common);
            const bool isProven = common.verdict == Verdict::Fail;
            if (!isProven && out.lacks(unit, {sandbox, production}, {EntityKind::Node, EntityKind::Deployment}))
                continue;
            if (common.verdict == Verdict::Pass)
                out.pass(std::move(unit.unit), std::max(gateways[sandbox].by, gateways[production].by));
            else
                out.add(std::move(unit));
        }
    }
}

} // namespace bulkhead::isolation
