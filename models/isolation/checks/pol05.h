// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! POL-05: policies are versioned and deployed for each environment. Units: the rows of the catalog.
class Pol05 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "POL-05"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Deployment}; }
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
