// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/telemetry.h"

#include "isolation/checks/across.h"
#include "isolation/checks/effective.h"

#include <algorithm>

namespace bulkhead::isolation {

void judgeTelemetry(const PairFacts &facts, Row &row, std::initializer_list<PolicyClass> kinds,
                    std::initializer_list<JudgeTelemetry> judges, std::string_view field, const Reason &none)
{
    TelemetryFinding worst;
    bool isThere = false;
    for (const Side side : {Side::Production, Side::Sandbox}) {
        for (const std::uint32_t number : policiesOn(facts, row.pair(), side, kinds)) {
            isThere = true;
            for (const JudgeTelemetry &judge : judges) {
                TelemetryFinding found = judge(facts.estate().policies[number], side);
                if (found.verdict > worst.verdict)
                    worst = std::move(found);
            }
        }
    }
    const bool isProof = worst.verdict == Verdict::Fail;
    if (!isProof && row.lacks(gatewaysOf(facts, row.pair()), {EntityKind::Policy}))
        return;
    if (!isThere)
        return row.say(Verdict::NotApplicable, none, {row.name()});
    if (worst.reason == nullptr)
        return row.pass();
    FactRef sandbox, production;
    (worst.side == Side::Sandbox ? sandbox : production) = refOf(facts, *worst.policy, std::string(field), worst.value);
    row.say(worst.verdict, *worst.reason, {row.name(), shown(facts, *worst.policy), worst.value}, std::move(sandbox),
            std::move(production));
}

const TelemetrySample *sampleOf(const PairFacts &facts, std::uint32_t gateway)
{
    const auto &samples = facts.estate().records.samples;
    if (!samples.isKnown())
        return nullptr;
    const std::string id = facts.estate().gateways[gateway].id.text().toStdString();
    const auto found = std::find_if(samples.value.begin(), samples.value.end(),
                                    [&id](const TelemetrySample &one) { return one.gateway == id && one.records > 0; });
    return found == samples.value.end() ? nullptr : &*found;
}

} // namespace bulkhead::isolation
