// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/samplereport.h"

#include "isolation/losses.h"
#include "isolation/plants.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::reports::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using isolation::Verdict;
using isolation::test::Dice;

namespace {

void plantSome(isolation::EstateFacts &facts, Dice &dice)
{
    isolation::test::Field field(facts, dice);
    for (const isolation::test::Plant &plant : isolation::test::allPlants()) {
        for (const std::string_view wanted : {"one back-end", "one key", "a machine on both", "a key for both", "no version"}) {
            if (plant.name == wanted)
                plant.plant(field);
        }
    }
}

//! What evidence and attestations say of controls that no gateway tells.
std::vector<isolation::ControlResult> supplied()
{
    isolation::ControlResult attested;
    attested.control = "GOV-08";
    attested.ruleVersion = 1;
    attested.verdict = Verdict::Pass;
    attested.assurance = isolation::Assurance::A1;
    attested.counts[Verdict::Pass] = 2;
    isolation::ControlResult evident = attested;
    evident.control = "OBS-03";
    evident.assurance = isolation::Assurance::A2;
    return {attested, evident};
}

isolation::PairResult judged(const isolation::EstateFacts &facts, const QString &sandbox, std::vector<isolation::EarlierFail> earlier = {})
{
    const isolation::FactIndex index(facts);
    isolation::EvaluationInput input;
    input.catalogue = &isolation::ControlCatalogue::builtIn();
    input.earlier = std::move(earlier);
    input.supplied = supplied();
    return isolation::evaluate(isolation::PairFacts(facts, index, EnvironmentId(sandbox), EnvironmentId(u"production"_s)), input);
}

isolation::EarlierFail notVerifiedAgain(const isolation::PairResult &result, const isolation::EstateFacts &facts)
{
    const isolation::ControlResult &control = *result.find("INF-07");
    isolation::EarlierFail fail{"INF-07", *std::find_if(control.units.begin(), control.units.end(), [](const isolation::UnitResult &unit) { return unit.verdict == Verdict::Fail; })};
    fail.unit.unit = "target:" + facts.gateways.front().id.text().toStdString() + "/gone";
    fail.unit.sandbox.gateway = facts.gateways.front().id;
    fail.unit.sandbox.id = "gone";
    return fail;
}

isolation::PairReport keptPair(isolation::PairResult result)
{
    isolation::PairReport pair;
    pair.result = std::move(result);
    int number = 0;
    for (const isolation::EarlierFail &fail : isolation::test::failsOf(pair.result)) {
        isolation::FindingLife life;
        life.since = 3;
        life.sinceAt = pair.result.at - 48h;
        life.isNew = number % 3 == 0;
        life.isReopened = number % 2 == 0;
        pair.lives.emplace(isolation::findingFingerprint(fail.control, fail.unit.unit), life);
        ++number;
    }
    pair.resolved = {std::string(32, 'a')};
    pair.hasEarlierRun = true;
    return pair;
}

void judgeAll(SampleReport &sample)
{
    isolation::CheckReport &check = sample.check;
    check.estate = u"meridian"_s;
    check.snapshot = 12;
    check.at = sample.facts.at;
    check.catalogue = &isolation::ControlCatalogue::builtIn();
    check.facts = &sample.facts;
    const isolation::PairResult first = judged(sample.facts, u"sandbox"_s);
    check.pairs.push_back(keptPair(judged(sample.facts, u"sandbox"_s, {notVerifiedAgain(first, sample.facts)})));
    check.pairs.push_back(keptPair(judged(sample.facts, u"development"_s)));
    Error error;
    error.kind = Error::Kind::Forbidden;
    error.place = u"gw-s-0"_s;
    error.what = u"the credential may not read targets"_s;
    check.unread.push_back({sample.facts.gateways.front().id, error});
}

void fillHead(SampleReport &sample)
{
    Report &report = sample.report;
    report.estate = sample.check.estate;
    report.check = &sample.check;
    report.period = {sample.check.at - 24h * 90, sample.check.at};
    report.allPairs = u"2 of 3 pairs"_s;
    report.gateways = static_cast<std::int64_t>(sample.facts.gateways.size());
    report.gatewaysRead = report.gateways - 1;
    report.apis = static_cast<std::int64_t>(sample.facts.apis.size());
}

void addGaps(SampleReport &sample, const std::string &planted)
{
    sample.report.gaps.push_back({sample.facts.gateways.front().id, "the credential may not read targets" + planted, sample.check.at - 26h, {"INF-07", "INF-05"}});
    sample.report.gaps.push_back({GatewayId(u"gw-new"_s), "no answer", std::nullopt, {"INF-01"}});
}

} // namespace

const std::string &hostileText()
{
    static const std::string text = " \x1b[31m\x07\xe2\x80\xae\x7f\xc2\x9b\nIdentity: isolated <b onclick=x>&\"']]> -->";
    return text;
}

void SampleReport::take(const QString &framework)
{
    const auto found = std::find_if(frameworks.cbegin(), frameworks.cend(), [&framework](const Framework &one) { return one.id == framework; });
    report.framework = found == frameworks.cend() ? nullptr : &*found;
    report.requirements.clear();
    for (const isolation::PairReport &pair : check.pairs) {
        std::vector<std::string> accepted;
        for (const ExceptionRow &row : report.exceptions) {
            if (row.exception.state == evidence::Exception::State::Active && row.exception.pair.covers(pair.result.sandbox, pair.result.production))
                accepted.insert(accepted.end(), row.exception.fingerprints.begin(), row.exception.fingerprints.end());
        }
        if (report.framework != nullptr)
            report.requirements.push_back(requirementsOn(*report.framework, pair.result, accepted));
    }
}

std::unique_ptr<SampleReport> sampleReport(const QString &framework, const std::string &planted)
{
    auto sample = std::make_unique<SampleReport>();
    Dice dice(7);
    sample->facts = isolation::test::cleanEstate(dice, {6, 2});
    plantSome(sample->facts, dice);
    for (isolation::DeploymentFacts &deployment : sample->facts.deployments)
        deployment.name += planted;
    sample->facts.gateways.front().states[static_cast<std::size_t>(EntityKind::Target)] = FactState::Unreadable;
    judgeAll(*sample);
    sample->frameworks = builtInFrameworks(isolation::ControlCatalogue::builtIn());
    fillHead(*sample);
    addExceptions(*sample, planted);
    addAttestations(*sample, planted);
    addEvidence(*sample, planted);
    addPromotions(*sample, planted);
    addChanges(*sample, planted);
    addGaps(*sample, planted);
    addChain(*sample);
    sample->report.sample = Sample{"promotions", 20261130, 3, sample->report.promotions.size(), {1, 4, 9}};
    sample->report.id = std::string(32, 'e');
    sample->take(framework);
    return sample;
}

} // namespace bulkhead::reports::test
