// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! IDN-01: no credential works in both environments. Units: the sandbox's credentials. Secrets compare only within one
//! comparability class; an equal user name or short hash is an indicator and no proof.
class Idn01 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "IDN-01"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Credential}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Credential}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
