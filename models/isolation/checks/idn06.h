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
    [[nodiscard]] UnitKind unitKind() const override { return UnitKind::Whole; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    [[nodiscard]] FactState records(const PairFacts &facts, const UnitResult &unit) const override;
    void judge(const PairFacts &facts, std::uint32_t unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
