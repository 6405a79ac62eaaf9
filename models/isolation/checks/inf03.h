// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

//! INF-03, its automatic part: private addresses of both sides in one small network are a hint, no proof.
class Inf03 final : public EvidenceCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "INF-03"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Target}; }

protected:
    [[nodiscard]] UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
