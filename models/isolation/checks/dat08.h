// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! DAT-08: the sandbox is simulated without live systems. Units: rows of the catalog, with whatever their sandbox calls.
class Dat08 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "DAT-08"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Api}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
