// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! INF-07: nothing that one environment calls is the other's. Units: the targets of both sides, whatever a policy calls
//! among them. Two names are one place until both are resolved to different addresses.
class Inf07 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-07"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override
    {
        return {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy};
    }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Target}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
