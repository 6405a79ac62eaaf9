// SPDX-License-Identifier: GPL-3.0-or-later
// What the log and the history of the store tell of releases, through the real desk, execution and store.
#include "estate/record.h"
#include "isolation/evaluate.h"
#include "isolation/factindex.h"
#include "store/sqlitestore.h"
#include "usecases/gatebench.h"
#include "usecases/loadcatalog.h"
#include "usecases/logrecords.h"
#include "usecases/people.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::test;
using namespace std::chrono_literals;

namespace {

//! A log with people, a store with what the gateway "target" of production held at each sync, and a promotion at will.
class Releases
{
public:
    Releases()
        : m_folder(fastFolder())
        , m_store(openSqliteStore(m_folder.filePath(u"snapshots.db"_s)).value())
    {
        if (const auto met = bench.meet(); !met)
            qFatal("%s", qPrintable(met.error().toText()));
        m_records = std::make_unique<TrailRecords>(*bench.trail, bench.estate, bench.clock);
    }

    //! The deployments of production, by id with its host and a label.
    using Held = std::map<std::string, std::pair<std::string, std::string>>;
    SnapshotId sync(const Held &held, std::chrono::milliseconds later = 1h)
    {
        bench.clock->time += later;
        std::vector<EntityRecord> records = recordsOf(held);
        const SnapshotId snapshot = m_store->beginSnapshot(u"acme"_s, bench.clock->time).value();
        auto writer = m_store->beginGateway(snapshot, GatewayId(u"target"_s)).value();
        CollectionReport said = report({"default", "services"});
        said.kinds = {EntityKind::Deployment};
        if (!writer->add(said.key, std::move(records)) || !writer->finish(said) || !m_store->finishSnapshot(snapshot, bench.clock->time + 1min))
            qFatal("the test's own store");
        bench.clock->time += 2min;
        return snapshot;
    }

    [[nodiscard]] static std::vector<EntityRecord> recordsOf(const Held &held)
    {
        std::vector<EntityRecord> records;
        for (const auto &[id, form] : held) {
            Deployment deployment;
            deployment.nativeId = deployment.nativeName = id;
            deployment.hosts = {form.first};
            deployment.labels = {{"note", form.second}};
            records.push_back(toRecord(deployment));
        }
        return records;
    }

    //! A promotion whose entry says what it makes of production.
    std::string promote(const Held &from, const Held &to)
    {
        bench.units = promotion::unitChanges(recordsOf(from), recordsOf(to));
        return promote();
    }

    //! Another value of "orders" promoted by eng, approved by one and two.
    std::string promote(const QStringList &approvers = {u"one"_s, u"two"_s})
    {
        bench.opener.source["orders"] = JsonValue::Object{{"n", ++m_value}};
        const auto asked = bench.ask({});
        for (const QString &person : approvers)
            (void)bench.approve(*asked, person);
        const auto done = bench.apply(*asked, {});
        if (!done || done->request.state != promotion::State::Applied)
            qFatal("the test's own promotion: %s", done ? qPrintable(done->problem) : qPrintable(done.error().toText()));
        return asked->id;
    }

    [[nodiscard]] std::shared_ptr<const CatalogView> view(SnapshotId asOf = 0)
    {
        return loadCatalog(*m_store, bench.estate, asOf, CancelToken(), bench.clock->time, m_records->now(bench.estate)).value();
    }
    [[nodiscard]] ConsoleRecords records(SnapshotId asOf = 0) { return view(asOf)->facts->records; }
    [[nodiscard]] static const Baseline &target(const ConsoleRecords &records)
    {
        return *std::find_if(records.baselines.value.begin(), records.baselines.value.end(), [](const Baseline &one) { return one.gateway == "target"; });
    }

