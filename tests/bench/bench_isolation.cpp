// SPDX-License-Identifier: GPL-3.0-or-later
// What judging large estates costs: entities a second, growth for each doubling, and the overlap of credentials against the
// same join in SQLite. Only ratios are asserted; figures are for reading.
#include "evidence/acceptance.h"
#include "evidence/decide.h"
#include "evidence/recordlog.h"
#include "isolation/evaluate.h"
#include "isolation/randomestate.h"
#include "isolation/reevaluate.h"

#include <QTest>

#include <sqlite3.h>

#include <ctime>
#include <memory>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace Qt::StringLiterals;

namespace {

EstateFacts estateOf(std::uint32_t apis)
{
    test::Dice dice(7);
    test::EstateSize size;
    size.apis = apis;
    size.gatewaysPerSide = 4;
    size.isPlain = true;
    size.isEven = true;
    return test::cleanEstate(dice, size);
}

std::size_t routesOf(const EstateFacts &facts)
{
    std::size_t routes = 0;
    for (const DeploymentFacts &deployment : facts.deployments)
        routes += deployment.routes.size();
    return routes;
}

std::size_t entitiesOf(const EstateFacts &facts)
{
    return facts.deployments.size() + routesOf(facts) + facts.targets.size() + facts.policies.size() + facts.consumers.size()
        + facts.credentials.size() + facts.certificates.size() + facts.sinks.size();
}

//! Work of this process, not what others do meanwhile.
class WorkTimer
{
public:
    [[nodiscard]] double seconds() const { return double(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

PairFacts pairOf(const EstateFacts &facts, const FactIndex &index)
{
    return {facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};
}

struct Judged
{
    double seconds = 0;
    PairResult result;
};

//! Index and all controls, on one core.
Judged judge(const EstateFacts &facts)
{
    const WorkTimer timer;
    const FactIndex index(facts);
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    Judged judged;
    judged.result = evaluate(pairOf(facts, index), input);
    judged.seconds = timer.seconds();
    return judged;
}

//! A new row with a deployment in the sandbox and what it calls.
void addRow(EstateFacts &facts, std::uint32_t number)
{
    const auto own = static_cast<std::uint32_t>(facts.deployments.size());
    DeploymentFacts deployment = facts.deployments[number];
    TargetFacts target = facts.targets[deployment.targets.front()];
    target.deployment = own;
    target.endpoint.host = "new-" + target.endpoint.host;
    target.entity += "-new";
    deployment.id += "-new";
    deployment.api = static_cast<std::uint32_t>(facts.apis.size());
    deployment.targets = {static_cast<std::uint32_t>(facts.targets.size())};
    deployment.policies.clear();
    ApiFactsRow row = facts.apis[number];
    row.id = ApiId(row.id.text() + u"-new"_s);
    row.name += "-new";
    row.deployments = {own};
    facts.apis.push_back(std::move(row));
    facts.deployments.push_back(std::move(deployment));
    facts.targets.push_back(std::move(target));
}

//! What a sync a few minutes later finds: gateways were read again, and of each kind as many rows say something else.
EstateFacts changedIn(const EstateFacts &was, std::uint32_t ofEach)
{
    EstateFacts facts = was;
    test::Dice dice(11);
    facts.at += std::chrono::minutes{5};
    for (GatewayFacts &gateway : facts.gateways)
        gateway.readAt += std::chrono::minutes{5};
    for (std::uint32_t i = 0; i < ofEach; ++i) {
        DeploymentFacts &deployment = facts.deployments[dice.roll(facts.deployments.size())];
        deployment.hosts.front() = "new-" + deployment.hosts.front();
        deployment.version += ".1";
        facts.credentials[dice.roll(facts.credentials.size())].secret = test::printOf("new " + std::to_string(i), "api-key/plain");
        facts.policies[dice.roll(facts.policies.size())].version = "2.0";
        TargetFacts &target = facts.targets[dice.roll(facts.targets.size())];
        target.endpoint = i % 5 == 0 ? facts.targets[dice.roll(facts.targets.size())].endpoint : target.endpoint;
        target.endpoint.port = 9000 + i;
    }
    return facts;
}

//! Rows that are new, and credentials that are gone.
void addAndRemove(EstateFacts &facts, std::uint32_t ofEach)
{
    test::Dice dice(13);
    for (std::uint32_t i = 0; i < ofEach; ++i) {
        addRow(facts, 1000 * i);
        facts.credentials.erase(facts.credentials.begin() + dice.roll(facts.credentials.size()));
        PolicyFacts policy = facts.policies[dice.roll(facts.policies.size())];
        policy.id += "-new";
        facts.deployments[dice.roll(facts.deployments.size())].policies.push_back(static_cast<std::uint32_t>(facts.policies.size()));
        facts.policies.push_back(std::move(policy));
    }
}

//! Facts, their index and what is said of them, as a session would hold them.
struct Moment
{
    const EstateFacts &facts;
    FactIndex index;
    std::unique_ptr<const PairFacts> pair;
    PairResult result;
};

//! What a change costs: telling what it is by comparing all facts, and judging it, the index brought up to date.
struct Cost
{
    double comparing = 0, judging = 0;
};

//! On one core. The earlier result is used up.
Cost judgeChange(Moment &was, Moment &is)
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    const WorkTimer comparing;
    const FactsChange change = changeBetween(was.facts, is.facts);
    Cost cost;
    cost.comparing = comparing.seconds();
    const WorkTimer judging;
    is.index = updated(was.index, was.facts, is.facts, change);
    is.pair = std::make_unique<const PairFacts>(pairOf(is.facts, is.index));
    is.result = reevaluate(*was.pair, *is.pair, change, input, std::move(was.result));
    cost.judging = judging.seconds();
    return cost;
}

bool areSame(const PairResult &a, const PairResult &b)
{
    return std::equal(a.controls.begin(), a.controls.end(), b.controls.begin(), b.controls.end(),
                      [](const ControlResult &one, const ControlResult &other) {
                          return one.counts == other.counts && one.units == other.units && one.byApi == other.byApi;
                      });
}

//! What a change costs of judging all; there and back, so that what comes in one direction goes in the other.
Cost ratioOf(const EstateFacts &was, const EstateFacts &is, const char *what)
{
    const Judged fullBefore = judge(was), fullAfter = judge(is);
    const double full = (fullBefore.seconds + fullAfter.seconds) / 2;
    Moment before{was, FactIndex(was), nullptr, fullBefore.result}, after{is, FactIndex(), nullptr, {}};
    before.pair = std::make_unique<const PairFacts>(pairOf(was, before.index));
    Cost least{full, full};
    const auto take = [&least](const Cost &one) { // the least counts: what else the machine does only adds to it
        least = {std::min(least.comparing, one.comparing), std::min(least.judging, one.judging)};
    };
    bool isSame = true;
    for (int i = 0; i < 3; ++i) {
        take(judgeChange(before, after));
        isSame = isSame && areSame(fullAfter.result, after.result);
        take(judgeChange(after, before));
        isSame = isSame && areSame(fullBefore.result, before.result);
    }
    qInfo("100 rows of %zu entities %s: compared in %.2f s, judged in %.2f s; %.2f s in full (%.3f, with comparing %.3f)",
          entitiesOf(is), what, least.comparing, least.judging, full, least.judging / full,
          (least.comparing + least.judging) / full);
    return isSame ? Cost{least.comparing / full, least.judging / full} : Cost{1, 1};
}

const Check &check(std::string_view control)
{
    for (const auto &one : allChecks()) {
        if (one->control() == control)
            return *one;
    }
    qFatal("there is no such control");
}

//! Half a million credentials on either side; `planted` of them are the same on both.
EstateFacts credentialsWith(std::uint32_t planted)
{
    EstateFacts facts = estateOf(1);
    facts.credentials.clear();
    constexpr std::uint32_t each = 500'000;
    for (std::uint32_t i = 0; i < 2 * each; ++i) {
        CredentialFacts credential;
        const bool isSandbox = i < each;
        credential.place.gateway = isSandbox ? 0 : 4;
        credential.place.environments = facts.gateways[credential.place.gateway].environments;
        credential.id = "key-" + std::to_string(i);
        credential.kind = "api-key";
        const std::uint32_t number = i % each;
        const bool isShared = number % (each / planted) == 0;
        credential.secret = test::printOf((isShared ? "shared " : isSandbox ? "s " : "p ") + std::to_string(number), "api-key/plain");
        facts.credentials.push_back(std::move(credential));
    }
    return facts;
}

//! The same join in SQLite, on tables that are there already; seconds, and the rows found.
std::pair<double, int> joinInSql(const EstateFacts &facts)
{
    sqlite3 *database = nullptr;
    sqlite3_open(":memory:", &database);
    sqlite3_exec(database, "CREATE TABLE s(fp BLOB); CREATE TABLE p(fp BLOB); BEGIN", nullptr, nullptr, nullptr);
    for (const char *table : {"s", "p"}) {
        sqlite3_stmt *insert = nullptr;
        sqlite3_prepare_v2(database, (std::string("INSERT INTO ") + table + " VALUES(?)").c_str(), -1, &insert, nullptr);
        for (const CredentialFacts &credential : facts.credentials) {
            if ((credential.place.gateway == 0) != (*table == 's'))
                continue;
            const std::string bytes(reinterpret_cast<const char *>(credential.secret->value.data()), credential.secret->value.size());
            sqlite3_bind_blob(insert, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
    }
    sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
    const WorkTimer timer;
    sqlite3_stmt *join = nullptr;
    sqlite3_prepare_v2(database, "SELECT s.rowid, p.rowid FROM s JOIN p ON s.fp = p.fp", -1, &join, nullptr);
    int rows = 0;
    while (sqlite3_step(join) == SQLITE_ROW)
        ++rows;
    const double seconds = timer.seconds();
    sqlite3_finalize(join);
    sqlite3_close(database);
    return {seconds, rows};
}

//! What the console has on record after five thousand promotions, of which each API has some: all went well, so that nothing is left out of judging.
void addRecords(EstateFacts &facts, int promotions)
{
    std::vector<PromotionRecord> carried;
    std::vector<ContractCheckRecord> checks;
    std::vector<ObservedChange> changes;
    for (int i = 0; i < promotions; ++i) {
        PromotionRecord one;
        one.id = evidence::test::idOf(i);
        one.api = facts.apis[static_cast<std::size_t>(i) % facts.apis.size()].name;
        one.requester = "eve";
        one.authors = {"tom"};
        one.approvers = {"cy", "di"};
        one.quorum = 2;
        one.executedAt = facts.at - std::chrono::minutes(20 * i + 60);
        one.approvedAt = one.executedAt - std::chrono::hours(1);
        one.expiresAt = one.approvedAt + std::chrono::hours(72);
        one.approved = one.executed = true;
        one.approvedDigest = one.executedDigest = evidence::test::printOf(i);
        ContractCheckRecord check;
        check.promotion = one.id;
        check.bundleSpec = check.checkedSpec = one.approvedDigest;
        check.passed = check.hasConformanceRun = true;
        check.at = one.approvedAt;
        checks.push_back(std::move(check));
        ObservedChange change;
        change.gateway = facts.gateways.back().id.text().toStdString();
        change.entity = "route " + one.id;
        change.field = "paths";
        change.api = one.api;
        change.at = one.executedAt + std::chrono::minutes(5);
        change.promotion = one.id;
        changes.push_back(std::move(change));
        carried.push_back(std::move(one));
    }
    facts.records.promotions = std::move(carried);
    facts.records.contractChecks.value = std::move(checks); // those of promotions alone are never all that there were
    facts.records.contractChecks.state = FactState::Unsupported;
    facts.records.changes = std::move(changes);
}

//! Five thousand entries: evidence of a dozen controls over and over, attestations, and exceptions that two approved.
evidence::test::RecordLog registerOf(const EstateFacts &facts, const PairResult &result, int entries)
{
    evidence::test::RecordLog log;
    const std::vector<std::string> controls{"INF-02", "INF-03", "INF-08", "DAT-02", "DAT-03", "DAT-04", "DAT-05", "DAT-06", "POL-04", "OBS-01", "GOV-02", "DAT-01"};
    std::vector<std::string> scope;
    for (const ApiFactsRow &row : facts.apis)
        scope.push_back(row.id.text().toStdString());
    const auto &failing = result.find("INF-01")->units;
    for (int i = 0; i < entries; ++i) {
        const auto age = std::chrono::minutes(2 * (entries - i));
        log.now = facts.at - age;
        const std::string &control = controls[static_cast<std::size_t>(i) % controls.size()];
        if (i % 10 == 8) {
            log.sign(evidence::test::attestationOf("GOV-02", log.now, scope));
        } else if (i % 10 == 9) {
            const std::string print = failing.empty() ? evidence::test::printOf(i) : findingFingerprint("INF-01", failing[static_cast<std::size_t>(i) % failing.size()].unit);
            log.request(evidence::test::exceptionFor("POL-05", log.now, {print}));
            log.approve(log.lastId(), QStringLiteral("cy"));
        } else {
            evidence::Evidence one = evidence::test::evidenceOn(control, log.now - std::chrono::minutes(1), {{"network:vpc-" + std::to_string(i % 40), Verdict::Pass, {}}});
            one.query += std::to_string(i % 100);
            log.add(one);
        }
    }
    log.now = facts.at;
    return log;
}

//! As a check does it: what is supplied, all controls, what is accepted. The least of some turns.
double checkSeconds(const EstateFacts &facts, const FactIndex &index, const evidence::Register &records)
{
    double least = 1e9;
    for (int i = 0; i < 7; ++i) {
        const WorkTimer timer;
        const PairFacts pair = pairOf(facts, index);
        EvaluationInput input;
        input.catalogue = &ControlCatalogue::builtIn();
        input.supplied = evidence::suppliedResults(pair, *input.catalogue, records, facts.at);
        const PairResult result = evaluate(pair, input);
        (void)evidence::acceptancesOn(result, *input.catalogue, records, facts.at);
        least = std::min(least, timer.seconds());
    }
    return least;
}

} // namespace

class BenchIsolation : public QObject
{
    Q_OBJECT
private slots:
    void judging_ofALargeEstate_isReported();
    void judging_growsNoFasterThanTheEstate();
    void changeOfAHundredRows_isJudgedInATwentieth();
    void hundredRows_thatComeAndGo_areJudgedInATwentieth();
    void overlap_ofAMillionCredentials_asFastAsSql();
    void recordsOfTheLog_costLittle();
};

void BenchIsolation::judging_ofALargeEstate_isReported()
{
    const EstateFacts facts = estateOf(100'000);
    const Judged judged = judge(facts);
    const auto entities = entitiesOf(facts);
    qInfo("%zu entities (%zu credentials, %zu routes): %.2f s, %.0f entities a second on one core", entities,
          facts.credentials.size(), routesOf(facts), judged.seconds, double(entities) / judged.seconds);
    QVERIFY(facts.credentials.size() >= 400'000);
    QCOMPARE(judged.result.find("INF-07")->counts[Verdict::Fail], 0);
    QVERIFY(judged.result.find("INF-07")->counts[Verdict::Pass] > 0);
}

void BenchIsolation::judging_growsNoFasterThanTheEstate()
{
    double before = 0;
    for (const std::uint32_t apis : {42'000U, 84'000U, 168'000U, 336'000U}) {
        const EstateFacts facts = estateOf(apis);
        const double seconds = judge(facts).seconds;
        qInfo("%zu routes: %.2f s, %.2f of half as many", routesOf(facts), seconds, before > 0 ? seconds / before : 0.0);
        if (before > 0)
            QVERIFY2(seconds / before <= 2.5, "more than 2.5 for a doubling");
        before = seconds;
    }
}

void BenchIsolation::changeOfAHundredRows_isJudgedInATwentieth()
{
    const EstateFacts was = estateOf(100'000);
    const Cost ratio = ratioOf(was, changedIn(was, 25), "changed");
    QVERIFY2(ratio.judging <= 0.05, "more than a twentieth");
    QVERIFY2(ratio.comparing + ratio.judging <= 0.075, "comparing facts costs too much");
}

void BenchIsolation::hundredRows_thatComeAndGo_areJudgedInATwentieth()
{
    const EstateFacts was = estateOf(100'000);
    EstateFacts is = changedIn(was, 20);
    addAndRemove(is, 7);
    const Cost ratio = ratioOf(was, is, "changed, added or removed");
    QVERIFY2(ratio.judging <= 0.05, "more than a twentieth");
    QVERIFY2(ratio.comparing + ratio.judging <= 0.075, "comparing facts costs too much");
}

void BenchIsolation::overlap_ofAMillionCredentials_asFastAsSql()
{
    constexpr std::uint32_t planted = 500;
    const EstateFacts facts = credentialsWith(planted);
    const auto [sqlSeconds, sqlRows] = joinInSql(facts);
    const WorkTimer timer;
    const FactIndex index(facts);
    const ControlResult result
        = judgeAll(check("IDN-01"), PairFacts(facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)));
    const double seconds = timer.seconds();
    qInfo("1,000,000 credentials: %.2f s, %.2f s in SQL (%.2f), %lld found", seconds, sqlSeconds, seconds / sqlSeconds,
          static_cast<long long>(result.counts[Verdict::Fail]));
    QCOMPARE(sqlRows, int(planted));
    QCOMPARE(result.counts[Verdict::Fail], qint64(planted));
    QVERIFY2(seconds / sqlSeconds <= 1.2, "slower than SQL");
}

void BenchIsolation::recordsOfTheLog_costLittle()
{
    constexpr int entries = 5'000;
    EstateFacts facts = estateOf(1'000);
    const FactIndex index(facts);
    const double without = checkSeconds(facts, index, evidence::Register());
    const Judged judged = judge(facts);
    const evidence::test::RecordLog log = registerOf(facts, judged.result, entries);
    QVERIFY(log.records.evidence().size() > entries / 2 && log.records.attestations().size() > 100);
    const double withRegister = checkSeconds(facts, index, log.records);
    addRecords(facts, entries);
    const double withAll = checkSeconds(facts, index, log.records);
    qInfo("1,000 APIs: %.1f ms without records, %.1f ms with %d entries in the register (%.2f), %.1f ms with as many promotions too (%.2f); refused %zu", without * 1e3, withRegister * 1e3, entries,
          withRegister / without, withAll * 1e3, withAll / without, log.records.refused().size());
    QVERIFY2(withAll / without <= 1.5, "records cost more than half of a check");
}

QTEST_GUILESS_MAIN(BenchIsolation)
#include "bench_isolation.moc"
