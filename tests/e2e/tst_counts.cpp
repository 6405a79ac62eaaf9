// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fakekong.h"
#include "e2e/ctl.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! Exact counts at the edges of pages, from the gateway's pages to the printed figure.
class TestCounts : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void sync_kongWithRows_countsEveryOne_data();
    void sync_kongWithRows_countsEveryOne();
};

void TestCounts::sync_kongWithRows_countsEveryOne_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 99, 100, 101, 999, 1000, 1001})
        QTest::addRow("%d", rows) << rows;
    if (qEnvironmentVariableIsSet("BULKHEAD_FULL"))
        QTest::newRow("160000") << 160000;
}

void TestCounts::sync_kongWithRows_countsEveryOne()
{
    QFETCH(const int, rows);
    KongSeed seed;
    seed.addMany("services", rows, "svc");
    seed.addMany("routes", rows, "route");
    seed.addMany("consumers", rows, "app");
    const FakeKong kong(std::move(seed));
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s,
                      "version: 1\nname: t\nenvironments:\n  sandbox: {type: sandbox}\ngateways:\n"
                      "  kong:\n    kind: kong\n    environment: sandbox\n"
                      "    limits: {requests_per_second: 1000}\n    admin_url: "
                          + kong.url().toEncoded() + '\n'));
    const CtlRun run = ctl.run({u"sync"_s, u"--json"_s});
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonValue gateway = run.json()["gateways"_L1][0];
    QCOMPARE(gateway["status"_L1].toString(), u"ok"_s);
    const QJsonValue counts = gateway["counts"_L1];
    QCOMPARE(counts["routes"_L1].toInt(-1), rows);
    QCOMPARE(counts["consumers"_L1].toInt(-1), rows);
    QCOMPARE(counts["credentials"_L1].toInt(-1), 0);
    QCOMPARE(counts["certificates"_L1].toInt(-1), 0);
}

QTEST_GUILESS_MAIN(TestCounts)
#include "tst_counts.moc"