    GateBench bench;
    [[nodiscard]] Store &store() { return *m_store; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<TrailRecords> m_records;
    int m_value = 10;
};

const Releases::Held before{{"orders", {"orders.example", "a"}}, {"pay", {"pay.example", "a"}}};

Releases::Held with(const std::string &id, const std::string &host, const std::string &note = "a")
{
    Releases::Held held = before;
    held[id] = {host, note};
    return held;
}

QString texts(const std::vector<ObservedChange> &changes)
{
    QStringList lines;
    for (const ObservedChange &change : changes)
        lines.append(QString::fromStdString(change.entity + ' ' + change.field + ' ' + change.before + " -> " + change.after + (change.promotion.empty() ? "" : " explained")));
    return lines.join(u'\n');
}

//! "pass" or "warn GOV-11.anchor-old".
QString said(const CatalogView &view, const char *control)
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.only = {QString::fromLatin1(control)};
    const PairResult result = evaluate(PairFacts(*view.facts, *view.index, EnvironmentId(u"sbx"_s), EnvironmentId(u"prd"_s)), input);
    QString text = QString::fromLatin1(toWire(result.find(control)->verdict));
    for (const UnitResult &unit : result.find(control)->units)
        text += u' ' + QString::fromLatin1(unit.reason->id);
    return text;
}

} // namespace

class TestLogRecords : public QObject
{
    Q_OBJECT
private slots:
    void estate_withoutALog_leavesEverythingUnsupported();
    void promotion_thatWasApproved_isOnRecordWithItsPeople();
    void promotion_brokenThrough_isApprovedByReviewsInTime_data();
    void promotion_brokenThrough_isApprovedByReviewsInTime();
    void change_betweenTwoReads_isExplainedByThePromotionBetweenThem();
    void change_ofAnotherApiBetweenTheSameReads_isUnexplained();
    void change_besideThePromotion_isUnexplainedAlone();
    void change_otherThanThePromotionWrote_isADeltaFromWhatItWrote();
    void change_withoutPromotion_isOnRecordAndADelta();
    void change_thatWentBack_isNoDeltaButStaysAChange();
    void approvedState_afterAPromotion_holdsForWhatItWroteOnly();
    void baseline_withoutPromotion_isInGraceForFourteenDays();
    void contractCheck_isWhatTheGateSaidAtTheStart_data();
    void contractCheck_isWhatTheGateSaidAtTheStart();
    void contractCheck_ofPoliciesOnly_touchesNoContract_data();
    void contractCheck_ofPoliciesOnly_touchesNoContract();
    void log_isJudgedBesideWhatItTells();
    void log_whenThereIsNone_isUnknown();
    void past_knowsNothingOfWhatCameLater();
    void reader_thatWasAskedBefore_saysTheSameAsANewOne();
    void policy_changedSince_doesNotBlameEarlierPromotions();
    void change_longAgo_isNotInThePeriodButADelta();
};

void TestLogRecords::estate_withoutALog_leavesEverythingUnsupported()
{
    Releases releases;
    releases.sync(before);
    releases.sync(with("pay", "other.example"));
    const auto view = loadCatalog(releases.store(), releases.bench.estate, 0, CancelToken(), releases.bench.clock->time).value();
    const ConsoleRecords &records = view->facts->records;
    QCOMPARE(records.promotions.state, FactState::Unsupported);
    QCOMPARE(records.changes.state, FactState::Unsupported);
    QCOMPARE(records.baselines.state, FactState::Unsupported);
}

void TestLogRecords::promotion_thatWasApproved_isOnRecordWithItsPeople()
{
    Releases releases;
    releases.sync(before);
    QCOMPARE(releases.records().promotions.state, FactState::KnownEmpty);
    const std::string id = releases.promote();
    releases.sync(with("orders", "new.example"));
    const ConsoleRecords records = releases.records();
    QCOMPARE(records.promotions.value.size(), std::size_t(1));
    const PromotionRecord &one = records.promotions.value.front();
    QCOMPARE(one.id, id);
    QCOMPARE(one.requester, std::string("eng"));
    QCOMPARE(one.approvers, (std::vector<std::string>{"one", "two"}));
    QCOMPARE(one.authors, (std::vector<std::string>{"aut"}));
    QCOMPARE(one.quorum, 2);
    QVERIFY(one.approved && one.executed && !one.emergency && one.approvedAt <= one.executedAt);
    QVERIFY(!one.approvedDigest.empty() && one.approvedDigest == one.executedDigest);
    QCOMPARE(one.to, EnvironmentId(u"prd"_s));
}

