// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! REL-04: the stored configuration of one environment names nothing of the other. Units: deployments of both sides.
//! References are classified by the declared inventories and by what the other side calls, never by how a name looks.
class Rel04 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "REL-04"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Deployment}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
