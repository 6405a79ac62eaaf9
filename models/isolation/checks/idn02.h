// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! IDN-02: OAuth and OIDC clients are separate. Units: the clients that policies name, policies that use clients
//! unseen, and OAuth credentials of the sandbox.
class Idn02 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "IDN-02"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Credential}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Policy, UnitKind::Credential}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
