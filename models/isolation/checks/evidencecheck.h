// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! The automatic part of a control that another source decides. What the gateways prove is a fail; all else stays
//! unknown, with a hint where there is one, so gateway data alone never make it pass.
class EvidenceCheck : public Check
{
public:
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole}; }
    [[nodiscard]] const Reason *rest() const override { return &reasonNeedsEvidence; } //!< what would decide it
    [[nodiscard]] FactState population(const PairFacts &facts) const final;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const final;

protected:
    //! Adds fails and nothing else. A result with a reason is the hint of the unknown: reason, arguments, two facts.
    [[nodiscard]] virtual UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const = 0;
};

} // namespace bulkhead::isolation
