// SPDX-License-Identifier: GPL-3.0-or-later
// The gate of isolation and the check judge with the same records, so they say the same of the same moment.
#include "evidence/recordlog.h"
#include "isolation/findingdetail.h"
#include "isolation/losses.h"
#include "isolation/plants.h"
#include "isolation/randomchange.h"
#include "store/auditbench.h"
#include "store/sqlitestore.h"
#include "store/storefixture.h"
#include "usecases/checkisolation.h"
#include "usecases/isolationgate.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;
using evidence::test::RecordLog;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const QPair<EnvironmentId, EnvironmentId> pairOfAll(EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s));

int caseCount()
{
    return qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 2'000 : 60;
}

//! What differs between two results of one pair; empty: nothing.
QString difference(const PairResult &check, const PairResult &gate)
{
    if (check.controls.size() != gate.controls.size() || check.at != gate.at)
        return u"number of controls, or moment"_s;
    for (std::size_t i = 0; i < check.controls.size(); ++i) {
        const ControlResult &one = check.controls[i], &other = gate.controls[i];
        const bool isSame = one.control == other.control && one.verdict == other.verdict && one.assurance == other.assurance && one.counts == other.counts
            && one.stickyFails == other.stickyFails && one.units == other.units && one.byApi == other.byApi;
        if (!isSame)
            return QString::fromStdString(one.control + ": " + std::string(toWire(one.verdict)) + " | " + std::string(toWire(other.verdict)));
    }
    return check.score == gate.score && check.layers == gate.layers ? QString() : u"scores"_s;
}

//! A store whose checks are kept, and a register.
class Ground
{
public:
    Ground()
        : m_folder(bulkhead::test::fastFolder())
        , store(openSqliteStore(m_folder.filePath(u"store.db"_s)).value())
    {
    }

    [[nodiscard]] std::shared_ptr<const CatalogView> viewOf(EstateFacts facts) const
    {
        auto view = std::make_shared<CatalogView>();
        view->estate.pairs = {pairOfAll};
        auto kept = std::make_shared<EstateFacts>(std::move(facts));
        view->index = std::make_shared<FactIndex>(*kept);
        view->facts = kept;
        return view;
    }
    //! As the console and `isolation check` do, behind a sync.
    Result<std::shared_ptr<const IsolationView>> check(const std::shared_ptr<const CatalogView> &facts)
    {
        const auto began = store->beginSnapshot(u"test"_s, facts->facts->at);
        if (!began)
            return began.error();
        auto view = std::make_shared<CatalogView>(*facts);
        view->snapshot = Snapshot();
        view->snapshot->id = *began;
        IsolationOptions options;
        options.records = records();
        return checkIsolation(*store, view, ControlCatalogue::builtIn(), options, CancelToken());
    }
    [[nodiscard]] HeldAgainst held() const
    {
        HeldAgainst held;
        held.records = records();
        held.open[pairOfAll] = store->findings(pairOfAll.first, pairOfAll.second, 0).value();
        return held;
    }
    [[nodiscard]] std::shared_ptr<const evidence::Register> records() const { return std::make_shared<const evidence::Register>(log.records); }
    [[nodiscard]] JudgedChange judged(const std::shared_ptr<const CatalogView> &before, const std::shared_ptr<const CatalogView> &after) const
    {
        return judgeChange(*before, *after, pairOfAll, ControlCatalogue::builtIn(), held()).value();
    }

private:
    QTemporaryDir m_folder;

public:
    std::unique_ptr<Store> store;
    RecordLog log;
};

EstateFacts anyEstate(Dice &dice)
{
    EstateFacts facts = cleanEstate(dice, {3 + dice.roll(4), 1 + dice.roll(2), 1});
    Field field(facts, dice);
    for (std::uint32_t i = 0, count = dice.roll(4); i < count; ++i)
        allPlants()[dice.roll(allPlants().size())].plant(field);
    return facts;
}

//! Evidence and attestations by chance: fresh, old, in part, withdrawn, with a scope that lacks some. Those that the rules refuse are not there.
void record(RecordLog &log, const EstateFacts &facts, Dice &dice)
{
    using evidence::Evidence;
    static const QList<Control> &controls = ControlCatalogue::builtIn().controls();
    constexpr Verdict verdicts[] = {Verdict::Pass, Verdict::Pass, Verdict::Warn, Verdict::Fail, Verdict::Unknown, Verdict::NotApplicable};
    log.now = facts.at - hours(24 * 20);
    for (std::uint32_t i = 0, count = 4 + dice.roll(20); i < count; ++i) {
        log.now += hours(dice.roll(40));
        log.now = std::min(log.now, facts.at);
        const std::string control = controls[dice.roll(static_cast<std::size_t>(controls.size()))].id.toStdString();
        std::vector<evidence::EvidenceUnit> units;
        for (std::uint32_t unit = 0, all = 1 + dice.roll(3); unit < all; ++unit)
            units.push_back({"thing:" + std::to_string(unit), verdicts[dice.roll(std::size(verdicts))], "it was seen"});
        Evidence evidence = evidence::test::evidenceOn(control, log.now, std::move(units));
        if (dice.chance(20))
            evidence.expected += 1;
        const bool isAdded = log.add(evidence).isEmpty();
        const std::string id = log.lastId();
        if (isAdded && dice.chance(50)) {
            std::vector<std::string> scope;
            for (const ApiFactsRow &api : facts.apis) {
                if (dice.chance(90))
                    scope.push_back(api.id.text().toStdString());
            }
            std::sort(scope.begin(), scope.end());
            const Evidence kept = log.records.evidence().back();
            (void)log.sign(evidence::test::attestationOf(controls[dice.roll(static_cast<std::size_t>(controls.size()))].id.toStdString(), log.now, std::move(scope), {&kept}));
            if (dice.chance(60))
                (void)log.counterSign(log.lastId(), u"fay"_s);
        }
        if (isAdded && dice.chance(10))
            (void)log.end("evidence.withdraw", id, u"eve"_s, u"engineer"_s);
    }
    log.now = facts.at;
}

