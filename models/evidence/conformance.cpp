// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/conformance.h"

#include <algorithm>
#include <sstream>

namespace bulkhead::evidence {

using isolation::ControlResult;
using isolation::PairFacts;
using isolation::PromotionRecord;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

constexpr std::string_view comparedOnly = "REL-03.diff-only";
constexpr std::string_view promotionUnit = "promotion:";

const PromotionRecord *promotionOf(const PairFacts &facts, const std::string &unit)
{
    const auto &promotions = facts.estate().records.promotions.value;
    const auto found = std::find_if(promotions.begin(), promotions.end(),
                                    [&](const PromotionRecord &one) { return unit.starts_with(promotionUnit) && unit.compare(promotionUnit.size(), std::string::npos, one.id) == 0; });
    return found == promotions.end() ? nullptr : &*found;
}

bool wasTried(const PairFacts &facts, const ControlResult &result, const std::string &unit, UtcTime at, const Register &records)
{
    const auto &all = records.evidence();
    return std::any_of(all.begin(), all.end(), [&](const Evidence &run) {
        const bool isOfIt = run.control == result.control && run.pair.covers(facts.environment(isolation::Side::Sandbox), facts.environment(isolation::Side::Production));
        return isOfIt && run.isComplete() && !run.isWithdrawn && run.finishedAt <= at && at < run.expiresAt
            && std::any_of(run.units.begin(), run.units.end(), [&](const EvidenceUnit &one) { return one.unit == unit && one.verdict == Verdict::Pass; });
    });
}

//! Each contract that was shipped, by the digests that the check names.
bool wasTried(const PairFacts &facts, const ControlResult &result, const UnitResult &unit, const Register &records)
{
    const PromotionRecord *promotion = promotionOf(facts, unit.unit);
    if (unit.verdict != Verdict::Warn || unit.reason == nullptr || unit.reason->id != comparedOnly || promotion == nullptr || !promotion->executed)
        return false;
    std::istringstream digests(unit.production.value);
    bool isAny = false;
    for (std::string digest; digests >> digest;) {
        isAny = true;
        if (!wasTried(facts, result, contractUnit(digest), promotion->executedAt, records))
            return false;
    }
    return isAny;
}

Verdict rolledUp(const isolation::Counts &counts)
{
    for (const Verdict verdict : {Verdict::Fail, Verdict::Unknown, Verdict::Warn, Verdict::Pass}) {
        if (counts[verdict] > 0)
            return verdict;
    }
    return Verdict::NotApplicable;
}

} // namespace

std::string contractUnit(std::string_view digest)
{
    return "contract:" + std::string(digest);
}

bool addConformance(ControlResult &result, const PairFacts &facts, const Register &records)
{
    const auto tried = std::erase_if(result.units, [&](const UnitResult &unit) { return wasTried(facts, result, unit, records); });
    if (tried == 0)
        return false;
    result.counts[Verdict::Warn] -= static_cast<std::int64_t>(tried);
    result.counts[Verdict::Pass] += static_cast<std::int64_t>(tried);
    result.verdict = rolledUp(result.counts);
    return true;
}

} // namespace bulkhead::evidence
