// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/promotioncast.h"
#include "e2e/twokongs.h"
#include "support/hostileserver.h"
#include "support/testcertificates.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const QByteArray owned = "isolation:\n  owned:\n    production: [\"*.prd.example\"]\n    sandbox: [\"*.sbx.example\"]\n";
const QByteArray estate = "version: 1\nname: Acme\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n" + owned
    + "gateways:\n  sbx: {kind: kong, environment: sandbox, admin_url: 'https://admin.sbx.example:8444'}\n  prd: {kind: kong, environment: production, admin_url: 'https://admin.prd.example:8444'}\n";
const QByteArray leaking = "on: push\njobs:\n  try:\n    environment: sandbox\n    steps:\n      - run: |\n          make\n          curl https://orders.prd.example/v1\n";

QString verdictOf(const CtlRun &run, const QString &control)
{
    for (const QJsonValue one : run.json()["evidence"_L1].toArray()) {
        if (one["control"_L1] == control)
            return one["units"_L1][0]["verdict"_L1].toString();
    }
    return u"nothing"_s;
}

} // namespace

//! `evidence collect` through the real program.
class TestCtlCollect : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void pipeline_withoutAStore_isJudgedByTheEstateFile();
    void pipeline_thatCannotBeRead_isIncomplete();
    void pipeline_added_isEvidenceThatFails();
    void certificates_ofOneKey_fail();
    void certificates_ofAHostThatIsSilent_areIncomplete();
    void words_thatAreWrong_areUsage_data();
    void words_thatAreWrong_areUsage();
};

void TestCtlCollect::pipeline_withoutAStore_isJudgedByTheEstateFile()
{
    Ctl ctl;
    ctl.write(u"estate.yaml"_s, estate);
    ctl.write(u"a.gitlab-ci.yml"_s, "deploy:\n  environment: sandbox\n  script: curl https://orders.sbx.example\n");
    ctl.write(u"leaking.yml"_s, leaking);
    const CtlRun good = ctl.run({u"evidence"_s, u"collect"_s, u"pipeline"_s, u"a.gitlab-ci.yml"_s, u"--json"_s});
    QVERIFY2(good.code == 0, good.err.constData());
    QCOMPARE(verdictOf(good, u"REL-04"_s), u"pass"_s);
    const CtlRun bad = ctl.run({u"evidence"_s, u"collect"_s, u"pipeline"_s, u"leaking.yml"_s, u"a.gitlab-ci.yml"_s});
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.out.contains("fail  job:leaking.yml#try: leaking.yml:8: a job of the sandbox refers to orders.prd.example"), bad.out.constData());
    QVERIFY(!QFile::exists(ctl.store())); // looking leaves nothing behind
}

void TestCtlCollect::pipeline_thatCannotBeRead_isIncomplete()
{
    Ctl ctl;
    ctl.write(u"estate.yaml"_s, estate);
    ctl.write(u".gitlab-ci.yml"_s, "a: {script: [}\n");
    const CtlRun broken = ctl.run({u"evidence"_s, u"collect"_s, u"pipeline"_s, u".gitlab-ci.yml"_s, u"--json"_s});
    QCOMPARE(broken.code, 3);
    QCOMPARE(broken.json()["unread"_L1].toArray().size(), 1);
    ctl.write(u"leaking.yml"_s, leaking);
    const CtlRun both = ctl.run({u"evidence"_s, u"collect"_s, u"pipeline"_s, u"nowhere.yml"_s, u"leaking.yml"_s, u"--json"_s});
    QCOMPARE(both.code, 1); // "no" goes before "incomplete"
    QCOMPARE(both.json()["unread"_L1].toArray().size(), 1);
}