//! An estate of two APIs that nothing is wrong with.
EstateFacts twoApis()
{
    Dice dice(42);
    return cleanEstate(dice, {.apis = 2, .isEven = true});
}

Verdict verdictOf(const PairResult &result, const char *control)
{
    return result.find(control)->verdict;
}

} // namespace

class TestGateAndCheck : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void anyEstateAndRecords_gateBeforeSaysWhatTheCheckSays();
    void evidence_fresh_decidesInBoth();
    void evidence_stale_isUnknownInBoth();
    void attestation_newApi_isUnknownInBoth();
    void fail_ofWhatIsNotReadAnyMore_staysInBoth();
    void exception_makesNoFailBetter();
};

void TestGateAndCheck::anyEstateAndRecords_gateBeforeSaysWhatTheCheckSays()
{
    constexpr quint32 firstSeed = 20261130U;
    qInfo("seed %u, %d cases", firstSeed, caseCount());
    int supplied = 0, sticky = 0, changed = 0;
    for (int i = 0; i < caseCount(); ++i) {
        Dice dice(firstSeed + quint32(i));
        Ground ground;
        EstateFacts facts = anyEstate(dice);
        record(ground.log, facts, dice);
        VERIFY_OK(ground.check(ground.viewOf(facts)));
        facts.at += minutes(30);
        const auto losses = lossesOf(facts);
        if (dice.chance(60))
            losses[dice.roll(losses.size())].apply(facts);
        EstateFacts other = facts;
        changeByChance(other, dice);
        other.at = facts.at;
        const auto before = ground.viewOf(facts), after = ground.viewOf(other);
        const JudgedChange gate = ground.judged(before, after);
        const JudgedChange turned = ground.judged(after, before); // the change taken back
        const auto check = ground.check(before);
        VERIFY_OK(check);
        const PairResult &said = (*check)->report.pairs.front().result;
        QVERIFY2(difference(said, gate.before).isEmpty(), qPrintable(u"seed %1: %2"_s.arg(firstSeed + quint32(i)).arg(difference(said, gate.before))));
        QVERIFY2(difference(said, turned.after).isEmpty(), qPrintable(u"seed %1, after: %2"_s.arg(firstSeed + quint32(i)).arg(difference(said, turned.after))));
        for (const ControlResult &control : said.controls) {
            supplied += control.isSupplied ? 1 : 0;
            sticky += control.stickyFails > 0 ? 1 : 0;
        }
        changed += difference(gate.before, gate.after).isEmpty() ? 0 : 1;
    }
    qInfo("%d results from records, %d with fails that stay, %d changes seen", supplied, sticky, changed);
    QVERIFY2(supplied > caseCount() && sticky > caseCount() / 10 && changed > caseCount() / 2, "the cases do not reach what they are for");
}

void TestGateAndCheck::evidence_fresh_decidesInBoth()
{
    Ground ground;
    const auto view = ground.viewOf(twoApis());
    ground.log.now = view->facts->at;
    QCOMPARE(verdictOf(ground.judged(view, view).before, "INF-03"), Verdict::Unknown);
    QCOMPARE(ground.log.add(evidence::test::evidenceOn("INF-03", view->facts->at, {{"network:a", Verdict::Pass, ""}})), QString());
    QCOMPARE(verdictOf(ground.judged(view, view).before, "INF-03"), Verdict::Pass);
    QCOMPARE(verdictOf(ground.judged(view, view).after, "INF-03"), Verdict::Pass);
    QCOMPARE(verdictOf(ground.check(view).value()->report.pairs.front().result, "INF-03"), Verdict::Pass);
    QCOMPARE(ground.log.add(evidence::test::evidenceOn("INF-03", view->facts->at, {{"network:a", Verdict::Fail, "a route leads over"}})), QString());
    QCOMPARE(verdictOf(ground.judged(view, view).before, "INF-03"), Verdict::Fail);
    QCOMPARE(verdictOf(ground.check(view).value()->report.pairs.front().result, "INF-03"), Verdict::Fail);
}

