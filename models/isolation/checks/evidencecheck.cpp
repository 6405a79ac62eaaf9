// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

FactState EvidenceCheck::population(const PairFacts &) const
{
    return FactState::Known;
}

void EvidenceCheck::judge(const PairFacts &facts, std::uint32_t, Judgement &out) const
{
    UnitResult rest = prove(facts, out);
    rest.unit = "pair:" + facts.environment(Side::Sandbox).text().toStdString() + '/'
        + facts.environment(Side::Production).text().toStdString();
    rest.verdict = Verdict::Unknown;
    if (rest.reason == nullptr)
        rest.reason = &needs();
    out.add(std::move(rest));
}

} // namespace bulkhead::isolation
