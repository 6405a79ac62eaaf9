// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"
#include "e2e/twokongs.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

//! One API with one consumer and its key; both environments call `host`.
KongSeed kongWith(const std::string &affix, const std::string &host, const std::string &key)
{
    KongSeed seed;
    const std::string service = seed.service("orders" + affix, host);
    seed.route("orders" + affix, service, "/orders");
    const std::string consumer = seed.consumer("partner" + affix);
    seed.ofConsumer("key-auths", consumer, {{"key", key}});
    return seed;
}

} // namespace

//! `bulkheadctl isolation check` on two gateways, through the real program.
class TestCtlIsolation : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void check_nothingRead_asksForASync();
    void check_sharedKeyAndTarget_answersOne();
    void check_json_namesBothFacts();
    void check_twice_isNewOnlyTheSecondTime();
    void check_nothingShared_isUnprovenAndAnswersZero();
    void check_failOnUnknown_answersOneWhenNothingIsShared();
    void check_control_judgesOnlyThat();
    void check_gatewayDead_keepsTheFail();
    void check_sarif_isOneDocument();
    void check_junit_isWellFormed();
    void check_asOf_answersFromThen();
    void changes_betweenTheLastTwoRuns_nameWhatCameAndWent();
    void changes_ofOneRun_areNone();
    void changes_ofARunThatIsNotThere_areUsage();
    void check_badWords_areUsage_data();
    void check_badWords_areUsage();

private:
    void serve(const std::string &sandboxHost, const std::string &sandboxKey);
    [[nodiscard]] CtlRun check(QStringList words = {}) const
    {
        return m_ctl->run(QStringList{u"isolation"_s, u"check"_s} + words);
    }

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

void TestCtlIsolation::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_ctl = std::make_unique<Ctl>();
    serve("orders.prd.example", "one-key-for-all");
}

void TestCtlIsolation::serve(const std::string &sandboxHost, const std::string &sandboxKey)
{
    m_sandbox = std::make_unique<FakeKong>(kongWith("-sbx", sandboxHost, sandboxKey));
    m_production = std::make_unique<FakeKong>(kongWith("-prd", "orders.prd.example", "one-key-for-all"));
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production)));
}

void TestCtlIsolation::check_nothingRead_asksForASync()
{
    const CtlRun run = check();
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("bulkheadctl sync"), run.err.constData());
}

void TestCtlIsolation::check_sharedKeyAndTarget_answersOne()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check();
    QCOMPARE(run.code, 1);
    QVERIFY(run.out.contains("NOT ISOLATED"));
    QVERIFY(run.out.contains("One api-key works in sandbox and in production"));
    QVERIFY(run.out.contains("orders.prd.example"));
    QVERIFY(!run.out.contains("one-key-for-all"));
}

void TestCtlIsolation::check_json_namesBothFacts()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check({u"--json"_s});
    QCOMPARE(run.code, 1);
    const QJsonValue pair = run.json()["pairs"_L1][0];
    QCOMPARE(pair["status"_L1].toString(), u"not_isolated"_s);
    QJsonValue shared;
    for (const QJsonValue control : pair["controls"_L1].toArray()) {
        if (control["id"_L1] == u"IDN-01"_s)
            shared = control["findings"_L1][0];
    }
    QCOMPARE(shared["sandbox"_L1]["gateway"_L1].toString(), u"sbx"_s);
    QCOMPARE(shared["production"_L1]["gateway"_L1].toString(), u"prd"_s);
    QCOMPARE(shared["fingerprint"_L1].toString().size(), 32);
}

void TestCtlIsolation::check_twice_isNewOnlyTheSecondTime()
{
    serve("orders.sbx.example", "sandbox-only");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QVERIFY(!check().out.contains("(new)"));
    serve("orders.prd.example", "sandbox-only");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check();
    QCOMPARE(run.code, 1);
    QVERIFY2(run.out.contains("(new)"), run.out.constData());
}

