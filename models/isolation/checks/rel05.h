// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

//! REL-05, its automatic part: references of one side to the secrets of the other. Pipelines and vaults decide it.
class Rel05 final : public EvidenceCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "REL-05"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {EntityKind::Policy, EntityKind::Credential}; }

protected:
    [[nodiscard]] UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