void TestGateAndCheck::evidence_stale_isUnknownInBoth()
{
    Ground ground;
    EstateFacts facts = twoApis();
    ground.log.now = facts.at - hours(24 * 8);
    QCOMPARE(ground.log.add(evidence::test::evidenceOn("INF-03", ground.log.now, {{"network:a", Verdict::Pass, ""}})), QString());
    const auto view = ground.viewOf(std::move(facts));
    QCOMPARE(verdictOf(ground.judged(view, view).before, "INF-03"), Verdict::Unknown);
    QCOMPARE(verdictOf(ground.judged(view, view).after, "INF-03"), Verdict::Unknown);
    QCOMPARE(verdictOf(ground.check(view).value()->report.pairs.front().result, "INF-03"), Verdict::Unknown);
}

//! What is attested does not speak of an API that a change brings in.
void TestGateAndCheck::attestation_newApi_isUnknownInBoth()
{
    Ground ground;
    const EstateFacts facts = twoApis();
    ground.log.now = facts.at;
    QCOMPARE(ground.log.add(evidence::test::evidenceOn("OBS-01", facts.at, {{"stream:a", Verdict::Pass, ""}})), QString());
    const evidence::Evidence scan = ground.log.records.evidence().back();
    const std::string first = std::min(facts.apis[0].id.text().toStdString(), facts.apis[1].id.text().toStdString());
    QCOMPARE(ground.log.sign(evidence::test::attestationOf("INF-03", facts.at, {first}, {&scan})), QString());
    const auto after = ground.viewOf(facts);
    Selection selection = wholeOf(facts);
    std::erase_if(selection.deployments, [&](std::uint32_t one) { return facts.apis[facts.deployments[one].api].id.text().toStdString() != first; });
    const auto before = ground.viewOf(selected(facts, selection));
    QCOMPARE(verdictOf(ground.judged(before, after).before, "INF-03"), Verdict::Pass);
    QCOMPARE(verdictOf(ground.judged(before, after).after, "INF-03"), Verdict::Unknown);
    QCOMPARE(verdictOf(ground.check(before).value()->report.pairs.front().result, "INF-03"), Verdict::Pass);
    QCOMPARE(verdictOf(ground.check(after).value()->report.pairs.front().result, "INF-03"), Verdict::Unknown);
}

void TestGateAndCheck::fail_ofWhatIsNotReadAnyMore_staysInBoth()
{
    Ground ground;
    Dice dice(7);
    EstateFacts facts = cleanEstate(dice, {});
    Field field(facts, dice);
    const auto plant = std::find_if(allPlants().begin(), allPlants().end(), [](const Plant &one) { return std::string(one.control) == "IDN-01"; });
    QVERIFY(plant != allPlants().end());
    plant->plant(field);
    QCOMPARE(verdictOf(ground.check(ground.viewOf(facts)).value()->report.pairs.front().result, "IDN-01"), Verdict::Fail);
    int stayed = 0;
    for (const Loss &loss : lossesOf(facts)) {
        EstateFacts less = facts;
        loss.apply(less);
        const auto view = ground.viewOf(std::move(less));
        const JudgedChange gate = ground.judged(view, view);
        if (gate.before.find("IDN-01")->stickyFails == 0)
            continue;
        ++stayed;
        QCOMPARE(gate.before.find("IDN-01")->verdict, Verdict::Fail);
        QCOMPARE(difference(gate.before, gate.after), QString());
        QCOMPARE(difference(ground.check(view).value()->report.pairs.front().result, gate.before), QString());
    }
    QVERIFY(stayed > 0);
}

void TestGateAndCheck::exception_makesNoFailBetter()
{
    Ground ground;
    Dice dice(7);
    EstateFacts facts = cleanEstate(dice, {});
    Field field(facts, dice);
    allPlants().front().plant(field);
    const auto view = ground.viewOf(std::move(facts));
    ground.log.now = view->facts->at;
    const JudgedChange without = ground.judged(view, view);
    for (const ControlResult &control : without.before.controls) {
        const auto fail = std::find_if(control.units.begin(), control.units.end(), [](const UnitResult &unit) { return unit.verdict == Verdict::Fail; });
        if (fail == control.units.end())
            continue;
        const std::string print = findingFingerprint(control.control, fail->unit);
        if (!ground.log.request(evidence::test::exceptionFor(control.control, ground.log.now, {print})).isEmpty())
            continue;
        const std::string id = ground.log.lastId();
        (void)ground.log.approve(id, u"fay"_s);
        (void)ground.log.approve(id, u"jo"_s);
    }
    const auto check = ground.check(view).value();
    QVERIFY(!check->report.pairs.front().accepted.empty());
    QCOMPARE(difference(without.before, ground.judged(view, view).before), QString());
    QCOMPARE(difference(without.after, ground.judged(view, view).after), QString());
}

QTEST_GUILESS_MAIN(TestGateAndCheck)
#include "tst_gateandcheck.moc"
