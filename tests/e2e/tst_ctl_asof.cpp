// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"
#include "e2e/twokongs.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

KongSeed kongWith(const char *affix, bool patch)
{
    KongSeed seed;
    for (const std::string name : {"orders", "old"}) {
        const std::string service
            = seed.service(name + affix, name + ".example", {{"id", KongSeed::uuid("service " + name)}});
        seed.route(name + affix, service, '/' + name,
                   {{"id", KongSeed::uuid("route " + name)},
                    {"methods", KongSeed::list(patch ? std::vector<std::string>{"GET", "PATCH"}
                                                     : std::vector<std::string>{"GET"})}});
    }
    return seed;
}

QStringList namesOf(const CtlRun &list)
{
    QStringList names;
    for (const QJsonValue api : list.json()["apis"_L1].toArray())
        names << api["name"_L1].toString();
    names.sort();
    return names;
}

} // namespace

//! The estate as of an earlier sync, through the real program.
class TestCtlAsOf : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void list_asOfEarlierSync_isWhatWasKnownThen();
    void showAndDiff_asOfEarlierSync_answerFromThen();
    void asOf_thatNothingIsKnownOf_isUsage();
    void list_gatewayNeverRead_saysSo();

private:
    [[nodiscard]] QJsonValue synced() const { return m_ctl->run({u"sync"_s, u"--json"_s}).json(); }

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
    QString m_first, m_between; //!< the first snapshot, and a time between the two
};

void TestCtlAsOf::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_ctl = std::make_unique<Ctl>();
    m_sandbox = std::make_unique<FakeKong>(kongWith("-sbx", true));
    m_production = std::make_unique<FakeKong>(kongWith("-prd", false));
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production)));
    m_first = QString::number(synced()["snapshot"_L1].toInt());
    m_between = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    // Then "old" goes from both, "new" comes, and production answers as the sandbox does.
    for (FakeKong *kong : {m_sandbox.get(), m_production.get()}) {
        kong->remove("routes", KongSeed::uuid("route old"));
        kong->remove("services", KongSeed::uuid("service old"));
        kong->add("services", {{"name", "new"}, {"host", "new.example"}});
    }
    m_sandbox->remove("routes", KongSeed::uuid("route orders"));
    m_sandbox->add("routes", {{"name", "orders-sbx"},
                              {"service", KongSeed::reference(KongSeed::uuid("service orders"))},
                              {"paths", KongSeed::list({"/orders"})},
                              {"methods", KongSeed::list({"GET"})}});
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
}

void TestCtlAsOf::list_asOfEarlierSync_isWhatWasKnownThen()
{
    QCOMPARE(namesOf(m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s})), QStringList({u"new"_s, u"orders"_s}));
    for (const QString &time : {m_first, m_between}) {
        const CtlRun then = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s, u"--as-of"_s, time});
        QCOMPARE(then.code, 0);
        QCOMPARE(namesOf(then), QStringList({u"old"_s, u"orders"_s}));
    }
}

void TestCtlAsOf::showAndDiff_asOfEarlierSync_answerFromThen()
{
    QCOMPARE(m_ctl->run({u"catalog"_s, u"show"_s, u"old"_s}).code, 2);
    const CtlRun now = m_ctl->run({u"catalog"_s, u"diff"_s, u"orders"_s});
    QVERIFY2(now.code == 0, now.out.constData());
    for (const QString &time : {m_first, m_between}) {
        QCOMPARE(m_ctl->run({u"catalog"_s, u"show"_s, u"old"_s, u"--as-of"_s, time}).code, 0);
        const CtlRun then = m_ctl->run({u"catalog"_s, u"diff"_s, u"orders"_s, u"--as-of"_s, time});
        QCOMPARE(then.code, 1);
        QVERIFY2(then.out.contains(".methods: [\"GET\",\"PATCH\"] | [\"GET\"]"), then.out.constData());
    }
}

void TestCtlAsOf::asOf_thatNothingIsKnownOf_isUsage()
{
    for (const QString &time : {u"2001-01-01T00:00:00Z"_s, u"99"_s, u"0"_s, u"-1"_s, u"soon"_s}) {
        const CtlRun run = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s, u"--as-of"_s, time});
        QCOMPARE(run.code, 2);
        const QJsonValue error = run.json()["error"_L1];
        QVERIFY2(!error["place"_L1].toString().isEmpty() && !error["hint"_L1].toString().isEmpty(),
                 run.out.constData());
    }
}

void TestCtlAsOf::list_gatewayNeverRead_saysSo()
{
    QVERIFY(!m_ctl->run({u"catalog"_s, u"list"_s}).err.contains("not read yet"));
    const QString other = m_ctl->path(u"other.db"_s);
    QCOMPARE(m_ctl->run({u"sync"_s, u"sbx"_s}, {}, other).code, 0);
    const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s}, {}, other);
    QCOMPARE(list.code, 0);
    QVERIFY2(list.err.contains("missing here: prd;"), list.err.constData());
}

QTEST_GUILESS_MAIN(TestCtlAsOf)
#include "tst_ctl_asof.moc"
