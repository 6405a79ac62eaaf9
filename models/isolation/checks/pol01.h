// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! POL-01: rate limits are set apart for each environment. Units: the rows of the catalog.
class Pol01 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "POL-01"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Deployment}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Api}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
