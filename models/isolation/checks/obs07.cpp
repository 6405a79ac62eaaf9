// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/obs07.h"

#include "isolation/checks/across.h"
#include "isolation/checks/effective.h"
#include "isolation/checks/telemetry.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason bodies{"OBS-07.bodies", QT_TRANSLATE_NOOP("Isolation", "%2 writes the bodies of %1 unmasked")};
const Reason headers{"OBS-07.headers", QT_TRANSLATE_NOOP("Isolation", "%2 writes header %3 of %1 unmasked")};
const Reason keysInUri{"OBS-07.keys-in-uri",
                       QT_TRANSLATE_NOOP("Isolation", "%2 writes the whole URI of %1, where keys may stand")};
const Reason sampledSecrets{"OBS-07.sampled",
                            QT_TRANSLATE_NOOP("Isolation", "A sample of %2 holds sensitive values: %3")};
const Reason script{"OBS-07.script",
                    QT_TRANSLATE_NOOP("Isolation", "%2 is a script, and what it writes of %1 is not known")};
const Reason notTold{"OBS-07.not-told", QT_TRANSLATE_NOOP("Isolation", "What %2 writes of %1 is not known")};
const Reason masked{"OBS-07.masked",
                    QT_TRANSLATE_NOOP("Isolation", "%2 writes bodies or credentials of %1 behind a mask")};
const Reason notSampled{"OBS-07.not-sampled",
                        QT_TRANSLATE_NOOP("Isolation", "The logs of %1 are set to hold nothing sensitive; no sample "
                                                       "has confirmed it")};
const Reason noLogs{"OBS-07.no-logs", QT_TRANSLATE_NOOP("Isolation", "%1 has no logs")};

//! May a key of the callers stand in the address?
bool takesKeysInQuery(const PairFacts &facts, const ApiPair &pair, Side side)
{
    const auto signIns = effectivePolicies(facts, pair, side, PolicyClass::Authentication);
    return std::any_of(signIns.begin(), signIns.end(),
                       [&facts](std::uint32_t policy) { return facts.estate().policies[policy].meaning.keyInQuery; });
}

TelemetryFinding judgePolicy(const PolicyFacts &policy, Side side, bool keyInQuery)
{
    if (!policy.meaning.recording)
        return {Verdict::Unknown, policy.meaning.opaque ? &script : &notTold, &policy, side, {}};
    const Recording &recording = *policy.meaning.recording;
    const bool secretHeaders = !recording.secretHeaders.empty();
    if (!recording.masked) {
        if (recording.bodies)
            return {Verdict::Fail, &bodies, &policy, side, "bodies"};
        if (secretHeaders)
            return {Verdict::Fail, &headers, &policy, side, recording.secretHeaders.front()};
        if (recording.fullUri && keyInQuery)
            return {Verdict::Fail, &keysInUri, &policy, side, "URI with query"};
    }
    if (policy.meaning.opaque)
        return {Verdict::Unknown, &script, &policy, side, {}};
    if (recording.bodies || secretHeaders)
        return {Verdict::Warn, &masked, &policy, side, "masked"};
    return {};
}

TelemetryFinding judgeSample(const PairFacts &facts, const PolicyFacts &policy, Side side)
{
    const TelemetrySample *sample = sampleOf(facts, policy.place.gateway);
    if (sample == nullptr)
        return {Verdict::Warn, &notSampled, &policy, side, {}};
    if (sample->sensitive == 0)
        return {};
    return {Verdict::Fail, &sampledSecrets, &policy, side,
            std::to_string(sample->sensitive) + " / " + std::to_string(sample->records)};
}

} // namespace

void Obs07::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    const auto policies = [&](const PolicyFacts &policy, Side side) {
        return judgePolicy(policy, side, takesKeysInQuery(facts, row.pair(), side));
    };
    const auto samples = [&facts](const PolicyFacts &policy, Side side) { return judgeSample(facts, policy, side); };
    judgeTelemetry(facts, row, {PolicyClass::Log}, {policies, samples}, "recording", noLogs);
}

} // namespace bulkhead::isolation
