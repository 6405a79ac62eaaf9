// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! GOV-11: the audit trail is complete and tamper-evident. Unit: the log.
class Gov11 final : public Check
{
public:
    [[nodiscard]] std::string_view control() const override { return "GOV-11"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] EntityKinds kinds() const override { return {}; }
    [[nodiscard]] UnitKinds unitKinds() const override { return {UnitKind::Whole}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
    void judge(const PairFacts &facts, Unit unit, Judgement &out) const override;
};

} // namespace bulkhead::isolation
