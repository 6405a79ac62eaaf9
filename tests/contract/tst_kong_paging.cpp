// SPDX-License-Identifier: GPL-3.0-or-later
// What a Kong that changes while it is paged through may do to the rows read; kongtrail.h says what one
// pass guarantees. Needs the faults of the fake, so it is never run against a real Kong.
#include "contract/kongharness.h"
#include "demo/fakekong.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Ids = std::vector<std::string>;

constexpr qint64 start = 1'795'455'787;

std::unique_ptr<FakeKong> kongOf(int consumers, int perPage)
{
    KongSeed seed;
    seed.addMany("consumers", consumers, "c");
    FakeKongOptions options;
    options.mostPerPage = perPage;
    return std::make_unique<FakeKong>(std::move(seed), options);
}

int runs()
{
    return qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 200 : 20;
}

//! Consumers come and go at random while they are listed; keeps every state there was.
class Churn
{
public:
    Churn(FakeKong &kong, int run, int changes, int rareness)
        : m_random(quint32(run + 1))
        , m_run(run)
        , m_left(1 + int(m_random.bounded(changes)))
        , m_rareness(rareness)
    {
        m_states.push_back(kong.ids("consumers"));
        kong.onList([this](FakeKong &fake, const std::string &path, int number) {
            if (path == "consumers" && m_left > 0 && m_random.bounded(m_rareness) == 0)
                change(fake, number);
        });
    }

    [[nodiscard]] const std::vector<Ids> &states() const { return m_states; }
    [[nodiscard]] bool has(const Ids &ids) const
    {
        return std::find(m_states.begin(), m_states.end(), ids) != m_states.end();
    }
    //! What was there in all states.
    [[nodiscard]] Ids stayed() const
    {
        Ids result = m_states.front();
        for (const Ids &state : m_states) {
            Ids both;
            std::set_intersection(result.begin(), result.end(), state.begin(), state.end(),
                                  std::back_inserter(both));
            result = std::move(both);
        }
        return result;
    }
    //! What was there in any.
    [[nodiscard]] Ids everThere() const
    {
        std::set<std::string> all;
        for (const Ids &state : m_states)
            all.insert(state.begin(), state.end());
        return {all.begin(), all.end()};
    }

private:
    void change(FakeKong &fake, int number)
    {
        --m_left;
        const Ids &now = m_states.back();
        if (m_random.bounded(2) == 0)
            fake.remove("consumers", now[m_random.bounded(quint32(now.size()))]);
        else
            fake.add("consumers",
                     {{"id", KongSeed::uuid(std::to_string(m_run) + "/" + std::to_string(number))}});
        m_states.push_back(fake.ids("consumers"));
    }

    QRandomGenerator m_random;
    int m_run, m_left, m_rareness;
    std::vector<Ids> m_states;
};

bool holds(const Ids &all, const Ids &part)
{
    return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

} // namespace

class TestKongPaging : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void read_ofFewPagesThatChange_isOneMomentOrTorn();
    void read_ofManyPagesThatChange_missesNoRowThatStayed();
    void read_whileTargetsChange_neverMissesInSilence();
    void read_whileARowIsMadeAhead_readsAgain();
    void read_whileARowIsMadeBehind_leavesItToTheNext();
    void read_ofARowFromTheFuture_isWhole();
    void read_thatNeverSettles_isTorn_data();
    void read_thatNeverSettles_isTorn();
    void read_ofManyPages_asksForFewAgain();
    void read_ofALargePageThatIsBroken_saysHow_data();
    void read_ofALargePageThatIsBroken_saysHow();
};

void TestKongPaging::read_ofFewPagesThatChange_isOneMomentOrTorn()
{
    int whole = 0;
    for (int run = 0; run < runs(); ++run) {
        const auto fake = kongOf(3000, run % 2 == 0 ? 1000 : 800); // three pages or four
        Churn churn(*fake, run, 3, 2);
        const auto reading = readAll(fake->url());
        fake->onList({});
        const CollectionReport *report = reading->sink.report("consumers");
        QVERIFY(report && !report->error);
        QVERIFY2(churn.has(reading->sink.ids(EntityKind::Consumer)) || report->torn,
                 qPrintable(u"run %1"_s.arg(run)));
        whole += report->torn ? 0 : 1;
    }
    QVERIFY2(whole > runs() / 4, qPrintable(u"%1 of %2"_s.arg(whole).arg(runs())));
}

