// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! GOV-01: every gateway and API is catalogued, owned and classified. Units: gateways, deployments of the pair and those
//! without an environment, hosts that a discovery feed saw.
class Gov01 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "GOV-01"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment, EntityKind::Route}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole, UnitKind::Deployment}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    [[nodiscard]] FactState records(const PairFacts &facts, const UnitResult &unit) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