void TestLogRecords::promotion_brokenThrough_isApprovedByReviewsInTime_data()
{
    QTest::addColumn<QStringList>("reviewers");
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("isApproved");
    QTest::newRow("nobody") << QStringList() << 1 << false;
    QTest::newRow("one of two") << QStringList{u"one"_s} << 1 << false;
    QTest::newRow("two in time") << QStringList{u"one"_s, u"two"_s} << 1 << true;
    QTest::newRow("two too late") << QStringList{u"one"_s, u"two"_s} << 30 << false;
}

void TestLogRecords::promotion_brokenThrough_isApprovedByReviewsInTime()
{
    QFETCH(const QStringList, reviewers);
    QFETCH(const int, hours);
    QFETCH(const bool, isApproved);
    Releases releases;
    releases.sync(before);
    const auto asked = releases.bench.ask({});
    VERIFY_OK(asked);
    const auto broken = releases.bench.breakThrough(*asked, u"rescuer"_s, u"fire"_s, {});
    VERIFY_OK(broken);
    releases.bench.clock->time += std::chrono::hours(hours);
    for (const QString &person : reviewers)
        VERIFY_OK(releases.bench.review(*asked, person));
    releases.sync(before);
    const ConsoleRecords records = releases.records();
    QCOMPARE(records.promotions.value.size(), std::size_t(1));
    QVERIFY(records.promotions.value.front().emergency);
    QCOMPARE(records.promotions.value.front().approved, isApproved);
    QCOMPARE(records.promotions.value.front().retrospective, isApproved);
    QCOMPARE(Releases::target(records).isThere, isApproved);
}

void TestLogRecords::change_betweenTwoReads_isExplainedByThePromotionBetweenThem()
{
    Releases releases;
    releases.sync(before);
    releases.promote();
    releases.sync(with("orders", "new.example"));
    const ConsoleRecords records = releases.records();
    QCOMPARE(texts(records.changes.value), u"deployment orders hosts [\"orders.example\"] -> [\"new.example\"] explained"_s);
    QVERIFY(Releases::target(records).isThere);
    QVERIFY(Releases::target(records).deltas.empty());
    releases.sync(with("orders", "newer.example")); // a read later nobody promotes
    QCOMPARE(texts(Releases::target(releases.records()).deltas), u"deployment orders hosts [\"new.example\"] -> [\"newer.example\"]"_s);
}

void TestLogRecords::change_ofAnotherApiBetweenTheSameReads_isUnexplained()
{
    Releases releases;
    releases.sync(before);
    releases.promote(before, with("orders", "new.example"));
    Releases::Held both = with("orders", "new.example");
    both["pay"] = {"beta.example", "a"};
    releases.sync(both);
    const ConsoleRecords records = releases.records();
    QCOMPARE(texts(records.changes.value), u"deployment orders hosts [\"orders.example\"] -> [\"new.example\"] explained\n"
                                           "deployment pay hosts [\"pay.example\"] -> [\"beta.example\"]"_s);
    QCOMPARE(texts(Releases::target(records).deltas), u"deployment pay hosts [\"pay.example\"] -> [\"beta.example\"]"_s);
    QCOMPARE(QString::fromStdString(records.changes.value.back().name + " of " + records.changes.value.back().api), u"pay of pay"_s);
}

