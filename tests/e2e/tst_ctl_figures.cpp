// SPDX-License-Identifier: GPL-3.0-or-later
// What became of promotions, counted by the real program from what the same program wrote into its log.
#include "demo/fakekong.h"
#include "e2e/promotioncast.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

KongSeed seedOf(const std::string &domain, const std::string &path)
{
    KongSeed seed;
    const auto id = [&](const char *what) { return JsonValue(KongSeed::uuid(domain + what)); };
    const std::string upstream = seed.upstream("orders.pool", {{"id", id("upstream")}});
    seed.target(upstream, "one." + domain + ":8080");
    const std::string service = seed.service("orders", "orders.pool", {{"id", id("service")}, {"path", path}});
    seed.route("orders-list", service, "/orders", {{"hosts", KongSeed::list({"orders." + domain})}, {"id", id("route")}});
    return seed;
}

const QStringList fields{u"applied"_s, u"approvals"_s, u"asked"_s, u"begin"_s, u"break_glass"_s, u"ended"_s, u"failed"_s, u"longest_lead_ms"_s, u"median_lead_ms"_s, u"rejected"_s, u"rolled_back"_s};

} // namespace

class TestCtlFigures : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void figures_ofAnEmptyLog_areTwelveWeeksOfNothing();
    void figures_afterAStory_countIt();
    void figures_ofAnEnvironmentOrASpan_areOnlyThose();
    void options_thatMeanNothing_areRefused_data();
    void options_thatMeanNothing_areRefused();

private:
    [[nodiscard]] CtlRun figures(const QStringList &more = {}) const { return m_cast->ctl.run(QStringList{u"promotion"_s, u"figures"_s} + more); }
    [[nodiscard]] QJsonObject total(const QStringList &more = {}) const { return figures(more + QStringList{u"--json"_s}).json()[u"total"_s].toObject(); }

    std::unique_ptr<PromotionCast> m_cast;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

void TestCtlFigures::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_cast = std::make_unique<PromotionCast>(u"orders"_s);
    m_sandbox = std::make_unique<FakeKong>(seedOf("sbx.test", "/v2"));
    m_production = std::make_unique<FakeKong>(seedOf("prd.test", "/v1"));
    QVERIFY(m_cast->ctl.write(u"estate.yaml"_s, "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n"
           "gateways:\n  kong-sbx: {kind: kong, environment: sandbox, admin_url: '" + m_sandbox->url().toEncoded()
        + "'}\n  kong-prd: {kind: kong, environment: production, admin_url: '" + m_production->url().toEncoded()
        + "'}\npromotion:\n  paths:\n    - from: sandbox\n      to: production\n      map:\n"
          "        - {field: route.hosts, from: '(.*)\\.sbx\\.test', to: '\\1.prd.test'}\n"
          "        - {field: upstream.host, from: '(.*)\\.sbx\\.test', to: '\\1.prd.test'}\n"
          "      approvals: {quorum: 2}\n"));
}

void TestCtlFigures::figures_ofAnEmptyLog_areTwelveWeeksOfNothing()
{
    const CtlRun run = figures({u"--json"_s});
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonArray weeks = run.json()[u"weeks"_s].toArray();
    QCOMPARE(weeks.size(), 12);
    QDate monday;
    for (const QJsonValue week : weeks) {
        QCOMPARE(week.toObject().keys(), fields);
        const QDateTime begin = QDateTime::fromString(week[u"begin"_s].toString(), Qt::ISODate);
        QVERIFY(begin.isValid() && begin.time() == QTime(0, 0) && begin.date().dayOfWeek() == Qt::Monday);
        QVERIFY(!monday.isValid() || begin.date() == monday.addDays(7));
        monday = begin.date();
        QVERIFY(week[u"median_lead_ms"_s].isNull() && week[u"longest_lead_ms"_s].isNull());
        QCOMPARE(week[u"applied"_s].toInt(-1), 0);
    }
    QVERIFY(monday.daysTo(QDateTime::currentDateTimeUtc().date()) <= 7);
    QCOMPARE(total().keys(), fields);
    const QByteArrayList lines = figures().out.trimmed().split('\n');
    QCOMPARE(lines.size(), 14); // a head, the weeks, the total
    QVERIFY(lines.first().contains("rolled back") && lines.last().startsWith("total"));
}

