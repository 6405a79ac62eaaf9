// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/evidencecheck.h"

namespace bulkhead::isolation {

//! DAT-03, its automatic part: certificates, verification keys and signing secrets that both sides hold.
class Dat03 final : public EvidenceCheck
{
public:
    [[nodiscard]] std::string_view control() const override { return "DAT-03"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override
    {
        return {EntityKind::Certificate, EntityKind::Policy, EntityKind::Credential};
    }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Certificate, UnitKind::Policy, UnitKind::Credential}; }

protected:
    [[nodiscard]] UnitResult prove(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
