// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "isolation/companycontrols.h"
#include "isolation/findingdetail.h"
#include "store/sqlitestore.h"
#include "usecases/checkisolation.h"
#include "usecases/factsestate.h"
#include "usecases/findingnews.h"
#include "usecases/watchestate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::test;

namespace {

//! An estate of two Kong gateways in a real store. Each `judge` is a sync of what `inventories` say, then a check.
class CheckedEstate
{
public:
    CheckedEstate()
        : m_store(openSqliteStore(m_home.filePath(u"store.db"_s)).value())
    {
        estate.gateway(u"sbx"_s, GatewayKind::Kong, u"sandbox"_s);
        estate.gateway(u"prd"_s, GatewayKind::Kong, u"production"_s);
        estate.estate.isolation.resolve.hosts = {{u"orders.sbx.example"_s, {u"192.0.2.1"_s}},
                                                 {u"orders.prd.example"_s, {u"192.0.2.2"_s}}};
        estate.estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
        estate.read(u"sbx"_s, "everything", EntityKinds::fromBits(0xffff));
        estate.read(u"prd"_s, "everything", EntityKinds::fromBits(0xffff));
        estate.api(estate.inventories[0], "orders-sbx", "orders.sbx.example");
        estate.api(estate.inventories[1], "orders-prd", "orders.prd.example");
    }

    Target &target(std::size_t gateway) { return estate.inventories[gateway].targets.front(); }

    Result<std::shared_ptr<const IsolationView>> judge(const IsolationOptions &options = {}, const CancelToken &cancel = {})
    {
        estate.now += std::chrono::minutes(1);
        return check(estate.now, options, cancel);
    }
    std::shared_ptr<const IsolationView> synced(const IsolationOptions &options = {})
    {
        m_snapshot = m_store->beginSnapshot(u"test"_s, estate.now).value();
        return judge(options).value();
    }
    Store &store() { return *m_store; }

    FactsEstate estate;
    bool isLatest = true;
    std::shared_ptr<const IsolationView> before; //!< what the next check builds on
    bool isInFull = false; //!< each check judges all; otherwise it builds on the one before, as the console and watch do

private:
    Result<std::shared_ptr<const IsolationView>> check(UtcTime, const IsolationOptions &options, const CancelToken &cancel)
    {
        auto view = std::make_shared<CatalogView>();
        view->estate = estate.estate;
        auto facts = std::make_shared<EstateFacts>(estate.facts());
        view->index = std::make_shared<FactIndex>(*facts);
        view->facts = facts;
        Snapshot snapshot;
        snapshot.id = m_snapshot;
        view->snapshot = snapshot;
        view->isLatest = isLatest;
        auto checked
            = checkIsolation(*m_store, view, ControlCatalogue::builtIn(), options, cancel, isInFull ? nullptr : before.get());
        if (checked && options.controls.isEmpty())
            before = *checked;
        return checked;
    }

    QTemporaryDir m_home;
    std::unique_ptr<Store> m_store;
    SnapshotId m_snapshot = 0;
};

const PairReport &pairOf(const std::shared_ptr<const IsolationView> &view)
{
    return view->report.pairs.front();
}

//! Fingerprints of the fails of a control.
QStringList failsOf(const std::shared_ptr<const IsolationView> &view, const char *control)
{
    QStringList fails;
    for (const UnitResult &unit : pairOf(view).result.find(control)->units) {
        if (unit.verdict == Verdict::Fail)
            fails.append(QString::fromStdString(findingFingerprint(control, unit.unit)));
    }
    fails.sort();
    return fails;
}

qint64 newestRun(CheckedEstate &estate)
{
    const auto runs = estate.store().checkRuns(EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s), 0).value();
    return runs.isEmpty() ? 0 : runs.first().id;
}

} // namespace

//! The check of an estate against a real store: runs are kept, findings have lives.
class TestCheckIsolation : public QObject
{
    Q_OBJECT
private slots:
    void check_sharedTarget_isAFindingWithBothFacts();
    void check_sameSnapshotAndSameAnswer_isKeptOnce();
    void finding_goneAndBack_isResolvedThenReopened();
    void finding_newInLaterRun_isNewOnlyThere();
    void fail_factsLost_staysUntilJudgedAnew();
    void check_onlySomeControls_keepsNothing();
    void check_thePast_keepsNothing();
    void check_cancelled_saysSo();
    void check_onTheGroundOfAnEarlierOne_saysWhatAFullOneSays();
    void check_onTheGroundOfAnEarlierOne_judgesOnlyWhatChanged();
    void fingerprint_otherStoreAndOtherOrder_isTheSame();
    void summary_readBack_saysTheSame();
    void detail_ofAnotherForm_isAStoreError();
    void changes_againstTheRunBefore_nameTheControl();
    void news_ofAWorseVerdict_areUrgent();
    void findingNews_sinceASnapshot_areWhatCameAndWent();
    void findingNews_ofAControlThatIsUndecidedNow_areUnseenNotGone();
    void findingNews_ofAPairThatWasNotChecked_areNone();
    void runs_ofTheStore_areOnRecord();
    void catalogue_ofTheCompany_isJudgedToo();
    void catalogue_thatIsBad_isNamedWithItsLine();
};

