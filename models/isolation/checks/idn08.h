// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

//! IDN-08, its static part: proves that the sandbox accepts tokens of production. Only a probe clears it.
class Idn08 final : public EvidenceCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "IDN-08"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Policy}; }
    [[nodiscard]] const Reason *rest() const override { return &reasonNeedsProbe; }

protected:
    [[nodiscard]] UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