void TestLogRecords::change_besideThePromotion_isUnexplainedAlone()
{
    Releases releases;
    releases.sync(before);
    releases.promote(before, with("orders", "new.example"));
    releases.sync(with("orders", "new.example", "b"));
    const ConsoleRecords records = releases.records();
    QCOMPARE(records.changes.value.size(), std::size_t(2));
    QCOMPARE(records.changes.value[0].field, std::string("hosts"));
    QVERIFY(!records.changes.value[0].promotion.empty());
    QCOMPARE(records.changes.value[1].field, std::string("labels"));
    QVERIFY(records.changes.value[1].promotion.empty() && records.changes.value[1].cosmetic);
    QCOMPARE(Releases::target(records).deltas.size(), std::size_t(1));
    QCOMPARE(Releases::target(records).deltas.front().field, std::string("labels"));
}

void TestLogRecords::change_otherThanThePromotionWrote_isADeltaFromWhatItWrote()
{
    Releases releases;
    releases.sync(before);
    releases.promote(before, with("orders", "new.example"));
    releases.sync(with("orders", "beta.example"));
    ConsoleRecords records = releases.records();
    QCOMPARE(texts(records.changes.value), u"deployment orders hosts [\"orders.example\"] -> [\"beta.example\"]"_s);
    QCOMPARE(texts(Releases::target(records).deltas), u"deployment orders hosts [\"new.example\"] -> [\"beta.example\"]"_s);
    releases.sync(with("orders", "new.example")); // somebody put it back to what was approved
    records = releases.records();
    QVERIFY(Releases::target(records).deltas.empty());
    QCOMPARE(records.changes.value.size(), std::size_t(1));
}

void TestLogRecords::change_withoutPromotion_isOnRecordAndADelta()
{
    Releases releases;
    releases.sync(before);
    releases.promote();
    releases.sync(before);
    releases.sync(with("pay", "beta.example", "b"));
    Releases::Held gone = with("pay", "beta.example", "b");
    gone.erase("orders");
    releases.sync(gone);
    const ConsoleRecords records = releases.records();
    const QString said = u"deployment orders presence present -> absent\n"
                         "deployment pay hosts [\"pay.example\"] -> [\"beta.example\"]\n"
                         "deployment pay labels"_s;
    QVERIFY2(texts(records.changes.value).startsWith(said), qPrintable(texts(records.changes.value)));
    QVERIFY2(texts(Releases::target(records).deltas).startsWith(said), qPrintable(texts(Releases::target(records).deltas)));
    QVERIFY(!records.changes.value[1].cosmetic);
    QVERIFY(records.changes.value[2].cosmetic);
}

void TestLogRecords::change_thatWentBack_isNoDeltaButStaysAChange()
{
    Releases releases;
    releases.sync(before);
    releases.promote();
    releases.sync(before);
    releases.sync(with("pay", "beta.example"));
    releases.sync(before);
    const ConsoleRecords records = releases.records();
    QVERIFY(Releases::target(records).deltas.empty());
    QCOMPARE(records.changes.value.size(), std::size_t(1));
}

void TestLogRecords::approvedState_afterAPromotion_holdsForWhatItWroteOnly()
{
    Releases releases;
    releases.sync(before);
    releases.sync(with("pay", "beta.example"));
    releases.promote(); // of orders; what happened to pay before stays unexplained
    Releases::Held both = with("pay", "beta.example");
    both["orders"] = {"new.example", "a"};
    releases.sync(both);
    QCOMPARE(texts(Releases::target(releases.records()).deltas), u"deployment pay hosts [\"pay.example\"] -> [\"beta.example\"]"_s);
}

void TestLogRecords::baseline_withoutPromotion_isInGraceForFourteenDays()
{
    Releases releases;
    releases.sync(before);
    releases.sync(before, 13 * 24h);
    QVERIFY(Releases::target(releases.records()).inGrace);
    QVERIFY(!Releases::target(releases.records()).isThere);
    releases.sync(before, 25h);
    QVERIFY(!Releases::target(releases.records()).inGrace);
    QVERIFY(!Releases::target(releases.records()).isThere);
}

