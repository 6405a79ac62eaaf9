// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel07.h"

#include "isolation/checks/across.h"
#include "isolation/checks/promotions.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason unexplained{"REL-07.unexplained",
                         QT_TRANSLATE_NOOP("Isolation", "%3 of %2 on %1 differs from its approved state, and no "
                                                        "promotion explains it")};
const Reason appeared{"REL-07.appeared", QT_TRANSLATE_NOOP("Isolation", "%2 is on %1 and not in its approved state, and no promotion explains it")};
const Reason vanished{"REL-07.vanished", QT_TRANSLATE_NOOP("Isolation", "%2 is not on %1 any more and in its approved state, and no promotion explains it")};
const Reason unsure{"REL-07.not-told-apart",
                    QT_TRANSLATE_NOOP("Isolation", "%3 of %2 on %1 differs from its approved state since its API was promoted, and whether that promotion changed it is not on record")};
const Reason noBaseline{"REL-07.no-baseline",
                        QT_TRANSLATE_NOOP("Isolation", "No state of %1 was ever approved, so drift cannot be seen")};
const Reason baselinesNotTold{"REL-07.baselines-not-told",
                              QT_TRANSLATE_NOOP("Isolation", "Approved states are not recorded")};
const Reason promotionsNotTold{"REL-07.promotions-not-told",
                               QT_TRANSLATE_NOOP("Isolation", "%3 of %2 on %1 names a promotion, and promotions are "
                                                              "not recorded")};
const Reason cosmetic{"REL-07.cosmetic",
                      QT_TRANSLATE_NOOP("Isolation", "%3 of %2 on %1 differs from its approved state without a promotion. It changes nothing for callers, so this is a "
                                                     "warning, and REL-02 does not count it")};
const Reason inGrace{"REL-07.in-grace",
                     QT_TRANSLATE_NOOP("Isolation", "%1 is new, and its first state is yet to be approved")};

constexpr std::initializer_list<EntityKind> compared = {EntityKind::Deployment, EntityKind::Route, EntityKind::Target,
                                                        EntityKind::Policy, EntityKind::Certificate};

//! Says what a difference means; false: it is explained.
bool judgeDelta(const PairFacts &facts, const ObservedChange &delta, Judgement &out)
{
    if (isExplained(facts, delta) || !delta.registeredReason.empty())
        return false;
    const bool isOpen = !delta.promotion.empty() && !facts.estate().records.promotions.isDecided();
    const auto say = [&](Verdict verdict, const Reason &reason) {
        out.add(unitOf("delta", delta.gateway + '/' + delta.entity + '/' + delta.field), verdict, reason,
                {delta.gateway, nameOf(delta), delta.field}, {}, refOf(facts, delta));
    };
    if (isOpen)
        say(Verdict::Unknown, promotionsNotTold);
    else if (delta.cosmetic)
        say(Verdict::Warn, cosmetic);
    else if (delta.isUnsure)
        say(Verdict::Unknown, unsure);
    else
        say(Verdict::Fail, delta.field != "presence" ? unexplained : delta.after == "absent" ? vanished : appeared);
    return true;
}

void judgeGateway(const PairFacts &facts, std::uint32_t index, Judgement &out)
{
    const GatewayFacts &gateway = facts.estate().gateways[index];
    const std::string name = gateway.id.text().toStdString();
    const auto &baselines = facts.estate().records.baselines;
    UnitResult unit = unitOf("gateway", name);
    const auto found = std::find_if(baselines.value.begin(), baselines.value.end(),
                                    [&name](const Baseline &one) { return one.gateway == name; });
    const bool isThere = found != baselines.value.end() && found->isThere;
    bool hasSaid = false;
    if (isThere) {
        for (const ObservedChange &delta : found->deltas)
            hasSaid = judgeDelta(facts, delta, out) || hasSaid;
    }
    if (out.lacks(unit, {index}, compared))
        return;
    if (!baselines.isDecided())
        return out.add(std::move(unit), Verdict::Unknown, baselinesNotTold, {name});
    if (!isThere) {
        const bool grace = found != baselines.value.end() && found->inGrace;
        return out.add(std::move(unit), grace ? Verdict::NotApplicable : Verdict::Unknown,
                       grace ? inGrace : noBaseline, {name});
    }
    if (!hasSaid)
        out.pass(std::move(unit.unit), gateway.by);
}

} // namespace

FactState Rel07::population(const PairFacts &) const
{
    return FactState::Known; // a pair without a gateway of production
}

FactState Rel07::records(const PairFacts &facts, const UnitResult & /*unit*/) const
{
    return facts.estate().records.baselines.state;
}

void Rel07::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    for (const std::uint32_t gateway : facts.gateways(Side::Production))
        judgeGateway(facts, gateway, out);
}

} // namespace bulkhead::isolation