void TestCtlFigures::figures_afterAStory_countIt()
{
    QVERIFY(m_cast->meet());
    const QString rejected = m_cast->request().json()[u"id"_s].toString();
    QCOMPARE(m_cast->act(u"bo"_s, {u"promotion"_s, u"reject"_s, rejected, u"--reason"_s, u"not now"_s}).code, 0);
    const QString applied = m_cast->approved();
    QVERIFY(!applied.isEmpty());
    QCOMPARE(m_cast->apply(applied).code, 0);
    QCOMPARE(m_cast->rollBack(applied).code, 0);
    const QJsonObject all = total();
    const QList<std::pair<QString, int>> expected{{u"asked"_s, 2}, {u"approvals"_s, 2}, {u"applied"_s, 1}, {u"failed"_s, 0}, {u"rejected"_s, 1}, {u"rolled_back"_s, 1}, {u"ended"_s, 0}, {u"break_glass"_s, 0}};
    for (const auto &[field, count] : expected)
        QVERIFY2(all[field].toInt(-1) == count, qPrintable(field));
    QVERIFY(all[u"median_lead_ms"_s].toInteger() > 0);
    QCOMPARE(all[u"median_lead_ms"_s].toInteger(), all[u"longest_lead_ms"_s].toInteger()); // there is one
    const QByteArray text = figures().out;
    QVERIFY2(text.trimmed().split('\n').last().contains(" s"), text.constData()); // it took seconds
    QVERIFY(text.contains("(not over)"));
}

void TestCtlFigures::figures_ofAnEnvironmentOrASpan_areOnlyThose()
{
    QVERIFY(m_cast->meet());
    QCOMPARE(m_cast->request().code, 0);
    QCOMPARE(total({u"--env"_s, u"production"_s})[u"asked"_s].toInt(), 1);
    QCOMPARE(total({u"--env"_s, u"sandbox"_s})[u"asked"_s].toInt(-1), 0);
    const QJsonObject past = total({u"--from"_s, u"2025-01-01"_s, u"--to"_s, u"2025-01-15T12:00:00Z"_s});
    QCOMPARE(past[u"asked"_s].toInt(-1), 0);
    QCOMPARE(past[u"begin"_s].toString(), u"2024-12-30T00:00:00.000Z"_s);
    const QJsonValue weeks = figures({u"--from"_s, u"2025-01-01"_s, u"--to"_s, u"2025-01-15T12:00:00Z"_s, u"--json"_s}).json();
    QCOMPARE(weeks[u"weeks"_s].toArray().size(), 3);
    QCOMPARE(figures({u"--to"_s, u"2025-01-15"_s, u"--json"_s}).json()[u"weeks"_s].toArray().size(), 12);
    const QString today = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate);
    QCOMPARE(total({u"--from"_s, today})[u"asked"_s].toInt(), 1);
}

void TestCtlFigures::options_thatMeanNothing_areRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no date") << QStringList{u"--from"_s, u"yesterday"_s} << QByteArray("is no date");
    QTest::newRow("the wrong way round") << QStringList{u"--from"_s, u"2026-02-01"_s, u"--to"_s, u"2026-01-01"_s} << QByteArray("after --to");
    QTest::newRow("for ever") << QStringList{u"--from"_s, u"1066-10-14"_s} << QByteArray("more than 1000 weeks");
    QTest::newRow("an environment that is not there") << QStringList{u"--env"_s, u"moon"_s} << QByteArray("no environment \"moon\"");
}

void TestCtlFigures::options_thatMeanNothing_areRefused()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, said);
    const CtlRun run = figures(options);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(said), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCtlFigures)
#include "tst_ctl_figures.moc"