void TestCheckIsolation::check_sharedTarget_isAFindingWithBothFacts()
{
    CheckedEstate estate;
    estate.target(0).host = "orders.prd.example";
    const auto view = estate.synced();
    const ControlResult *control = pairOf(view).result.find("INF-07");
    QCOMPARE(control->verdict, Verdict::Fail);
    const auto unit = std::find_if(control->units.begin(), control->units.end(),
                                   [](const UnitResult &one) { return one.verdict == Verdict::Fail; });
    QCOMPARE(unit->sandbox.gateway, GatewayId(u"sbx"_s));
    QCOMPARE(unit->production.gateway, GatewayId(u"prd"_s));
    QVERIFY(unit->sandbox.value.starts_with("orders.prd.example"));
    QCOMPARE(pairOf(view).result.score.status, Status::NotIsolated);
    QVERIFY(!pairOf(view).hasEarlierRun);
}

void TestCheckIsolation::check_sameSnapshotAndSameAnswer_isKeptOnce()
{
    CheckedEstate estate;
    (void)estate.synced();
    const qint64 first = newestRun(estate);
    QVERIFY(first != 0);
    (void)estate.judge();
    QCOMPARE(newestRun(estate), first);
    estate.target(0).host = "orders.prd.example";
    (void)estate.judge(); // the same snapshot, another answer
    QVERIFY(newestRun(estate) != first);
}

void TestCheckIsolation::finding_goneAndBack_isResolvedThenReopened()
{
    CheckedEstate estate;
    estate.target(0).host = "orders.prd.example";
    const QStringList found = failsOf(estate.synced(), "INF-07");
    QVERIFY(!found.isEmpty());
    const std::string fingerprint = found.first().toStdString();
    estate.target(0).host = "orders.sbx.example";
    const auto mended = estate.synced();
    QVERIFY(std::ranges::count(pairOf(mended).resolved, fingerprint) == 1);
    QVERIFY(!pairOf(mended).lives.contains(fingerprint));
    estate.target(0).host = "orders.prd.example";
    const auto again = estate.synced();
    QVERIFY(pairOf(again).lives.at(fingerprint).isReopened);
    QVERIFY(pairOf(again).lives.at(fingerprint).isNew);
    QCOMPARE(pairOf(again).lives.at(fingerprint).sinceAt, estate.estate.now);
}

void TestCheckIsolation::finding_newInLaterRun_isNewOnlyThere()
{
    CheckedEstate estate;
    (void)estate.synced();
    estate.target(0).host = "orders.prd.example";
    const auto first = estate.synced();
    const std::string fingerprint = failsOf(first, "INF-07").first().toStdString();
    QVERIFY(pairOf(first).lives.at(fingerprint).isNew);
    const auto second = estate.synced();
    QVERIFY(!pairOf(second).lives.at(fingerprint).isNew);
    QCOMPARE(pairOf(second).lives.at(fingerprint).since, pairOf(first).lives.at(fingerprint).since);
}

void TestCheckIsolation::fail_factsLost_staysUntilJudgedAnew()
{
    CheckedEstate estate;
    estate.target(0).host = "orders.prd.example";
    const QStringList found = failsOf(estate.synced(), "INF-07");
    // The sandbox gateway can no longer be read, and nothing is known of its targets.
    const auto known = estate.estate.inventories[0];
    estate.estate.collections.clear();
    estate.estate.read(u"sbx"_s, "everything", EntityKinds::fromBits(0xffff), FactState::Unreadable);
    estate.estate.read(u"prd"_s, "everything", EntityKinds::fromBits(0xffff));
    estate.estate.inventories[0].targets.clear();
    const auto blind = estate.synced();
    QCOMPARE(failsOf(blind, "INF-07"), found);
    QVERIFY(pairOf(blind).result.find("INF-07")->stickyFails > 0);
    // Read again, and mended.
    estate.estate.collections.clear();
    estate.estate.read(u"sbx"_s, "everything", EntityKinds::fromBits(0xffff));
    estate.estate.read(u"prd"_s, "everything", EntityKinds::fromBits(0xffff));
    estate.estate.inventories[0] = known;
    estate.target(0).host = "orders.sbx.example";
    QVERIFY(failsOf(estate.synced(), "INF-07").isEmpty());
}