void TestKongPaging::read_ofManyPagesThatChange_missesNoRowThatStayed()
{
    int whole = 0, changes = 0;
    for (int run = 0; run < runs(); ++run) {
        const auto fake = kongOf(3000, 100);
        Churn churn(*fake, run, 8, 4);
        const auto reading = readAll(fake->url());
        fake->onList({});
        const CollectionReport *report = reading->sink.report("consumers");
        QVERIFY(report && !report->error);
        const Ids ids = reading->sink.ids(EntityKind::Consumer);
        QVERIFY2(holds(ids, churn.stayed()), qPrintable(u"run %1 misses a row"_s.arg(run)));
        QVERIFY2(holds(churn.everThere(), ids), qPrintable(u"run %1 has a row twice, or made one up"_s.arg(run)));
        whole += report->torn ? 0 : 1;
        changes += int(churn.states().size()) - 1;
    }
    QVERIFY(changes > runs() * 2);
    QVERIFY2(whole > runs() / 4, qPrintable(u"%1 of %2"_s.arg(whole).arg(runs())));
}

void TestKongPaging::read_whileTargetsChange_neverMissesInSilence()
{
    KongSeed seed;
    const std::string upstream = seed.upstream("big.upstream");
    const std::string list = "upstreams/" + upstream + "/targets";
    for (int i = 0; i < 1500; ++i)
        seed.target(upstream, "127.0.0.1:" + std::to_string(1000 + i));
    FakeKongOptions options;
    options.mostPerPage = 200; // more pages than are asked for again of a keyset list
    FakeKong fake(std::move(seed), options);
    bool isDone = false;
    int pages = 0;
    fake.onList([&](FakeKong &kong, const std::string &path, int) {
        // The sixth page was answered: a removal on it moves one row of the seventh out of sight.
        const auto ids = kong.ids(path);
        if (path != list || ids.empty() || isDone)
            return;
        isDone = pages++ == 6;
        if (isDone)
            kong.remove(path, ids[1100]);
    });
    const auto reading = readAll(fake.url());
    QVERIFY(isDone);
    const CollectionReport *report = reading->sink.report(list);
    QVERIFY(!report->torn); // read again, and then whole
    auto expected = fake.ids(list);
    std::sort(expected.begin(), expected.end());
    QCOMPARE(reading->sink.ids(EntityKind::Target), expected);
}

void TestKongPaging::read_whileARowIsMadeAhead_readsAgain()
{
    const auto fake = kongOf(3000, 100);
    fake->setTime(start);
    int pages = 0;
    fake->onList([&](FakeKong &kong, const std::string &path, int) {
        if (path != "consumers" || ++pages != 15)
            return;
        kong.setTime(start + 10);
        kong.add("consumers", {{"id", "ffffffff-0000-4000-8000-000000000000"}, {"created_at", start + 5}});
    });
    const auto reading = readAll(fake->url());
    fake->onList({});
    QVERIFY(!reading->sink.report("consumers")->torn);
    QCOMPARE(reading->sink.ids(EntityKind::Consumer), fake->ids("consumers"));
    QCOMPARE(pages, 31 + 31 + int(KongTrail::pagesAskedAgain)); // the first pass was not worth a check
}

void TestKongPaging::read_whileARowIsMadeBehind_leavesItToTheNext()
{
    const auto fake = kongOf(3000, 100);
    const Ids before = fake->ids("consumers");
    const std::string behind = before[1000].substr(0, 35) + "~"; // sorts into the eleventh page
    int pages = 0;
    fake->onList([&](FakeKong &kong, const std::string &path, int) {
        if (path == "consumers" && ++pages == 20)
            kong.add("consumers", {{"id", behind}});
    });
    const auto first = readAll(fake->url());
    fake->onList({});
    QVERIFY(!first->sink.report("consumers")->torn);
    QCOMPARE(first->sink.ids(EntityKind::Consumer), before);
    const auto second = readAll(fake->url());
    QCOMPARE(second->sink.ids(EntityKind::Consumer), fake->ids("consumers"));
    QVERIFY(second->sink.find(EntityKind::Consumer, behind));
}

