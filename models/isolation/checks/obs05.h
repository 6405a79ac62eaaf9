// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! OBS-05: telemetry names its environment. Units: the rows of the catalog.
class Obs05 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "OBS-05"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Deployment}; }
    [[nodiscard]] bool readsRecords() const override { return true; }
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