void TestCheckIsolation::check_onlySomeControls_keepsNothing()
{
    CheckedEstate estate;
    IsolationOptions options;
    options.controls = {u"INF-07"_s};
    (void)estate.synced(options);
    QCOMPARE(newestRun(estate), 0);
}

void TestCheckIsolation::check_thePast_keepsNothing()
{
    CheckedEstate estate;
    estate.isLatest = false;
    (void)estate.synced();
    QCOMPARE(newestRun(estate), 0);
}

void TestCheckIsolation::check_cancelled_saysSo()
{
    CheckedEstate estate;
    (void)estate.synced();
    const qint64 before = newestRun(estate);
    CancelToken cancel;
    cancel.cancel();
    estate.target(0).host = "orders.prd.example";
    const auto view = estate.judge({}, cancel);
    QVERIFY(!view);
    QCOMPARE(view.error().kind, Error::Kind::Cancelled);
    QCOMPARE(newestRun(estate), before);
}

void TestCheckIsolation::check_onTheGroundOfAnEarlierOne_saysWhatAFullOneSays()
{
    CheckedEstate byParts, inFull;
    inFull.isInFull = true;
    const auto areTheSame = [&](const char *what) {
        const auto parts = byParts.synced(), full = inFull.synced();
        const std::string said = canonical(toJson(parts->report)), asked = canonical(toJson(full->report));
        QVERIFY2(said == asked, what);
    };
    const auto inBoth = [&](auto change) {
        change(byParts);
        change(inFull);
    };
    areTheSame("first");
    areTheSame("nothing changed");
    inBoth([](CheckedEstate &one) { one.target(0).host = "orders.prd.example"; });
    areTheSame("a leak");
    const auto reads = [&](FactState sandbox) {
        inBoth([sandbox](CheckedEstate &one) {
            one.estate.collections.clear();
            one.estate.read(u"sbx"_s, "everything", EntityKinds::fromBits(0xffff), sandbox);
            one.estate.read(u"prd"_s, "everything", EntityKinds::fromBits(0xffff));
        });
    };
    reads(FactState::Unreadable);
    areTheSame("facts lost, the leak stays");
    reads(FactState::Known);
    areTheSame("facts back");
    inBoth([](CheckedEstate &one) { one.target(0).host = "orders.sbx.example"; });
    areTheSame("the leak closed");
}

void TestCheckIsolation::check_onTheGroundOfAnEarlierOne_judgesOnlyWhatChanged()
{
    CheckedEstate estate;
    estate.target(0).host = "orders.prd.example";
    auto doctored = std::make_shared<IsolationView>(*estate.synced());
    auto &control = const_cast<ControlResult &>(*doctored->report.pairs.front().result.find("INF-07"));
    for (UnitResult &unit : control.units)
        unit.sandbox.field = "as said before";
    const auto isAsSaidBefore = [](const std::shared_ptr<const IsolationView> &view) {
        const auto &units = pairOf(view).result.find("INF-07")->units;
        return !units.empty() && units.front().sandbox.field == "as said before";
    };
    estate.before = doctored;
    QVERIFY(isAsSaidBefore(estate.synced())); // nobody looked again
    estate.target(0).port = 8443;
    QVERIFY(!isAsSaidBefore(estate.synced()));
}

void TestCheckIsolation::fingerprint_otherStoreAndOtherOrder_isTheSame()
{
    CheckedEstate one, other;
    for (CheckedEstate *estate : {&one, &other}) {
        estate->estate.api(estate->estate.inventories[0], "cards-sbx", "cards.prd.example");
        estate->estate.api(estate->estate.inventories[1], "cards-prd", "cards.prd.example");
        estate->target(0).host = "orders.prd.example";
    }
    for (GatewayInventory &inventory : other.estate.inventories) {
        std::ranges::reverse(inventory.deployments);
        std::ranges::reverse(inventory.targets);
        std::ranges::reverse(inventory.routes);
    }
    (void)one.synced();
    const QStringList found = failsOf(one.synced(), "INF-07");
    QVERIFY(found.size() > 1);
    QCOMPARE(failsOf(other.synced(), "INF-07"), found);
}

