// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! The demonstration as a stranger meets it: start it, read it, stop it.
class TestDemo : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void demo_syncedByAnotherProcess_readsAllButTheSilentOne();
};

void TestDemo::demo_syncedByAnotherProcess_readsAllButTheSilentOne()
{
    const Ctl ctl;
    QProcess demo;
    ctl.start(demo, {u"demo"_s, u"--out"_s, ctl.estate()});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += demo.readAllStandardError()).contains("Ctrl+C stops them"), 60000);

    const CtlRun sync = ctl.run({u"sync"_s, u"--json"_s});
    QVERIFY2(sync.code == 3, sync.err.constData());
    const QJsonArray gateways = sync.json()["gateways"_L1].toArray();
    QVERIFY(gateways.size() > 2);
    QStringList failed;
    for (const auto &value : gateways) {
        const QJsonValue gateway = value;
        if (gateway["status"_L1].toString() == "failed"_L1)
            failed << gateway["id"_L1].toString();
        else
            QVERIFY(gateway["counts"_L1]["apis"_L1].toInt() > 0);
    }
    QCOMPARE(failed, QStringList{u"apisix-us-prd"_s});

    const CtlRun list = ctl.run({u"catalog"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.code, 0);
    QSet<QString> statuses;
    const QJsonArray apis = list.json()["apis"_L1].toArray();
    for (const auto &value : apis)
        statuses << value.toObject()["status"_L1].toString();
    QCOMPARE(statuses,
             (QSet<QString>{u"in_sync"_s, u"drifted"_s, u"sandbox_only"_s, u"production_only"_s}));

    demo.terminate(); // SIGTERM
    const CtlRun ended = Ctl::finish(demo, 30000);
    QCOMPARE(ended.code, 0);
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
