// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel02.h"

#include "isolation/checks/across.h"
#include "isolation/checks/promotions.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason unapproved{"REL-02.unapproved", QT_TRANSLATE_NOOP("Isolation", "%3 of %2 on %1 changed in production without a promotion")};
const Reason appeared{"REL-02.appeared", QT_TRANSLATE_NOOP("Isolation", "%2 came to production on %1 without a promotion")};
const Reason vanished{"REL-02.vanished", QT_TRANSLATE_NOOP("Isolation", "%2 went from production on %1 without a promotion")};
const Reason unsure{"REL-02.not-told-apart",
                    QT_TRANSLATE_NOOP("Isolation", "%3 of %2 on %1 changed while its API was promoted, and whether that promotion changed it is not on record")};
const Reason noApproval{"REL-02.not-approved",
                        QT_TRANSLATE_NOOP("Isolation", "Promotion %1 was executed without an approval")};
const Reason selfApproved{"REL-02.self-approved",
                          QT_TRANSLATE_NOOP("Isolation", "Promotion %1 was approved by %2, who asked for it or wrote "
                                                         "it")};
const Reason quorum{"REL-02.quorum",
                    QT_TRANSLATE_NOOP("Isolation", "Promotion %1 was executed with fewer approvals than it needs: "
                                                   "%2")};
const Reason late{"REL-02.approved-late",
                  QT_TRANSLATE_NOOP("Isolation", "Promotion %1 was executed before it was approved")};
const Reason mismatch{"REL-02.other-bundle",
                      QT_TRANSLATE_NOOP("Isolation", "Promotion %1 executed another bundle than the approved one")};
const Reason expired{"REL-02.expired",
                     QT_TRANSLATE_NOOP("Isolation", "Promotion %1 was executed after its approval expired")};
const Reason bundleNotTold{"REL-02.bundle-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Which bundle promotion %1 executed is not on record")};
const Reason changesNotTold{"REL-02.changes-not-told",
                            QT_TRANSLATE_NOOP("Isolation", "Changes of production are not recorded completely")};
const Reason promotionsNotTold{"REL-02.promotions-not-told",
                               QT_TRANSLATE_NOOP("Isolation", "Promotions are not recorded, so %1 changes of "
                                                              "production cannot be explained")};
const Reason emergency{"REL-02.emergency",
                       QT_TRANSLATE_NOOP("Isolation", "Promotion %1 was an emergency and was approved afterwards")};
const Reason vendor{"REL-02.registered", QT_TRANSLATE_NOOP("Isolation", "%2 of %1 changed by a registered rule: %4")};
const Reason onlyWords{"REL-02.cosmetic", QT_TRANSLATE_NOOP("Isolation", "%2 on %1 changed in labels or descriptions only, without a promotion: nothing for callers, so no "
                                                                 "breach of the approval gate; REL-07 warns of it")};

//! What of a gateway has to be read for its changes to be known.
constexpr std::initializer_list<EntityKind> compared = {EntityKind::Deployment, EntityKind::Route, EntityKind::Target, EntityKind::Policy};

constexpr auto clockSkew = std::chrono::seconds{120};

std::set<std::string> independentApprovers(const PromotionRecord &promotion)
{
    std::set<std::string> approvers(promotion.approvers.begin(), promotion.approvers.end());
    approvers.erase(promotion.requester);
    for (const std::string &author : promotion.authors)
        approvers.erase(author);
    return approvers;
}

//! What is wrong with it; nullptr: nothing.
const Reason *breachOf(const PromotionRecord &promotion)
{
    const bool afterwards = promotion.emergency && promotion.retrospective;
    if (!promotion.approved)
        return &noApproval;
    const auto independent = independentApprovers(promotion);
    if (independent.empty())
        return promotion.approvers.empty() ? &noApproval : &selfApproved;
    if (static_cast<int>(independent.size()) < promotion.quorum)
        return &quorum;
    if (!afterwards && promotion.approvedAt > promotion.executedAt + clockSkew)
        return &late;
    const bool told = !promotion.approvedDigest.empty() && !promotion.executedDigest.empty();
    if (told && promotion.approvedDigest != promotion.executedDigest)
        return &mismatch;
    const bool expires = promotion.expiresAt != UtcTime{};
    return expires && promotion.executedAt > promotion.expiresAt + clockSkew ? &expired : nullptr;
}