void TestCheckIsolation::summary_readBack_saysTheSame()
{
    CheckedEstate estate;
    estate.target(0).host = "orders.prd.example";
    const auto view = estate.synced();
    const auto runs = estate.store().checkRuns(EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s), 0).value();
    JsonReader reader;
    const auto summary = runFromSummary(reader, runs.first().summary);
    QVERIFY(summary);
    const PairResult &result = pairOf(view).result;
    QCOMPARE(summary->status, result.score.status);
    QCOMPARE(summary->figures.coverage, result.score.figures.coverage);
    QCOMPARE(summary->controls.size(), result.controls.size());
    for (std::size_t i = 0; i < result.controls.size(); ++i) {
        QCOMPARE(summary->controls[i].verdict, result.controls[i].verdict);
        QCOMPARE(summary->controls[i].counts, result.controls[i].counts);
    }
    QCOMPARE(summary->layers.size(), std::size_t(layerCount));
    QCOMPARE(summary->layers[0].status, result.layer(Layer::Infrastructure).status);
    QVERIFY(summary->layers[0].findings > 0);
}

void TestCheckIsolation::detail_ofAnotherForm_isAStoreError()
{
    KeptFindings kept{EstateFacts()};
    for (const char *text : {"", "[]", "{}", R"({"unit":"target:a/b"})", "{\"unit\":"}) {
        const auto unit = kept.unit(text);
        QVERIFY(!unit);
        QCOMPARE(unit.error().kind, Error::Kind::Store);
    }
}

void TestCheckIsolation::changes_againstTheRunBefore_nameTheControl()
{
    CheckedEstate estate;
    QVERIFY(pairOf(estate.synced()).changes.empty());
    estate.target(0).host = "orders.prd.example";
    const auto worse = estate.synced();
    const VerdictChange expected{"INF-07", Verdict::Pass, Verdict::Fail};
    QVERIFY(std::ranges::count(pairOf(worse).changes, expected) == 1);
    QVERIFY(std::ranges::count(pairOf(estate.judge().value()).changes, expected) == 1); // the same run again
    QVERIFY(std::ranges::count(pairOf(estate.synced()).changes, expected) == 0);
}

void TestCheckIsolation::news_ofAWorseVerdict_areUrgent()
{
    struct Told final : Notifier
    {
        QString title, text;
        Urgency urgency = Urgency::Normal;
        int times = 0;
        Result<void> notify(const QString &aTitle, const QString &aText, Urgency anUrgency) override
        {
            title = aTitle;
            text = aText;
            urgency = anUrgency;
            ++times;
            return {};
        }
    };
    CheckedEstate estate;
    Told told;
    QVERIFY(notifyOf(*estate.synced(), told));
    QCOMPARE(told.times, 0);
    estate.target(0).host = "orders.prd.example";
    QVERIFY(notifyOf(*estate.synced(), told));
    QCOMPARE(told.times, 1);
    QCOMPARE(told.urgency, Notifier::Urgency::Critical);
    QVERIFY2(told.text.contains(u"INF-07 was pass, is fail: "_s), qPrintable(told.text));
    estate.target(0).host = "orders.sbx.example";
    QVERIFY(notifyOf(*estate.synced(), told));
    QCOMPARE(told.urgency, Notifier::Urgency::Normal);
}

void TestCheckIsolation::findingNews_sinceASnapshot_areWhatCameAndWent()
{
    CheckedEstate estate;
    const auto newsSince = [&](SnapshotId seen) { return findingNewsSince(estate.store(), estate.estate.estate.pairs, seen).value(); };
    const auto lineOf = [](const QList<FindingNews> &news, const QString &control) {
        const auto found = std::find_if(news.cbegin(), news.cend(), [&](const FindingNews &one) { return one.control == control; });
        return found == news.cend() ? FindingNews() : *found;
    };
    const SnapshotId apart = estate.synced()->report.snapshot;
    QVERIFY(newsSince(apart).isEmpty());
    estate.target(0).host = "orders.prd.example";
    const auto leaking = estate.synced();
    const FindingNews came = lineOf(newsSince(apart), u"INF-07"_s);
    QCOMPARE(came.count, qint64(failsOf(leaking, "INF-07").size()));
    QVERIFY(came.kind == FindingNews::Kind::Came);
    QCOMPARE(came.at, estate.estate.now);
    QVERIFY(failsOf(leaking, "INF-07").contains(QString::fromStdString(came.newest.finding.fingerprint)));
    QVERIFY(newsSince(leaking->report.snapshot).isEmpty());
    estate.target(0).host = "orders.sbx.example";
    (void)estate.synced();
    const FindingNews gone = lineOf(newsSince(leaking->report.snapshot), u"INF-07"_s);
    QVERIFY(gone.kind == FindingNews::Kind::Gone);
    QCOMPARE(gone.count, came.count);
    QVERIFY(lineOf(newsSince(apart), u"INF-07"_s).control.isEmpty()); // it came and went between
}

