// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! POL-07: sandbox load cannot use up what production needs: machines, counters, upstreams. Units: rows.
class Pol07 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "POL-07"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override
    {
        return {EntityKind::Policy, EntityKind::Deployment, EntityKind::Target, EntityKind::Node};
    }
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
