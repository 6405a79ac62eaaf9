// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

//! INF-02, its automatic part: both sides in one cluster or on one node. Evidence of the orchestration decides it.
class Inf02 final : public EvidenceCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-02"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Target}; }

protected:
    [[nodiscard]] UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
