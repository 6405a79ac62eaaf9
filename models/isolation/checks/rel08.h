// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

namespace bulkhead::isolation {

//! REL-08: every production version came from a sandbox version. Units: the rows of the catalog.
class Rel08 final : public RowCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "REL-08"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment}; }
    [[nodiscard]] bool readsRecords() const override { return true; }
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
