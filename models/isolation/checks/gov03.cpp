// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/gov03.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason tooOld{"GOV-03.too-old", QT_TRANSLATE_NOOP("Isolation", "The last complete run of this pair is %1 hours old")};
const Reason late{"GOV-03.late", QT_TRANSLATE_NOOP("Isolation", "The last complete run of this pair is late: it is %1 hours old")};
const Reason neverComplete{"GOV-03.never-complete", QT_TRANSLATE_NOOP("Isolation", "No run of this pair was complete")};
const Reason often{"GOV-03.failing", QT_TRANSLATE_NOOP("Isolation", "Of %2 runs of this pair in 30 days only %1 were complete")};
const Reason sometimes{"GOV-03.sometimes-failing",
                       QT_TRANSLATE_NOOP("Isolation", "Of %2 runs of this pair in 30 days %1 were complete")};
const Reason noHistory{"GOV-03.no-history", QT_TRANSLATE_NOOP("Isolation", "The history of the runs of this pair could not be read")};
const Reason noRuns{"GOV-03.no-runs", QT_TRANSLATE_NOOP("Isolation", "No earlier run of this pair is on record")};
const Reason newPair{"GOV-03.new-pair", QT_TRANSLATE_NOOP("Isolation", "The first run of this pair is less than a day old")};
const Reason gatewayTooOld{"GOV-03.gateway-too-old", QT_TRANSLATE_NOOP("Isolation", "%1 was last read %2 hours ago")};
const Reason gatewayLate{"GOV-03.gateway-late", QT_TRANSLATE_NOOP("Isolation", "The reading of %1 is late: it is %2 hours old")};
const Reason gatewayFailed{"GOV-03.gateway-failed", QT_TRANSLATE_NOOP("Isolation", "The last attempt to read %1 failed")};
const Reason gatewayUnread{"GOV-03.gateway-unread", QT_TRANSLATE_NOOP("Isolation", "%1 was never read")};

constexpr std::chrono::hours period{24 * 30}, grace{24};

std::string hoursOf(UtcTime::duration age)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(age).count());
}

//! The pair's runs of the last thirty days.
struct History
{
    std::int64_t all = 0, runs = 0, complete = 0; //!< all: also the older ones
    UtcTime first{}, newest{}; //!< the first run at all; the newest complete one
    bool everComplete = false;
};

History historyOf(const PairFacts &facts)
{
    History history;
    const EstateFacts &estate = facts.estate();
    history.first = estate.at;
    for (const CheckRunRecord &run : estate.records.runs.value) {
        if (run.sandbox != facts.environment(Side::Sandbox) || run.production != facts.environment(Side::Production))
            continue;
        if (run.at > estate.at)
            continue; // "as of" looks no further
        ++history.all;
        history.first = std::min(history.first, run.at);
        if (run.complete) {
            history.newest = history.everComplete ? std::max(history.newest, run.at) : run.at;
            history.everComplete = true;
        }
        if (estate.at - run.at > period)
            continue;
        ++history.runs;
        history.complete += run.complete ? 1 : 0;
    }
    return history;
}

UnitResult pairUnit(const PairFacts &facts)
{
    return unitOf("runs", facts.environment(Side::Sandbox).text().toStdString() + '/'
                              + facts.environment(Side::Production).text().toStdString());
}

void judgeRuns(const PairFacts &facts, Judgement &out)
{
    UnitResult unit = pairUnit(facts);
    const auto say = [&](Verdict verdict, const Reason &reason, std::vector<std::string> arguments) {
        unit.verdict = verdict;
        unit.reason = &reason;
        unit.arguments = std::move(arguments);
        out.add(std::move(unit));
    };
    const auto &records = facts.estate().records.runs;
    if (!records.isDecided())
        return say(Verdict::Unknown, noHistory, {});
    const History history = historyOf(facts);
    if (history.all == 0)
        return say(Verdict::Unknown, noRuns, {});
    const UtcTime at = facts.estate().at;
    if (at - history.first < grace)
        return say(Verdict::NotApplicable, newPair, {});
    if (!history.everComplete)
        return say(Verdict::Fail, neverComplete, {});
    const auto age = at - history.newest;
    const std::vector<std::string> share = {std::to_string(history.complete), std::to_string(history.runs)};
    if (age > 2 * facts.timeToLive())
        return say(Verdict::Fail, tooOld, {hoursOf(age)});
    if (history.complete * 100 < history.runs * 90)
        return say(Verdict::Fail, often, share);
    if (age > facts.timeToLive())
        return say(Verdict::Warn, late, {hoursOf(age)});
    if (history.complete * 100 < history.runs * 98)
        return say(Verdict::Warn, sometimes, share);
    out.pass(std::move(unit.unit), AssignedBy::Operator);
}

void judgeGateway(const PairFacts &facts, std::uint32_t number, Judgement &out)
{
    const GatewayFacts &gateway = facts.estate().gateways[number];
    const std::string name = gateway.id.text().toStdString();
    const auto age = facts.estate().at - gateway.readAt;
    UnitResult unit = unitOf("gateway", name);
    const auto say = [&](Verdict verdict, const Reason &reason) {
        unit.verdict = verdict;
        unit.reason = &reason;
        unit.arguments = {name, hoursOf(age)};
        const bool sandbox = (gateway.environments & facts.bit(Side::Sandbox)) != 0;
        (sandbox ? unit.sandbox : unit.production) = refOf(facts, gateway, "read_at", hoursOf(age) + " h");
        out.add(std::move(unit));
    };
    if (!gateway.wasRead)
        return say(Verdict::Unknown, gatewayUnread);
    if (age > 2 * facts.timeToLive())
        return say(Verdict::Fail, gatewayTooOld);
    if (gateway.lastSyncFailed)
        return say(Verdict::Warn, gatewayFailed);
    if (age > facts.timeToLive())
        return say(Verdict::Warn, gatewayLate);
    out.pass(std::move(unit.unit), AssignedBy::Operator);
}

} // namespace

FactState Gov03::population(const PairFacts & /*facts*/) const
{
    return FactState::Known;
}

void Gov03::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    judgeRuns(facts, out);
    std::vector<std::uint32_t> gateways = facts.gateways(Side::Sandbox);
    const auto &production = facts.gateways(Side::Production);
    gateways.insert(gateways.end(), production.begin(), production.end());
    std::sort(gateways.begin(), gateways.end());
    gateways.erase(std::unique(gateways.begin(), gateways.end()), gateways.end());
    for (const std::uint32_t gateway : gateways)
        judgeGateway(facts, gateway, out);
}

} // namespace bulkhead::isolation