void TestCtlIsolation::check_nothingShared_isUnprovenAndAnswersZero()
{
    serve("orders.sbx.example", "sandbox-only");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check({u"--control"_s, u"IDN-01,INF-07"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(!run.out.contains("ISOLATED, weakest"), run.out.constData());
    const CtlRun all = check({u"--json"_s});
    const QString status = all.json()["pairs"_L1][0]["status"_L1].toString();
    QVERIFY2(status != u"isolated"_s, qPrintable(status));
}

void TestCtlIsolation::check_failOnUnknown_answersOneWhenNothingIsShared()
{
    serve("orders.sbx.example", "sandbox-only");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QCOMPARE(check({u"--control"_s, u"INF-08"_s}).code, 0);
    QCOMPARE(check({u"--control"_s, u"INF-08"_s, u"--fail-on"_s, u"unknown"_s}).code, 1);
}

void TestCtlIsolation::check_control_judgesOnlyThat()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QCOMPARE(check({u"--control"_s, u"IDN-02"_s}).code, 0);
    QCOMPARE(check({u"--control"_s, u"idn-01"_s}).code, 1);
}

void TestCtlIsolation::check_gatewayDead_keepsTheFail()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QCOMPARE(check().code, 1);
    m_sandbox.reset();
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 3);
    QCOMPARE(check({u"--control"_s, u"IDN-02"_s}).code, 3);
    const CtlRun run = check({u"--control"_s, u"IDN-01"_s, u"--json"_s});
    QCOMPARE(run.code, 1);
    QCOMPARE(run.json()["pairs"_L1][0]["status"_L1].toString(), u"not_isolated"_s);
}

void TestCtlIsolation::check_sarif_isOneDocument()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check({u"--format"_s, u"sarif"_s});
    QCOMPARE(run.code, 1);
    QCOMPARE(run.json()["version"_L1].toString(), u"2.1.0"_s);
    QVERIFY(!run.json()["runs"_L1][0]["results"_L1].toArray().isEmpty());
}

void TestCtlIsolation::check_junit_isWellFormed()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check({u"--format"_s, u"junit"_s});
    QCOMPARE(run.code, 1);
    QXmlStreamReader xml(run.out);
    int failures = 0;
    while (!xml.atEnd())
        failures += xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"failure" ? 1 : 0;
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(failures > 0);
}

void TestCtlIsolation::check_asOf_answersFromThen()
{
    serve("orders.sbx.example", "sandbox-only");
    const QString first = QString::number(m_ctl->run({u"sync"_s, u"--json"_s}).json()["snapshot"_L1].toInt());
    serve("orders.prd.example", "one-key-for-all");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QCOMPARE(check({u"--control"_s, u"IDN-01"_s}).code, 1);
    QCOMPARE(check({u"--control"_s, u"IDN-01"_s, u"--as-of"_s, first}).code, 0);
}

void TestCtlIsolation::changes_betweenTheLastTwoRuns_nameWhatCameAndWent()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    (void)check();
    serve("orders.prd.example", "sandbox-only");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    (void)check();
    const CtlRun text = m_ctl->run({u"isolation"_s, u"changes"_s});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains("IDN-01 was fail, is "), text.out.constData());
    QVERIFY2(text.out.contains("  - IDN-01 One api-key works"), text.out.constData());
    const CtlRun back = m_ctl->run({u"isolation"_s, u"changes"_s, u"--since"_s, u"2"_s, u"--until"_s, u"1"_s, u"--json"_s});
    const QJsonValue pair = back.json()["pairs"_L1][0];
    QCOMPARE(pair["from"_L1]["id"_L1].toInt(), 2);
    bool appeared = false;
    for (const QJsonValue finding : pair["appeared"_L1].toArray())
        appeared = appeared || finding["control"_L1] == u"IDN-01"_s;
    QVERIFY(appeared);
}

void TestCtlIsolation::changes_ofOneRun_areNone()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    (void)check();
    const CtlRun run = m_ctl->run({u"isolation"_s, u"changes"_s});
    QCOMPARE(run.code, 0);
    QVERIFY(run.err.contains("fewer than two runs"));
}

void TestCtlIsolation::changes_ofARunThatIsNotThere_areUsage()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    (void)check();
    const CtlRun run = m_ctl->run({u"isolation"_s, u"changes"_s, u"--since"_s, u"77"_s});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("they are 1 to 1"), run.err.constData());
}

void TestCtlIsolation::check_badWords_areUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("hint");
    QTest::newRow("format") << QStringList{u"--format"_s, u"pdf"_s} << QByteArray("choose text, json, sarif or junit");
    QTest::newRow("two answers") << QStringList{u"--format"_s, u"sarif"_s, u"--json"_s} << QByteArray("two answers");
    QTest::newRow("fail-on") << QStringList{u"--fail-on"_s, u"pass"_s} << QByteArray("choose fail, unknown or warn");
    QTest::newRow("control") << QStringList{u"--control"_s, u"INF-7"_s} << QByteArray("did you mean INF-07?");
    QTest::newRow("pair") << QStringList{u"--pair"_s, u"a:b"_s} << QByteArray("it has sandbox:production");
    QTest::newRow("as-of") << QStringList{u"--as-of"_s, u"99"_s} << QByteArray("99");
}

void TestCtlIsolation::check_badWords_areUsage()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, hint);
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun run = check(words);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(hint) || run.out.contains(hint), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCtlIsolation)
#include "tst_ctl_isolation.moc"
