// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! INF-05: no route, host or path serves both environments. Units: rows of the catalog; what a sandbox deployment answers
//! for is compared with everything that production answers for.
class Inf05 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-05"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment, EntityKind::Route, EntityKind::Target}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Api}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
