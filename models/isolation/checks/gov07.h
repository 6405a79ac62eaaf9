// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! GOV-07: a developer portal shows each environment to its own people. Units: rows of the catalog.
class Gov07 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "GOV-07"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment, EntityKind::Policy}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Api}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
