// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! POL-06: production policies are complete and strict. Units: the rows of the catalog.
class Pol06 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "POL-06"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override
    {
        return {EntityKind::Policy, EntityKind::Deployment, EntityKind::Route, EntityKind::Target};
    }
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
