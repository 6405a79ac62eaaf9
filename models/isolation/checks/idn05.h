// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! IDN-05: no service account is shared. Units: policies and sinks that carry a machine identity, scripts that may, and
//! machine principals.
class Idn05 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "IDN-05"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Sink}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole, UnitKind::Policy, UnitKind::Sink}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    [[nodiscard]] FactState records(const PairFacts &facts, const UnitResult &unit) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
