// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

//! DAT-02, its automatic part: data stores that gateways, counters and direct targets of both sides name.
class Dat02 final : public EvidenceCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "DAT-02"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}; }
    [[nodiscard]] FactState records(const PairFacts &facts, const UnitResult &unit) const override;
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole, UnitKind::Policy}; }

protected:
    [[nodiscard]] UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
