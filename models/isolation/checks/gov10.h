// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! GOV-10: the console does not couple what it governs. Units: its connections to the gateways of the pair.
class Gov10 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "GOV-10"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
