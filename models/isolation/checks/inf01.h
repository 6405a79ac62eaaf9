// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! INF-01: each environment has its own gateways, control plane and configuration store. Units: a gateway of the sandbox
//! with one of production; one gateway that serves both is a unit of itself, and fails by construction. Entities with one
//! UUID on both are an indicator: one store would show them, and so does a copied export.
class Inf01 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-01"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Node, EntityKind::Deployment}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