void TestCtlCollect::pipeline_added_isEvidenceThatFails()
{
    PromotionCast cast(u"orders"_s);
    const FakeKong sandbox{KongSeed()}, production{KongSeed()};
    QVERIFY(cast.ctl.write(u"estate.yaml"_s, estateOfTwoKongs(sandbox, production, owned)));
    QVERIFY(cast.meet());
    cast.ctl.write(u"leaking.yml"_s, leaking);
    const CtlRun added = cast.act(u"di"_s, {u"evidence"_s, u"collect"_s, u"pipeline"_s, u"leaking.yml"_s, u"--complete"_s, u"--add"_s});
    QVERIFY2(added.code == 1, added.err.constData());
    const QString id = added.json()["evidence"_L1][0]["id"_L1].toString();
    QCOMPARE(id.size(), 32);
    const CtlRun list = cast.ctl.run({u"evidence"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.json()["evidence"_L1].toArray().size(), added.json()["evidence"_L1].toArray().size());
    const CtlRun check = cast.ctl.run({u"isolation"_s, u"check"_s, u"--json"_s, u"--control"_s, u"REL-04"_s});
    const QJsonValue controls = check.json()["pairs"_L1][0]["controls"_L1];
    bool isFound = false;
    for (const QJsonValue control : controls.toArray())
        isFound = isFound || (control["id"_L1] == u"REL-04"_s && control["verdict"_L1] == u"fail"_s);
    QVERIFY2(isFound, check.out.constData());
    QCOMPARE(cast.ctl.run({u"evidence"_s, u"collect"_s, u"pipeline"_s, u"leaking.yml"_s, u"--add"_s}).code, 1); // nobody signs
}

void TestCtlCollect::certificates_ofOneKey_fail()
{
    const TestIdentity identity = makeIdentity({});
    const HostileServer sandbox(always(httpAnswer(200)), serverTls(identity)), production(always(httpAnswer(200)), serverTls(identity));
    const HostileServer other(always(httpAnswer(200)), serverTls(makeIdentity({.commonName = "other.test", .names = "DNS:other.test"})));
    Ctl ctl;
    ctl.write(u"estate.yaml"_s, estate);
    const auto placeOf = [](const HostileServer &server) { return u"127.0.0.1:%1"_s.arg(server.port()); };
    const QStringList words{u"evidence"_s, u"collect"_s, u"certificates"_s, u"--sandbox-host"_s, placeOf(sandbox), u"--json"_s};
    const CtlRun same = ctl.runServing(words + QStringList{u"--production-host"_s, placeOf(production)});
    QVERIFY2(same.code == 1, same.err.constData());
    QCOMPARE(verdictOf(same, u"DAT-03"_s), u"fail"_s);
    QVERIFY2(same.err.contains("self-signed"), same.err.constData());
    const CtlRun apart = ctl.runServing(words + QStringList{u"--production-host"_s, placeOf(other)});
    QVERIFY2(apart.code == 0, apart.err.constData());
    QCOMPARE(verdictOf(apart, u"DAT-03"_s), u"pass"_s);
}

void TestCtlCollect::certificates_ofAHostThatIsSilent_areIncomplete()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    const HostileServer sandbox(always(httpAnswer(200)), serverTls(makeIdentity({})));
    Ctl ctl;
    ctl.write(u"estate.yaml"_s, estate);
    const CtlRun run = ctl.runServing({u"evidence"_s, u"collect"_s, u"certificates"_s, u"--sandbox-host"_s, u"127.0.0.1:%1"_s.arg(sandbox.port()), u"--production-host"_s,
                                       u"127.0.0.1:%1"_s.arg(port), u"--json"_s});
    QCOMPARE(run.code, 3);
    QCOMPARE(verdictOf(run, u"DAT-03"_s), u"unknown"_s);
}

void TestCtlCollect::words_thatAreWrong_areUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const QStringList certificates{u"evidence"_s, u"collect"_s, u"certificates"_s};
    QTest::newRow("no file") << QStringList{u"evidence"_s, u"collect"_s, u"pipeline"_s};
    QTest::newRow("no host") << certificates;
    QTest::newRow("one side") << certificates + QStringList{u"--sandbox-host"_s, u"a.example:1"_s};
    QTest::newRow("an address of a page") << certificates + QStringList{u"--sandbox-host"_s, u"https://a.example/"_s, u"--production-host"_s, u"b.example"_s};
    QTest::newRow("a pair that is none") << QStringList{u"evidence"_s, u"collect"_s, u"pipeline"_s, u"leaking.yml"_s, u"--pair"_s, u"sandbox:nowhere"_s};
}

void TestCtlCollect::words_thatAreWrong_areUsage()
{
    QFETCH(const QStringList, words);
    Ctl ctl;
    ctl.write(u"estate.yaml"_s, estate);
    ctl.write(u"leaking.yml"_s, leaking);
    QCOMPARE(ctl.run(words).code, 2);
}

QTEST_GUILESS_MAIN(TestCtlCollect)
#include "tst_ctl_collect.moc"
