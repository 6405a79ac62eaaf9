// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! OBS-07: no bodies, credentials or keys in logs. Units: the rows of the catalog.
class Obs07 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "OBS-07"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Deployment}; }
    [[nodiscard]] bool readsRecords() const override { return true; }
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