void TestCheckIsolation::findingNews_ofAControlThatIsUndecidedNow_areUnseenNotGone()
{
    CheckedEstate estate;
    estate.estate.inventories[0].targets.front().host = "orders.sbx.example";
    (void)estate.synced();
    const auto warns = [](const std::shared_ptr<const IsolationView> &view) {
        const auto &controls = pairOf(view).result.controls;
        const auto found = std::find_if(controls.begin(), controls.end(), [](const ControlResult &one) {
            return one.counts[Verdict::Warn] > 0 && one.counts[Verdict::Unknown] == 0;
        });
        return found == controls.end() ? std::string() : found->control;
    };
    const auto before = estate.synced();
    const std::string control = warns(before);
    QVERIFY(!control.empty());
    estate.estate.collections.clear();
    for (const QString &gateway : {u"sbx"_s, u"prd"_s})
        estate.estate.read(gateway, "everything", EntityKinds::fromBits(0xffff), FactState::Unreadable);
    const auto blind = estate.synced();
    const auto news = findingNewsSince(estate.store(), estate.estate.estate.pairs, before->report.snapshot).value();
    const auto line = std::find_if(news.cbegin(), news.cend(), [&](const FindingNews &one) { return one.control.toStdString() == control; });
    QVERIFY(line != news.cend());
    QVERIFY(pairOf(blind).result.find(control)->counts[Verdict::Unknown] > 0);
    QVERIFY(line->kind == FindingNews::Kind::Unseen);
}

void TestCheckIsolation::findingNews_ofAPairThatWasNotChecked_areNone()
{
    CheckedEstate estate;
    estate.target(0).host = "orders.prd.example";
    (void)estate.synced();
    QVERIFY(findingNewsSince(estate.store(), estate.estate.estate.pairs, 0).value().isEmpty());
}

void TestCheckIsolation::runs_ofTheStore_areOnRecord()
{
    CheckedEstate estate;
    (void)estate.synced();
    const QList<CheckRun> runs
        = estate.store().checkRuns(EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s), 0).value();
    const EstateFacts facts = estate.estate.facts(&runs);
    QCOMPARE(facts.records.runs.value.size(), 1U);
    QCOMPARE(facts.records.runs.value.front().at, runs.first().at);
    QVERIFY(facts.records.runs.value.front().complete);
    QCOMPARE(facts.records.runs.value.front().sandbox, EnvironmentId(u"sandbox"_s));
    const QList<CheckRun> none;
    QCOMPARE(estate.estate.facts(&none).records.runs.state, FactState::KnownEmpty);
}

void TestCheckIsolation::catalogue_ofTheCompany_isJudgedToo()
{
    QTemporaryDir home;
    EstateConfig config;
    config.path = home.filePath(u"estate.yaml"_s);
    config.isolation.catalogue = u"ours.yaml"_s;
    QFile file(home.filePath(u"ours.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(companyControls);
    file.close();
    const auto controls = controlsOf(config);
    QVERIFY2(controls, qPrintable(controls ? QString() : controls.error().toText()));
    QVERIFY(controls->find(u"ACME-01"_s) != nullptr);
    QVERIFY(controls->find(u"INF-07"_s) != nullptr);
}

void TestCheckIsolation::catalogue_thatIsBad_isNamedWithItsLine()
{
    QTemporaryDir home;
    EstateConfig config;
    config.path = home.filePath(u"estate.yaml"_s);
    config.isolation.catalogue = u"ours.yaml"_s;
    QCOMPARE(controlsOf(config).error().kind, Error::Kind::BadFile); // not there
    QFile file(home.filePath(u"ours.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("version: 1\ncontrols:\n  - {id: 7}\n");
    file.close();
    const auto controls = controlsOf(config);
    QVERIFY(!controls);
    QVERIFY2(controls.error().place.contains(u"ours.yaml:"_s), qPrintable(controls.error().place));
}

QTEST_GUILESS_MAIN(TestCheckIsolation)
#include "tst_checkisolation.moc"
