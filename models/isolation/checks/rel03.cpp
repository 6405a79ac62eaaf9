// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel03.h"

#include "isolation/checks/across.h"
#include "isolation/checks/promotions.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason missing{"REL-03.missing",
                     QT_TRANSLATE_NOOP("Isolation", "Promotion %1 of %2 carries no contract check")};
const Reason failed{"REL-03.failed",
                    QT_TRANSLATE_NOOP("Isolation", "The contract check of promotion %1 of %2 failed")};
const Reason otherSpec{"REL-03.other-contract",
                       QT_TRANSLATE_NOOP("Isolation", "Promotion %1 of %2 ships another contract than the one that "
                                                      "was checked")};
const Reason tooOld{"REL-03.too-old",
                    QT_TRANSLATE_NOOP("Isolation", "The contract check of promotion %1 of %2 is older than its "
                                                   "bundle")};
const Reason tooLate{"REL-03.too-late",
                     QT_TRANSLATE_NOOP("Isolation", "The contract of promotion %1 of %2 was checked after the "
                                                    "release")};
const Reason breaking{"REL-03.breaking",
                      QT_TRANSLATE_NOOP("Isolation", "Promotion %1 of %2 breaks its contract without a new major "
                                                     "version")};
const Reason noContract{"REL-03.no-contract",
                        QT_TRANSLATE_NOOP("Isolation", "%2, promoted by %1, has no contract that a machine reads")};
const Reason checksNotTold{"REL-03.checks-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Contract checks are not recorded")};
const Reason promotionsNotTold{"REL-03.promotions-not-told",
                               QT_TRANSLATE_NOOP("Isolation", "Promotions are not recorded")};
const Reason diffOnly{"REL-03.diff-only",
                      QT_TRANSLATE_NOOP("Isolation", "The contract of promotion %1 of %2 was compared, but not tried "
                                                     "in the sandbox")};
const Reason noRules{"REL-03.no-breaking-rules",
                     QT_TRANSLATE_NOOP("Isolation", "The contract check of promotion %1 of %2 has no rules for "
                                                    "breaking changes")};
const Reason untouched{"REL-03.untouched",
                       QT_TRANSLATE_NOOP("Isolation", "Promotion %1 of %2 changes nothing of the contract")};

struct Said
{
    Verdict verdict;
    const Reason *reason;
};

Said judgeCheck(const PromotionRecord &promotion, const ContractCheckRecord &check)
{
    if (check.contractUntouched)
        return {Verdict::NotApplicable, &untouched};
    if (!check.machineReadable)
        return {Verdict::Unknown, &noContract};
    if (!check.passed && check.checkedSpec.empty())
        return {Verdict::Fail, &missing};
    if (!check.passed)
        return {Verdict::Fail, &failed};
    if (check.checkedSpec != check.bundleSpec)
        return {Verdict::Fail, &otherSpec};
    if (check.at < check.bundleAt)
        return {Verdict::Fail, &tooOld};
    if (promotion.executed && check.at > promotion.executedAt)
        return {Verdict::Fail, &tooLate};
    if (check.breaking > 0 && !check.newMajor && !check.exceptionApproved)
        return {Verdict::Fail, &breaking};
    if (!check.hasBreakingRules)
        return {Verdict::Warn, &noRules};
    return check.hasConformanceRun ? Said{Verdict::Pass, nullptr} : Said{Verdict::Warn, &diffOnly};
}

} // namespace

FactState Rel03::population(const PairFacts &facts) const
{
    return listed(facts.estate().records.promotions.state);
}

//! Checks are never all on record, so what counts is whether that of the promotion is, or the promotion itself is no longer among those that are judged.
FactState Rel03::records(const PairFacts &facts, const UnitResult &unit) const
{
    const ConsoleRecords &records = facts.estate().records;
    const auto isOf = [&unit](const std::string &promotion) { return unit.unit == unitOf("promotion", promotion).unit; };
    const auto &promotions = records.promotions.value;
    const auto &checks = records.contractChecks.value;
    const bool isListed = std::any_of(promotions.begin(), promotions.end(), [&](const PromotionRecord &one) { return isOf(one.id); });
    const bool hasCheck = std::any_of(checks.begin(), checks.end(), [&](const ContractCheckRecord &one) { return isOf(one.promotion); });
    return isListed && !hasCheck ? worse(records.promotions.state, records.contractChecks.state) : records.promotions.state;
}

void Rel03::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const ConsoleRecords &records = facts.estate().records;
    std::unordered_map<std::string, const ContractCheckRecord *> checks;
    for (const ContractCheckRecord &check : records.contractChecks.value) {
        const ContractCheckRecord *&latest = checks[check.promotion];
        if (latest == nullptr || latest->at < check.at)
            latest = &check;
    }
    for (const PromotionRecord &promotion : records.promotions.value) {
        if ((!promotion.executed && !promotion.approved) || !isInto(facts, promotion))
            continue;
        UnitResult unit = unitOf("promotion", promotion.id);
        const auto at = checks.find(promotion.id);
        if (at == checks.end()) {
            const bool complete = records.contractChecks.isDecided();
            out.add(std::move(unit), complete ? Verdict::Fail : Verdict::Unknown, complete ? missing : checksNotTold,
                    {promotion.id, promotion.api}, {}, refOf(promotion, "contract check", "none"));
            continue;
        }
        const Said said = judgeCheck(promotion, *at->second);
        if (said.reason == nullptr)
            out.pass(std::move(unit.unit), AssignedBy::Operator);
        else
            out.add(std::move(unit), said.verdict, *said.reason, {promotion.id, promotion.api}, {},
                    refOf(promotion, "contract check", at->second->checkedSpec));
    }
    if (!records.promotions.isDecided())
        out.add(unitOf("records", "promotions"), Verdict::Unknown, promotionsNotTold, {});
}

} // namespace bulkhead::isolation
