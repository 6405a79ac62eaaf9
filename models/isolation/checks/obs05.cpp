// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/obs05.h"

#include "isolation/checks/across.h"
#include "isolation/checks/telemetry.h"

namespace bulkhead::isolation {

namespace {

const Reason missing{"OBS-05.missing", QT_TRANSLATE_NOOP("Isolation", "What %2 writes of %1 names no environment")};
const Reason wrong{"OBS-05.wrong", QT_TRANSLATE_NOOP("Isolation", "%2 writes of %1 that it is of %3")};
const Reason fromRequest{"OBS-05.from-request",
                         QT_TRANSLATE_NOOP("Isolation", "%2 takes the environment of %1 from what the caller sends")};
const Reason sampledWrong{"OBS-05.sampled",
                          QT_TRANSLATE_NOOP("Isolation", "A sample of %2 has records without the right environment: "
                                                         "%3")};
const Reason notTold{"OBS-05.not-told",
                     QT_TRANSLATE_NOOP("Isolation", "Whether %2 names the environment of %1 is not known")};
const Reason missingInSandbox{"OBS-05.missing-in-sandbox",
                              QT_TRANSLATE_NOOP("Isolation", "What %2 writes of %1 in the sandbox names no "
                                                             "environment")};
const Reason strange{"OBS-05.strange",
                     QT_TRANSLATE_NOOP("Isolation", "%2 writes that %1 is of %3, which is no environment of the "
                                                    "estate")};
const Reason notSampled{"OBS-05.not-sampled",
                        QT_TRANSLATE_NOOP("Isolation", "The telemetry of %1 names its environment; no sample has "
                                                       "confirmed it")};
const Reason noTelemetry{"OBS-05.no-telemetry", QT_TRANSLATE_NOOP("Isolation", "%1 has no telemetry")};

constexpr std::int64_t tolerated = 1000; // one record in a thousand

TelemetryFinding judgePolicy(const PairFacts &facts, const PolicyFacts &policy, Side side)
{
    if (!policy.meaning.recording)
        return {Verdict::Unknown, &notTold, &policy, side, {}};
    const Recording &recording = *policy.meaning.recording;
    const Fact<std::string> &tag = recording.environmentTag;
    const bool isProduction = side == Side::Production;
    if (recording.tagFromRequest)
        return {Verdict::Fail, &fromRequest, &policy, side, "from the request"};
    if (tag.state == FactState::KnownEmpty)
        return {isProduction ? Verdict::Fail : Verdict::Warn, isProduction ? &missing : &missingInSandbox, &policy,
                side, "none"};
    if (!tag.isKnown())
        return {Verdict::Unknown, &notTold, &policy, side, {}};
    if (namesSide(facts, tag.value, side))
        return {};
    const bool isOther = namesAnother(facts, tag.value, side);
    return {isOther ? Verdict::Fail : Verdict::Warn, isOther ? &wrong : &strange, &policy, side, tag.value};
}

TelemetryFinding judgeSample(const PairFacts &facts, const PolicyFacts &policy, Side side)
{
    const TelemetrySample *sample = sampleOf(facts, policy.place.gateway);
    if (sample == nullptr)
        return {Verdict::Warn, &notSampled, &policy, side, {}};
    if (sample->wrongTag * tolerated < sample->records || sample->wrongTag == 0)
        return {};
    return {Verdict::Fail, &sampledWrong, &policy, side,
            std::to_string(sample->wrongTag) + " / " + std::to_string(sample->records)};
}

} // namespace

void Obs05::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    const auto policies = [&facts](const PolicyFacts &policy, Side side) { return judgePolicy(facts, policy, side); };
    const auto samples = [&facts](const PolicyFacts &policy, Side side) { return judgeSample(facts, policy, side); };
    judgeTelemetry(facts, row, {PolicyClass::Log, PolicyClass::Metrics, PolicyClass::Tracing}, {policies, samples},
                   "environment", noTelemetry);
}

} // namespace bulkhead::isolation
