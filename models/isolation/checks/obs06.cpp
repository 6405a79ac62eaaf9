// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/obs06.h"

#include "isolation/checks/across.h"
#include "isolation/identity.h"

namespace bulkhead::isolation {

namespace {

const Reason spanning{"OBS-06.spanning",
                      QT_TRANSLATE_NOOP("Isolation", "%1 takes what sandbox and production write: %3")};
const Reason sameSink{"OBS-06.same-sink",
                      QT_TRANSLATE_NOOP("Isolation", "Sandbox and production write to one place: %3, by %1 and %2")};
const Reason sameCredential{"OBS-06.same-credential",
                            QT_TRANSLATE_NOOP("Isolation", "%1 and %2 write with one credential")};
const Reason unseen{"OBS-06.agent-unseen",
                    QT_TRANSLATE_NOOP("Isolation", "%1 writes where it runs, and an agent that nobody sees takes it "
                                                   "from there")};
const Reason scraped{"OBS-06.scraper-unseen", QT_TRANSLATE_NOOP("Isolation", "%1 is scraped, by whom is not seen")};
const Reason loopback{"OBS-06.loopback",
                      QT_TRANSLATE_NOOP("Isolation", "%1 writes to its own machine, which says nothing about where "
                                                     "it goes: %3")};
const Reason credentialsNotTold{"OBS-06.credentials-not-told",
                                QT_TRANSLATE_NOOP("Isolation", "%1 and %2 write to one system, and with which "
                                                               "credentials is not known: %3")};
const Reason unresolved{"OBS-06.unresolved",
                        QT_TRANSLATE_NOOP("Isolation", "Whether %1 and the other side write to one place is not "
                                                       "decided: a name is not resolved: %3")};
const Reason sameSystem{"OBS-06.same-system",
                        QT_TRANSLATE_NOOP("Isolation", "%1 and %2 write to separate streams of one system: %3")};

std::string placeOf(const SinkFacts &sink)
{
    return toText(sink.endpoint) + sink.endpoint.path + (sink.stream.empty() ? "" : " " + sink.stream);
}

std::uint32_t under(const PairFacts &facts, const Keys &keys, std::string_view prefix, Side side)
{
    for (const std::string &key : keys) {
        const std::uint32_t found = key.starts_with(prefix) ? sinkUnder(facts, key, side) : noIndex;
        if (found != noIndex)
            return found;
    }
    return noIndex;
}

struct Said
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr;
    std::uint32_t across = noIndex;
};

Said proof(const PairFacts &facts, const SinkFacts &sink, const Keys &keys, Side foreign)
{
    if (facts.isOnBoth(sink.place))
        return {Verdict::Fail, &spanning, noIndex};
    if (const std::uint32_t found = under(facts, keys, "secret/", foreign); found != noIndex)
        return {Verdict::Fail, &sameCredential, found};
    if (isLoopback(sink.endpoint))
        return {};
    const std::uint32_t found = under(facts, keys, "sink/", foreign);
    return found != noIndex ? Said{Verdict::Fail, &sameSink, found} : Said{};
}

Said doubt(const PairFacts &facts, const SinkFacts &sink, const Keys &keys, Side foreign)
{
    if (sink.local)
        return {Verdict::Unknown, &unseen, noIndex};
    if (sink.pulled)
        return {Verdict::Unknown, &scraped, noIndex};
    if (isLoopback(sink.endpoint))
        return {Verdict::Unknown, &loopback, noIndex};
    if (const std::uint32_t found = under(facts, keys, "host/", foreign); found != noIndex) {
        const bool told = sink.secret && facts.estate().sinks[found].secret;
        return {told ? Verdict::Warn : Verdict::Unknown, told ? &sameSystem : &credentialsNotTold, found};
    }
    if (facts.index().sinks.find(keyIn(facts.bit(foreign), "remote")).empty())
        return {};
    const bool resolved = sink.endpoint.addresses.isKnown() || isAddress(sink.endpoint.host);
    const std::uint32_t open = sinkUnder(facts, "unresolved", foreign);
    return resolved && open == noIndex ? Said{} : Said{Verdict::Unknown, &unresolved, open};
}

} // namespace

FactState Obs06::population(const PairFacts &facts) const
{
    return listed(bothSides(facts, {EntityKind::Sink}));
}

void Obs06::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const SinkFacts &sink = facts.estate().sinks[unit.number];
    const bool isSandbox = facts.isOn(sink.place, Side::Sandbox);
    const Side foreign = isSandbox ? Side::Production : Side::Sandbox;
    const Keys keys = keysOf(sink);
    UnitResult result = unitOf(facts, sink);
    const auto nameOf = [&facts](const SinkFacts &one) {
        return one.kind + " on " + facts.estate().gateways[one.place.gateway].id.text().toStdString();
    };
    const auto say = [&](const Said &said) {
        const bool isThere = said.across != noIndex;
        const SinkFacts &across = isThere ? facts.estate().sinks[said.across] : sink;
        FactRef own = refOf(facts, sink, "endpoint", placeOf(sink)), theirs;
        if (isThere)
            theirs = refOf(facts, across, "endpoint", placeOf(across));
        if (!isSandbox)
            std::swap(own, theirs);
        out.add(std::move(result), said.verdict, *said.reason, {nameOf(sink), nameOf(across), placeOf(sink)},
                std::move(own), std::move(theirs));
    };
    if (const Said said = proof(facts, sink, keys, foreign); said.reason != nullptr)
        return say(said);
    if (out.lacks(result, withGatewaysOf(facts, {sink.place.gateway}, foreign), {EntityKind::Sink}))
        return;
    if (const Said said = doubt(facts, sink, keys, foreign); said.reason != nullptr)
        return say(said);
    out.pass(std::move(result.unit), sink.place.by);
}

} // namespace bulkhead::isolation