void TestKongPaging::read_ofARowFromTheFuture_isWhole()
{
    const auto fake = kongOf(3000, 100);
    fake->setTime(start);
    fake->add("consumers", {{"id", "ffffffff-0000-4000-8000-000000000000"}, {"created_at", start + 1'000'000}});
    const auto reading = readAll(fake->url());
    QVERIFY(!reading->sink.report("consumers")->torn);
    QCOMPARE(reading->sink.report("consumers")->received, 3001);
}

void TestKongPaging::read_thatNeverSettles_isTorn_data()
{
    QTest::addColumn<int>("perPage");
    QTest::newRow("two pages, a new row before each") << 1000;
    QTest::newRow("many pages, a new row before each") << 100;
}

void TestKongPaging::read_thatNeverSettles_isTorn()
{
    QFETCH(int, perPage);
    const auto fake = kongOf(1500, perPage);
    fake->onList([](FakeKong &kong, const std::string &path, int number) {
        if (path == "consumers")
            kong.add("consumers", {{"id", "00000000-0000-4000-8000-" + std::to_string(100000000000 + number)}});
    });
    const auto reading = readAll(fake->url());
    fake->onList({});
    QVERIFY(reading->result);
    QVERIFY(reading->sink.report("consumers")->torn);
    QCOMPARE(reading->sink.report("consumers")->state, FactState::Known);
    QVERIFY(!reading->sink.report("services")->torn);
}

void TestKongPaging::read_ofManyPages_asksForFewAgain()
{
    const auto fake = kongOf(3000, 100);
    int pages = 0;
    fake->onList([&pages](FakeKong &, const std::string &path, int) { pages += path == "consumers" ? 1 : 0; });
    const auto reading = readAll(fake->url());
    fake->onList({});
    QCOMPARE(reading->sink.report("consumers")->received, 3000);
    QCOMPARE(pages, 30 + int(KongTrail::pagesAskedAgain));
}

void TestKongPaging::read_ofALargePageThatIsBroken_saysHow_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("words");
    QTest::newRow("whole") << QByteArray(R"(],"next":null})") << QString();
    QTest::newRow("cut off") << QByteArray(R"(,{"id":"x")") << u"JSON"_s;
    QTest::newRow("a row without id") << QByteArray(R"(,{"name":"x"}],"next":null})") << u"without an id"_s;
    QTest::newRow("a row without id, and more to come")
        << QByteArray(R"(,{"name":"x"}],"next":"/consumers?offset=x","offset":"x"})") << u"without an id"_s;
    QTest::newRow("more, but not from where") << QByteArray(R"(],"next":"/consumers?offset=x"})")
                                              << u"not from where"_s;
}

void TestKongPaging::read_ofALargePageThatIsBroken_saysHow()
{
    QFETCH(QByteArray, end);
    QFETCH(QString, words);
    QByteArray body = R"({"data":[{"id":"0"})";
    for (int i = 1; i < 1000; ++i) // large enough for a thread of its own
        body += R"(,{"id":")" + QByteArray::number(i) + R"(","username":")" + QByteArray(80, 'n') + R"("})";
    const auto fake = kongOf(0, 1000);
    body += end;
    fake->answer("/consumers", 200, "application/json", body.toStdString());
    const auto reading = readAll(fake->url());
    QVERIFY(reading->result);
    const CollectionReport *report = reading->sink.report("consumers");
    QCOMPARE(report->error.has_value(), !words.isEmpty());
    QCOMPARE(reading->sink.ids(EntityKind::Consumer).size(), words.isEmpty() ? 1000U : 0U);
    if (report->error)
        QVERIFY2(report->error->what.contains(words), qPrintable(report->error->what));
}

QTEST_GUILESS_MAIN(TestKongPaging)
#include "tst_kong_paging.moc"