void TestLogRecords::contractCheck_isWhatTheGateSaidAtTheStart_data()
{
    QTest::addColumn<QStringList>("breaking");
    QTest::addColumn<bool>("isWaived");
    QTest::addColumn<bool>("isPassed");
    QTest::newRow("it breaks nothing") << QStringList() << false << true;
    QTest::newRow("it breaks something that was waived") << QStringList{u"removed: GET /orders"_s} << true << true;
    QTest::newRow("it breaks something, and somebody broke through") << QStringList{u"removed: GET /orders"_s} << false << false;
}

void TestLogRecords::contractCheck_isWhatTheGateSaidAtTheStart()
{
    QFETCH(const QStringList, breaking);
    QFETCH(const bool, isWaived);
    QFETCH(const bool, isPassed);
    Releases releases;
    releases.sync(before);
    const QStringList needs = breaking.isEmpty() ? QStringList() : QStringList{u"contract"_s};
    const auto asked = releases.bench.ask(breaking, needs);
    VERIFY_OK(asked);
    if (isWaived)
        VERIFY_OK(releases.bench.waive(*asked, u"three"_s, breaking));
    if (isWaived || breaking.isEmpty()) {
        VERIFY_OK(releases.bench.approve(*asked, u"one"_s));
        VERIFY_OK(releases.bench.approve(*asked, u"two"_s));
        VERIFY_OK(releases.bench.apply(*asked, breaking));
    } else {
        VERIFY_OK(releases.bench.breakThrough(*asked, u"rescuer"_s, u"fire"_s, breaking));
    }
    releases.sync(before);
    const ConsoleRecords records = releases.records();
    QCOMPARE(records.contractChecks.value.size(), std::size_t(1));
    const ContractCheckRecord &check = records.contractChecks.value.front();
    QCOMPARE(check.promotion, asked->id);
    QCOMPARE(check.passed, isPassed);
    QCOMPARE(check.breaking, breaking.isEmpty() ? 0 : 1);
    QCOMPARE(check.exceptionApproved, isWaived);
    QVERIFY(!records.contractChecks.isDecided()); // releases before the console are not among them
}

void TestLogRecords::contractCheck_ofPoliciesOnly_touchesNoContract_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isUntouched");
    QTest::addColumn<QString>("said");
    QTest::newRow("policies") << int(EntityKind::Policy) << true << u"not_applicable REL-03.untouched"_s;
    QTest::newRow("routes") << int(EntityKind::Route) << false << u"warn REL-03.diff-only"_s;
}

void TestLogRecords::contractCheck_ofPoliciesOnly_touchesNoContract()
{
    QFETCH(const int, kind);
    QFETCH(const bool, isUntouched);
    Releases releases;
    releases.sync(before);
    releases.bench.kind = EntityKind(kind);
    releases.promote();
    releases.sync(before);
    const auto view = releases.view();
    QCOMPARE(view->facts->records.contractChecks.value.size(), std::size_t(1));
    QCOMPARE(view->facts->records.contractChecks.value.front().contractUntouched, isUntouched);
    QTEST(said(*view, "REL-03"), "said");
}

//! GOV-11, by the log that the rest is read from.
void TestLogRecords::log_isJudgedBesideWhatItTells()
{
    Releases releases;
    const UtcTime begun = releases.bench.clock->time;
    const SnapshotId first = releases.sync(before);
    const Fact<AuditState> audit = releases.records().audit;
    QVERIFY(audit.isKnown() && audit.value.verified && audit.value.anchored);
    QCOMPARE(audit.value.anchoredAt, begun);
    QCOMPARE(said(*releases.view(), "GOV-11"), u"pass"_s);
    releases.sync(before, 24h); // and nothing is recorded meanwhile
    QCOMPARE(said(*releases.view(), "GOV-11"), u"warn GOV-11.anchor-old"_s);
    QCOMPARE(said(*releases.view(first), "GOV-11"), u"pass"_s); // as of then
    releases.promote();
    QCOMPARE(said(*releases.view(), "GOV-11"), u"pass"_s);
}

