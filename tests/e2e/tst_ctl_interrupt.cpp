// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fakekong.h"
#include "e2e/ctl.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QJsonArray>
#include <QRegularExpression>

#include <atomic>
#include <csignal>
#include <random>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {
constexpr int routes = 1001;
constexpr int few = 15;
} // namespace

//! A sync that is ended in the middle: by Ctrl+C, by SIGTERM, or at once by SIGKILL.
class TestCtlInterrupt : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void sync_interrupted_endsInOrder_data();
    void sync_interrupted_endsInOrder();
    void sync_interruptedTwice_endsAtOnce();
    void check_interrupted_answersAndIsIncomplete();
    void sync_killedAtAnyRequest_leavesAStoreThatWorks();

private:
    void expectSoundStore();
    void startHanging(QProcess &process, const QStringList &words);

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<FakeKong> m_kong;
};

void TestCtlInterrupt::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    KongSeed seed;
    seed.addMany("routes", routes, "route"); // two pages
    for (const char *collection : {"services", "consumers", "upstreams"})
        seed.addMany(collection, few, collection);
    m_kong = std::make_unique<FakeKong>(std::move(seed));
    m_ctl = std::make_unique<Ctl>();
    // Long limits: what ends soon, ends because of the signal.
    QVERIFY(m_ctl->write(u"estate.yaml"_s,
                         "version: 1\nname: t\nenvironments:\n  sandbox: {type: sandbox}\ngateways:\n  kong:\n"
                         "    kind: kong\n    environment: sandbox\n    limits: {timeout: 10m}\n    admin_url: "
                             + m_kong->url().toEncoded() + '\n'));
}

void TestCtlInterrupt::expectSoundStore()
{
    {
        SQLite::Database store(m_ctl->store().toStdString(), SQLite::OPEN_READWRITE);
        QCOMPARE(store.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
        QCOMPARE(store.execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt(), 0);
    }
    QCOMPARE(m_ctl->run({u"catalog"_s, u"list"_s}).code, 0);
    const CtlRun sync = m_ctl->run({u"sync"_s, u"--json"_s});
    QVERIFY2(sync.code == 0, sync.err.constData());
    QCOMPARE(sync.json()["gateways"_L1][0]["counts"_L1]["routes"_L1].toInt(), routes);
    QCOMPARE(m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s}).json()["apis"_L1].toArray().size(), routes + few);
}

//! Starts a command and waits until the gateway has its first request, which it never answers.
void TestCtlInterrupt::startHanging(QProcess &process, const QStringList &words)
{
    m_kong->setRootHangs(true);
    const int before = m_kong->requestCount();
    m_ctl->start(process, words);
    QTRY_VERIFY_WITH_TIMEOUT(m_kong->requestCount() > before, 60000);
}

void TestCtlInterrupt::sync_interrupted_endsInOrder_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<bool>("readBefore");
    for (const bool before : {false, true}) {
        for (const int number : {SIGINT, SIGTERM}) {
            QTest::addRow("signal %d at the first request, %d", number, before) << number << QByteArray("") << before;
            QTest::addRow("signal %d among the pages, %d", number, before) << number << QByteArray("routes") << before;
        }
    }
}

void TestCtlInterrupt::sync_interrupted_endsInOrder()
{
    QFETCH(const int, number);
    QFETCH(const QByteArray, where);
    QFETCH(const bool, readBefore);
    if (readBefore)
        QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QProcess process;
    std::atomic<qint64> victim = 0;
    int page = 0;
    if (where.isEmpty()) {
        startHanging(process, {u"sync"_s, u"--json"_s});
        ::kill(pid_t(process.processId()), number);
    } else {
        m_kong->setDelay(std::chrono::milliseconds(20));
        m_kong->onList([&, path = where.toStdString()](FakeKong &kong, const std::string &asked, int) {
            if (asked != path || victim == 0 || ++page != 2)
                return;
            kong.setDelay(std::chrono::hours(1)); // from here on it is too slow to be waited for
            ::kill(pid_t(victim.load()), number);
        });
        m_ctl->start(process, {u"sync"_s, u"--json"_s});
        victim = process.processId();
    }
    const CtlRun ended = Ctl::finish(process);
    QVERIFY2(ended.code == 3, QByteArray(QByteArray::number(ended.code) + ended.err).constData());
    const QJsonValue gateway = ended.json()["gateways"_L1][0];
    QCOMPARE(gateway["status"_L1].toString(), u"cancelled"_s);
    QCOMPARE(gateway["error"_L1]["kind"_L1].toString(), u"cancelled"_s);
    QVERIFY2(ended.err.contains("kong: the sync was cancelled; what was known before is kept"), ended.err.constData());
    if (readBefore) {
        const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s});
        QCOMPARE(list.json()["apis"_L1].toArray().size(), routes + few);
    }
    m_kong->setRootHangs(false);
    m_kong->setDelay({});
    m_kong->onList({});
    expectSoundStore();
}

void TestCtlInterrupt::sync_interruptedTwice_endsAtOnce()
{
    // The second signal takes its default way at whatever moment it comes: there is no third thing to do.
    QProcess process;
    startHanging(process, {u"sync"_s});
    ::kill(pid_t(process.processId()), SIGINT);
    ::kill(pid_t(process.processId()), SIGINT);
    const CtlRun ended = Ctl::finish(process);
    QVERIFY(ended.code == 3 || ended.code == -1); // in order, or at once
    m_kong->setRootHangs(false);
    expectSoundStore();
}

void TestCtlInterrupt::check_interrupted_answersAndIsIncomplete()
{
    QProcess process;
    startHanging(process, {u"estate"_s, u"check"_s, u"--connect"_s, u"--json"_s});
    ::kill(pid_t(process.processId()), SIGINT);
    const CtlRun ended = Ctl::finish(process);
    QCOMPARE(ended.code, 3);
    QCOMPARE(ended.json()["gateways"_L1][0]["error"_L1]["kind"_L1].toString(), u"cancelled"_s);
}

void TestCtlInterrupt::sync_killedAtAnyRequest_leavesAStoreThatWorks()
{
    const int kills = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 200 : 8;
    constexpr unsigned seed = 20261123;
    std::mt19937 random(seed);
    std::atomic<qint64> victim = 0;
    std::atomic<int> left = 0;
    m_kong->onList([&](FakeKong &, const std::string &, int) {
        if (victim != 0 && --left == 0)
            ::kill(pid_t(victim.load()), SIGKILL);
    });
    QCOMPARE(m_ctl->run({u"sync"_s, u"--quiet"_s}).code, 0);
    const int requests = m_kong->requestCount();
    QVERIFY(requests > 20);
    for (int i = 0; i < kills; ++i) {
        left = int(random() % unsigned(requests - 5)) + 1; // some requests are for no list
        QProcess process;
        m_ctl->start(process, {u"sync"_s, u"--quiet"_s});
        victim = process.processId();
        const CtlRun ended = Ctl::finish(process);
        victim = 0;
        QVERIFY2(ended.code == -1 || ended.code == 0, ended.err.constData());
        const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s});
        QVERIFY2(list.code == 0, qPrintable(u"kill %1 of seed %2"_s.arg(i).arg(seed)));
        QCOMPARE(list.json()["apis"_L1].toArray().size(), routes + few);
    }
    expectSoundStore();
}

QTEST_GUILESS_MAIN(TestCtlInterrupt)
#include "tst_ctl_interrupt.moc"
