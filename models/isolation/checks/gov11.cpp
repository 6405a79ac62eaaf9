// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/gov11.h"

namespace bulkhead::isolation {

namespace {

const Reason broken{"GOV-11.broken", QT_TRANSLATE_NOOP("Isolation", "The audit log is damaged: %1")};
const Reason notRead{"GOV-11.not-read", QT_TRANSLATE_NOOP("Isolation", "The audit log could not be read")};
const Reason notKept{"GOV-11.not-kept", QT_TRANSLATE_NOOP("Isolation", "No audit log is kept that could be verified")};
const Reason notVerified{"GOV-11.not-verified", QT_TRANSLATE_NOOP("Isolation", "The audit log was not verified whole")};
const Reason notAnchored{"GOV-11.not-anchored",
                         QT_TRANSLATE_NOOP("Isolation", "Nothing outside this console vouches for the audit log")};
const Reason anchorOld{"GOV-11.anchor-old",
                       QT_TRANSLATE_NOOP("Isolation", "What vouches for the audit log from outside is more than a day old")};

constexpr std::chrono::hours anchorAge{24};

} // namespace

FactState Gov11::population(const PairFacts & /*facts*/) const
{
    return FactState::Known;
}

void Gov11::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const Fact<AuditState> &audit = facts.estate().records.audit;
    UnitResult unit = unitOf("log", "audit");
    const auto say = [&](Verdict verdict, const Reason &reason, std::vector<std::string> arguments = {}) {
        unit.verdict = verdict;
        unit.reason = &reason;
        unit.arguments = std::move(arguments);
        out.add(std::move(unit));
    };
    if (audit.isKnown() && !audit.value.problem.empty())
        return say(Verdict::Fail, broken, {audit.value.problem});
    if (audit.state == FactState::Unreadable || audit.state == FactState::Stale)
        return say(Verdict::Unknown, notRead);
    if (!audit.isKnown())
        return say(Verdict::Unknown, notKept);
    if (!audit.value.verified)
        return say(Verdict::Unknown, notVerified);
    if (!audit.value.anchored)
        return say(Verdict::Warn, notAnchored);
    if (facts.estate().at - audit.value.anchoredAt > anchorAge)
        return say(Verdict::Warn, anchorOld);
    out.pass(std::move(unit.unit), AssignedBy::Operator);
}

} // namespace bulkhead::isolation
