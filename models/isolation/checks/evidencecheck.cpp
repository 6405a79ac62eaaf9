// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

FactState EvidenceCheck::population(const PairFacts &) const
{
    return FactState::Known;
}

void EvidenceCheck::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    if (UnitResult hint = prove(facts, unit, out); hint.reason != nullptr)
        out.hint(std::move(hint));
}

} // namespace bulkhead::isolation
