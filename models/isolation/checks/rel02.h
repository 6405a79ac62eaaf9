// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! REL-02: production changes passed an approval gate. Units: executed promotions, and changes that no promotion
//! explains; and gateways of production that were not read whole, so that the changes are not all there are.
class Rel02 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "REL-02"; }
    [[nodiscard]] int version() const override { return 2; }
    [[nodiscard]] EntityKinds kinds() const override
    {
        return {EntityKind::Deployment, EntityKind::Route, EntityKind::Target, EntityKind::Policy};
    }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    [[nodiscard]] FactState records(const PairFacts &facts, const UnitResult &unit) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
