// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! INF-09: separation is more than another base URL. Units: rows of the catalog; of nine things that may be separated it
//! counts those that are decided, and how many of them are apart.
class Inf09 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-09"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Node, EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Api}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
