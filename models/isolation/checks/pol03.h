// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! POL-03: security filters are separate, and production has all that the sandbox has, enforcing. Units: rows.
class Pol03 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "POL-03"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Deployment}; }
    [[nodiscard]] bool turnsBetween(const EstateFacts &facts, UtcTime from, UtcTime to) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
