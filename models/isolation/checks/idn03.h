// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! IDN-03: token trust is bound to its environment. Units: policies that validate tokens or client certificates, and
//! signing credentials of the sandbox.
class Idn03 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "IDN-03"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Credential}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Policy, UnitKind::Credential}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
