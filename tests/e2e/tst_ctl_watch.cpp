// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"
#include "e2e/twokongs.h"

#include <QDBusConnection>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

KongSeed kongWith(const std::string &affix, const std::string &host)
{
    KongSeed seed;
    seed.route("orders" + affix, seed.service("orders" + affix, host, {{"id", KongSeed::uuid("orders")}}), "/orders");
    return seed;
}

//! A session bus of its own; empty address if there is no dbus-daemon.
class SessionBus
{
public:
    SessionBus()
    {
        const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (daemon.isEmpty())
            return;
        m_daemon.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (m_daemon.waitForStarted() && (m_daemon.canReadLine() || m_daemon.waitForReadyRead()))
            address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~SessionBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(SessionBus)
    QString address;

private:
    QProcess m_daemon;
};

} // namespace

//! Stands where a desktop shows notifications.
class NotificationServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QString title, text;
    int urgency = -1;

public slots:
    uint Notify(const QString &, uint, const QString &, const QString &summary, const QString &body, const QStringList &,
                const QVariantMap &hints, int)
    {
        title = summary;
        text = body;
        urgency = hints.value(u"urgency"_s).toInt();
        return 1;
    }
};

//! `bulkheadctl watch`, through the real program.
class TestCtlWatch : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void watch_sandboxStartsToCallProduction_tellsIt();
    void watch_json_isALineForEachRound();
    void watch_notify_reachesTheDesktop();
    void watch_notifyWithoutDesktop_saysSoAndGoesOn();
    void watch_stopped_endsWell();
    void watch_badWords_areUsage_data();
    void watch_badWords_areUsage();

private:
    //! Two rounds; the sandbox is pointed at production after the first.
    CtlRun watchTheChange(const QStringList &words);

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

void TestCtlWatch::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_ctl = std::make_unique<Ctl>();
    m_sandbox = std::make_unique<FakeKong>(kongWith("-sbx", "orders.sbx.example"));
    m_production = std::make_unique<FakeKong>(kongWith("-prd", "orders.prd.example"));
    const QByteArray isolation
        = "isolation:\n  resolve: {hosts: {orders.sbx.example: 192.0.2.1, orders.prd.example: 192.0.2.2}}\n";
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, isolation)));
}

CtlRun TestCtlWatch::watchTheChange(const QStringList &words)
{
    QProcess process;
    m_ctl->start(process, QStringList{u"watch"_s, u"--every"_s, u"1s"_s, u"--rounds"_s, u"2"_s} + words);
    QByteArray first;
    const bool told = QTest::qWaitFor([&] {
        first += process.readAllStandardOutput();
        return first.contains('\n') || process.state() == QProcess::NotRunning;
    }, 60000);
    if (told) {
        m_sandbox->remove("services", KongSeed::uuid("orders"));
        m_sandbox->add("services", {{"id", KongSeed::uuid("orders")}, {"name", "orders-sbx"}, {"host", "orders.prd.example"}});
    }
    CtlRun run = Ctl::finishServing(process);
    run.out.prepend(first);
    return run;
}

void TestCtlWatch::watch_sandboxStartsToCallProduction_tellsIt()
{
    const CtlRun run = watchTheChange({});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("snapshot 1: sandbox/production"), run.out.constData());
    QVERIFY2(run.out.contains("sandbox/production: INF-07 was pass, is fail: "), run.out.constData());
}

void TestCtlWatch::watch_json_isALineForEachRound()
{
    const CtlRun run = watchTheChange({u"--json"_s});
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(lines.first()).object();
    const QJsonObject second = QJsonDocument::fromJson(lines.last()).object();
    QVERIFY(first["news"_L1].toArray().isEmpty());
    QVERIFY(!second["news"_L1].toArray().isEmpty());
    QCOMPARE(second["snapshot"_L1].toInt(), 2);
    QCOMPARE(second["check"_L1]["pairs"_L1].toArray().size(), 1);
}

void TestCtlWatch::watch_notify_reachesTheDesktop()
{
    const SessionBus bus;
    if (bus.address.isEmpty())
        QSKIP("dbus-daemon is not installed");
    NotificationServer server;
    {
        auto connection = QDBusConnection::connectToBus(bus.address, u"desktop"_s);
        QVERIFY(connection.registerObject(u"/org/freedesktop/Notifications"_s, &server, QDBusConnection::ExportAllSlots));
        QVERIFY(connection.registerService(u"org.freedesktop.Notifications"_s));
    }
    m_ctl->extra.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus.address);
    const CtlRun run = watchTheChange({u"--notify"_s});
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    QCOMPARE(run.code, 0);
    QCOMPARE(server.title, u"Acme: isolation got worse"_s);
    QVERIFY2(server.text.contains(u"INF-07 was pass, is fail"_s), qPrintable(server.text));
    QCOMPARE(server.urgency, 2);
}

void TestCtlWatch::watch_notifyWithoutDesktop_saysSoAndGoesOn()
{
    const CtlRun run = watchTheChange({u"--notify"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.err.contains("session bus") || run.err.contains("no notification could be shown"), run.err.constData());
}

void TestCtlWatch::watch_stopped_endsWell()
{
    QProcess process;
    m_ctl->start(process, {u"watch"_s, u"--every"_s, u"1h"_s});
    QVERIFY(QTest::qWaitFor([&] { return process.bytesAvailable() > 0; }, 60000));
    process.terminate();
    QCOMPARE(Ctl::finishServing(process).code, 0);
}

void TestCtlWatch::watch_badWords_areUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("hint");
    QTest::newRow("every") << QStringList{u"--every"_s, u"soon"_s} << QByteArray("write 30s, 15m or 2h");
    QTest::newRow("every too short") << QStringList{u"--every"_s, u"1ms"_s} << QByteArray("write 30s, 15m or 2h");
    QTest::newRow("rounds") << QStringList{u"--rounds"_s, u"0"_s} << QByteArray("write a whole number from 1");
}

void TestCtlWatch::watch_badWords_areUsage()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, hint);
    const CtlRun run = m_ctl->run(QStringList{u"watch"_s} + words);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(hint), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCtlWatch)
#include "tst_ctl_watch.moc"
