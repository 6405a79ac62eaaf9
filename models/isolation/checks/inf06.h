// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! INF-06: no load balancer or ingress address takes the calls of both environments. Units: a gateway of the sandbox with
//! one of production.
class Inf06 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-06"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Node, EntityKind::Deployment}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
