// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/samplereport.h"

#include "isolation/losses.h"
#include "isolation/plants.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::isolation::test {

using namespace Qt::StringLiterals;

namespace {

//! Turns a terminal red, rings its bell, writes backwards and starts a line of its own.
constexpr std::string_view hostile = " \x1b[31m\x07\xe2\x80\xae\x7f\xc2\x9b\nIdentity: isolated <b>&\"']]> ";

void plantSome(EstateFacts &facts, Dice &dice)
{
    Field field(facts, dice);
    for (const Plant &plant : allPlants()) {
        for (const std::string_view wanted : {"one back-end", "one key", "a machine on both", "a key for both", "no version"}) {
            if (plant.name == wanted)
                plant.plant(field);
        }
    }
}

EarlierFail notVerifiedAgain(const PairResult &result, const EstateFacts &facts)
{
    const ControlResult &control = *result.find("INF-07");
    EarlierFail fail{"INF-07", *std::find_if(control.units.begin(), control.units.end(),
                                             [](const UnitResult &unit) { return unit.verdict == Verdict::Fail; })};
    fail.unit.unit = "target:" + facts.gateways.front().id.text().toStdString() + "/gone";
    fail.unit.sandbox.gateway = facts.gateways.front().id;
    fail.unit.sandbox.id = "gone";
    return fail;
}

void keepLives(PairReport &pair)
{
    int number = 0;
    for (const EarlierFail &fail : failsOf(pair.result)) {
        FindingLife life;
        life.since = 3;
        life.sinceAt = pair.result.at - std::chrono::hours{48};
        life.isNew = number % 3 == 0;
        life.isReopened = number % 2 == 0;
        pair.lives.emplace(findingFingerprint(fail.control, fail.unit.unit), life);
        ++number;
    }
    pair.resolved = {std::string(32, 'a')};
    pair.hasEarlierRun = true;
}

} // namespace

std::unique_ptr<const SampleReport> sampleReport()
{
    auto sample = std::make_unique<SampleReport>();
    Dice dice(7);
    sample->facts = cleanEstate(dice, {6, 2});
    plantSome(sample->facts, dice);
    for (DeploymentFacts &deployment : sample->facts.deployments)
        deployment.name += std::string(hostile) + std::string(150, 'x');
    sample->facts.gateways.front().states[static_cast<std::size_t>(EntityKind::Target)] = FactState::Unreadable;
    CheckReport &report = sample->report;
    report.estate = u"sample"_s;
    report.snapshot = 12;
    report.at = sample->facts.at;
    report.catalogue = &ControlCatalogue::builtIn();
    report.facts = &sample->facts;
    const PairResult first = evaluated(sample->facts);
    PairReport pair;
    pair.result = evaluated(sample->facts, {notVerifiedAgain(first, sample->facts)});
    keepLives(pair);
    report.pairs.push_back(std::move(pair));
    Error error;
    error.kind = Error::Kind::Forbidden;
    error.place = u"gw-s-0"_s;
    error.what = u"the credential may not read targets"_s;
    report.unread.push_back({sample->facts.gateways.front().id, error});
    return sample;
}

std::string acceptOne(CheckReport &report, const std::string &control)
{
    PairReport &pair = report.pairs.front();
    for (const UnitResult &unit : pair.result.find(control)->units) {
        if (unit.verdict != Verdict::Fail)
            continue;
        AcceptedFinding accepted;
        accepted.exception = "0123456789abcdef0123456789abcdef";
        accepted.until = UtcTime(std::chrono::milliseconds(1'797'033'600'000)); // 2026-12-12
        accepted.approvers = {"bo"};
        accepted.reason = "the vendor moves in January";
        const std::string fingerprint = findingFingerprint(control, unit.unit);
        pair.accepted.emplace(fingerprint, accepted);
        return fingerprint;
    }
    return {};
}

} // namespace bulkhead::isolation::test