void TestLogRecords::log_whenThereIsNone_isUnknown()
{
    Releases releases;
    releases.sync(before);
    const auto view = loadCatalog(releases.store(), releases.bench.estate, 0, CancelToken(), releases.bench.clock->time).value();
    QCOMPARE(said(*view, "GOV-11"), u"unknown GOV-11.not-kept"_s);
    LogRecords unreadable;
    unreadable.setUnreadable();
    const auto blind = loadCatalog(releases.store(), releases.bench.estate, 0, CancelToken(), releases.bench.clock->time, &unreadable).value();
    QCOMPARE(said(*blind, "GOV-11"), u"unknown GOV-11.not-read"_s);
}

void TestLogRecords::past_knowsNothingOfWhatCameLater()
{
    Releases releases;
    releases.sync(before);
    releases.promote();
    const SnapshotId then = releases.sync(with("orders", "new.example"));
    const QString promotionsThen = QString::number(releases.records().promotions.value.size()), changesThen = texts(releases.records().changes.value);
    releases.sync(with("pay", "beta.example"));
    releases.promote();
    releases.sync(before);
    const ConsoleRecords past = releases.records(then);
    QCOMPARE(QString::number(past.promotions.value.size()), promotionsThen);
    QCOMPARE(texts(past.changes.value), changesThen);
    QVERIFY(Releases::target(past).deltas.empty());
    QCOMPARE(releases.records().promotions.value.size(), std::size_t(2));
}

void TestLogRecords::reader_thatWasAskedBefore_saysTheSameAsANewOne()
{
    Releases releases;
    const std::vector<Releases::Held> story{before, with("pay", "a.example"), with("orders", "b.example"), before, with("pay", "c.example"), {}, before};
    for (std::size_t i = 0; i < story.size(); ++i) {
        if (i % 3 == 1)
            releases.promote();
        const SnapshotId snapshot = releases.sync(story[i]);
        const ConsoleRecords grown = releases.records(i % 2 == 0 ? 0 : snapshot);
        TrailRecords fresh(*releases.bench.trail, releases.bench.estate, releases.bench.clock);
        const auto view = loadCatalog(releases.store(), releases.bench.estate, 0, CancelToken(), releases.bench.clock->time, fresh.now(releases.bench.estate)).value();
        QCOMPARE(texts(grown.changes.value), texts(view->facts->records.changes.value));
        QCOMPARE(texts(Releases::target(grown).deltas), texts(Releases::target(view->facts->records).deltas));
    }
    QVERIFY(!releases.records().changes.value.empty());
}

void TestLogRecords::policy_changedSince_doesNotBlameEarlierPromotions()
{
    Releases releases;
    releases.sync(before);
    releases.promote();
    QCOMPARE(releases.records().promotions.value.front().quorum, 2);
    EstateConfig stricter = releases.bench.estate;
    stricter.promotionPaths[0].approvals.quorum = 3;
    stricter.policy = estateOf(3).policy;
    VERIFY_OK(acceptPolicy(*releases.bench.trail, GateBench::actor(u"ada"_s), stricter));
    releases.bench.use(stricter);
    QCOMPARE(releases.records().promotions.value.front().quorum, 1);
}

void TestLogRecords::change_longAgo_isNotInThePeriodButADelta()
{
    Releases releases;
    releases.sync(before);
    releases.promote();
    releases.sync(before);
    releases.sync(with("pay", "beta.example"));
    releases.sync(with("pay", "beta.example"), 100 * 24h);
    const ConsoleRecords records = releases.records();
    QCOMPARE(records.changes.state, FactState::KnownEmpty);
    QCOMPARE(records.promotions.state, FactState::KnownEmpty);
    QCOMPARE(texts(Releases::target(records).deltas), u"deployment pay hosts [\"pay.example\"] -> [\"beta.example\"]"_s);
    QVERIFY(Releases::target(records).isThere);
}

QTEST_GUILESS_MAIN(TestLogRecords)
#include "tst_logrecords.moc"
