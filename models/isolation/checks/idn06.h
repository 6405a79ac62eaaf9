// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! IDN-06: production access is approved. Units: active credentials of production, rights to write there, and plans
//! that let callers in.
class Idn06 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "IDN-06"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override
    {
        return {EntityKind::Credential, EntityKind::Consumer, EntityKind::Policy};
    }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole, UnitKind::Credential, UnitKind::Policy}; }
    [[nodiscard]] bool readsRecords() const override { return true; }
    [[nodiscard]] bool turnsBetween(const EstateFacts &facts, UtcTime from, UtcTime to) const override;
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    [[nodiscard]] FactState records(const PairFacts &facts, const UnitResult &unit) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