void judgePromotion(const PromotionRecord &promotion, Judgement &out)
{
    UnitResult unit = unitOf("promotion", promotion.id);
    const auto independent = independentApprovers(promotion);
    const auto say = [&](Verdict verdict, const Reason &reason) {
        std::string argument = promotion.approvers.empty() ? std::string() : promotion.approvers.front();
        if (&reason == &quorum)
            argument = std::to_string(independent.size()) + " / " + std::to_string(promotion.quorum);
        out.add(std::move(unit), verdict, reason, {promotion.id, std::move(argument)}, {},
                refOf(promotion, "approval", promotion.requester));
    };
    if (const Reason *breach = breachOf(promotion))
        return say(Verdict::Fail, *breach);
    if (promotion.approvedDigest.empty() || promotion.executedDigest.empty())
        return say(Verdict::Unknown, bundleNotTold);
    if (promotion.emergency && promotion.retrospective)
        return say(Verdict::Warn, emergency);
    out.pass(std::move(unit.unit), AssignedBy::Operator);
}

const Reason &reasonOf(const ObservedChange &change)
{
    if (!change.registeredReason.empty())
        return vendor;
    if (change.cosmetic) // what changes nothing for callers is a warning of REL-07: one change, one finding
        return onlyWords;
    if (change.isUnsure)
        return unsure;
    return change.field != "presence" ? unapproved : change.after == "absent" ? vanished : appeared;
}

//! Thousands of changes and of promotions: each is looked up, none is sought among all.
using PromotionsById = std::unordered_map<std::string_view, const PromotionRecord *>;

PromotionsById byId(const std::vector<PromotionRecord> &promotions)
{
    PromotionsById all;
    for (const PromotionRecord &one : promotions)
        all.emplace(one.id, &one);
    all.erase(std::string_view()); // what no change means
    return all;
}

void judgeChange(const PairFacts &facts, const PromotionsById &promotions, const ObservedChange &change, Judgement &out)
{
    const auto promotion = promotions.find(change.promotion);
    if (isExplained(promotion == promotions.end() ? nullptr : promotion->second, change))
        return; // its promotion is judged
    const Reason &reason = reasonOf(change);
    const Verdict verdict = &reason == &vendor || &reason == &onlyWords ? Verdict::NotApplicable : &reason == &unsure ? Verdict::Unknown : Verdict::Fail;
    out.add(unitOf("change", change.gateway + '/' + change.entity + '/' + change.field), verdict, reason,
            {change.gateway, nameOf(change), change.field, change.registeredReason}, {}, refOf(facts, change));
}

} // namespace

FactState Rel02::population(const PairFacts &facts) const
{
    const ConsoleRecords &records = facts.estate().records;
    return listed(worse(records.promotions.state, records.changes.state));
}

FactState Rel02::records(const PairFacts &facts, const UnitResult & /*unit*/) const
{
    const ConsoleRecords &records = facts.estate().records;
    return worse(records.promotions.state, records.changes.state);
}

void Rel02::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const ConsoleRecords &records = facts.estate().records;
    for (const PromotionRecord &promotion : records.promotions.value) {
        if (promotion.executed && isInto(facts, promotion))
            judgePromotion(promotion, out);
    }
    const PromotionsById promotions = byId(records.promotions.value);
    std::size_t unexplained = 0;
    for (const ObservedChange &change : records.changes.value) {
        if (!isOnProduction(facts, change.gateway))
            continue;
        if (records.promotions.isDecided() || !change.registeredReason.empty())
            judgeChange(facts, promotions, change, out);
        else
            ++unexplained;
    }
    for (const std::uint32_t gateway : records.changes.isDecided() ? facts.gateways(Side::Production) : std::vector<std::uint32_t>())
        (void)out.lacks(unitOf("gateway", facts.estate().gateways[gateway].id.text().toStdString()), {gateway}, compared);
    if (!records.changes.isDecided())
        out.add(unitOf("records", "changes"), Verdict::Unknown, changesNotTold, {});
    if (!records.promotions.isDecided())
        out.add(unitOf("records", "promotions"), Verdict::Unknown, promotionsNotTold, {std::to_string(unexplained)});
}

} // namespace bulkhead::isolation
