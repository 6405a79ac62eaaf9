// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! OBS-06: no log pipeline, index or monitoring tenant is shared. Units: the sinks of both sides.
class Obs06 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "OBS-06"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Sink}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Sink}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
