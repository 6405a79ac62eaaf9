// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/randomreport.h"

#include "core/digest.h"
#include "isolation/losses.h"
#include "isolation/plants.h"

namespace bulkhead::reports::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using isolation::test::Dice;

namespace {

void plantSome(isolation::EstateFacts &facts, Dice &dice)
{
    isolation::test::Field field(facts, dice);
    for (const isolation::test::Plant &plant : isolation::test::allPlants()) {
        if (dice.chance(30))
            plant.plant(field);
    }
}

void loseSome(isolation::EstateFacts &facts, Dice &dice)
{
    const std::vector<isolation::test::Loss> losses = isolation::test::lossesOf(facts);
    for (std::uint32_t i = 0; i < dice.roll(4); ++i) {
        const isolation::test::Loss &loss = losses[dice.roll(losses.size())];
        // What takes rows away would leave the others pointing elsewhere when several are lost.
        if (!loss.takesRows)
            loss.apply(facts);
    }
}

void acceptSome(SampleReport &sample, Dice &dice)
{
    for (const isolation::EarlierFail &fail : isolation::test::failsOf(sample.check.pairs.front().result)) {
        if (!dice.chance(40))
            continue;
        ExceptionRow row;
        evidence::Exception &one = row.exception;
        one.control = fail.control;
        one.fingerprints = {isolation::findingFingerprint(fail.control, fail.unit.unit)};
        one.id = toHex(sha256(one.fingerprints.front())).substr(0, 32);
        one.pair = {sample.check.pairs.front().result.sandbox, sample.check.pairs.front().result.production};
        one.state = static_cast<evidence::Exception::State>(dice.roll(6));
        one.reason = u"For a while"_s;
        one.owner = u"mara"_s;
        one.requester = u"eve"_s;
        one.recordedAt = sample.check.at - 50h;
        one.start = one.recordedAt + 2h;
        one.expires = sample.check.at + 100h;
        if (one.state != evidence::Exception::State::Requested)
            one.approvals = {{u"leonor"_s, one.start, 7}};
        row.compensating = {{"INF-05", isolation::Verdict::Unknown}};
        sample.report.exceptions.push_back(row);
    }
}

} // namespace

std::unique_ptr<SampleReport> randomReport(std::uint64_t seed)
{
    auto sample = std::make_unique<SampleReport>();
    Dice dice(seed);
    sample->facts = isolation::test::cleanEstate(dice, {2 + dice.roll(5), 1 + dice.roll(2)});
    plantSome(sample->facts, dice);
    loseSome(sample->facts, dice);
    isolation::CheckReport &check = sample->check;
    check.estate = u"chance"_s;
    check.snapshot = 1 + dice.roll(9000);
    check.at = sample->facts.at;
    check.catalogue = &isolation::ControlCatalogue::builtIn();
    check.facts = &sample->facts;
    isolation::PairReport pair;
    pair.result = isolation::test::evaluated(sample->facts);
    check.pairs.push_back(std::move(pair));
    sample->frameworks = builtInFrameworks(isolation::ControlCatalogue::builtIn());
    Report &report = sample->report;
    report.estate = check.estate;
    report.check = &check;
    report.period = {check.at - 240h, check.at};
    report.id = toHex(sha256(std::to_string(seed))).substr(0, 32);
    acceptSome(*sample, dice);
    sample->take(sample->frameworks[static_cast<qsizetype>(dice.roll(static_cast<std::size_t>(sample->frameworks.size())))].id);
    return sample;
}

} // namespace bulkhead::reports::test
