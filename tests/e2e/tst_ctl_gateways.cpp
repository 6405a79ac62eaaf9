// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fakeapisix.h"
#include "demo/fakekong.h"
#include "e2e/ctl.h"
#include "support/freeport.h"
#include "support/hostileserver.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

QByteArray gateway(const QByteArray &id, const QByteArray &kind, const QUrl &url, const QByteArray &more = {})
{
    return "  " + id + ":\n    kind: " + kind + "\n    environment: sandbox\n    admin_url: " + url.toEncoded()
        + '\n' + more;
}

QUrl nobody()
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(test::freePort()));
}

} // namespace

//! Gateways that fail, each in its way, beside two that do not, through the real program.
class TestCtlGateways : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void sync_badGateways_failClearlyAndKeepTheGood();
    void check_badGateways_nameTheFailedStep();
    void sync_goodGatewayTurnsBad_keepsWhatWasKnown();

private:
    void judge(const QJsonValue &answer, bool synced);

    const QStringList m_good{u"good-apisix"_s, u"good-kong"_s};
    //! Bad gateway → the kind of its error, and the step of a connection test that fails.
    const QHash<QString, QPair<QString, QString>> m_bad{
        {u"dead"_s, {u"connect"_s, u"connection"_s}},
        {u"html"_s, {u"wrong_product"_s, u"sign_in"_s}},
        {u"other-product"_s, {u"wrong_product"_s, u"sign_in"_s}},
        {u"slow"_s, {u"timeout"_s, u"sign_in"_s}},
        {u"wrong-key"_s, {u"unauthorized"_s, u"sign_in"_s}}};
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<FakeKong> m_kong, m_closed;
    std::unique_ptr<FakeApisix> m_apisix;
    std::unique_ptr<HostileServer> m_html, m_silent;
};

void TestCtlGateways::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    KongSeed kong;
    kong.addMany("services", 3, "svc");
    ApisixSeed apisix;
    apisix.addMany("services", 2);
    m_kong = std::make_unique<FakeKong>(kong);
    m_closed = std::make_unique<FakeKong>(kong, FakeKongOptions{.token = "the-right-one"});
    m_apisix = std::make_unique<FakeApisix>(apisix);
    m_html = std::make_unique<HostileServer>(
        always(httpAnswer(200, "<html><body>Sign in</body></html>", {"Content-Type: text/html"})));
    m_silent = std::make_unique<HostileServer>([](QTcpSocket *, const SeenRequest &) {});
    m_ctl = std::make_unique<Ctl>();
    m_ctl->extra = {{u"APISIX"_s, u"fake-apisix-admin-key"_s}, {u"WRONG"_s, u"not-this-one"_s}};
    QVERIFY(m_ctl->write(
        u"estate.yaml"_s,
        "version: 1\nname: t\nenvironments:\n  sandbox: {type: sandbox}\ngateways:\n"
            + gateway("good-kong", "kong", m_kong->url())
            + gateway("dead", "kong", nobody())
            + gateway("slow", "caddy", m_silent->url(), "    limits: {timeout: 100ms}\n")
            + gateway("wrong-key", "kong", m_closed->url(), "    auth: {secret: env:WRONG}\n")
            + gateway("other-product", "caddy", m_kong->url())
            + gateway("html", "kong", m_html->url())
            + gateway("good-apisix", "apisix", m_apisix->url(), "    auth: {secret: env:APISIX}\n")));
}

void TestCtlGateways::judge(const QJsonValue &answer, bool synced)
{
    QStringList good, bad;
    for (const QJsonValue gateway : answer["gateways"_L1].toArray()) {
        const QString id = gateway["id"_L1].toString();
        const QJsonValue error = gateway["error"_L1];
        if (error.isUndefined()) {
            good << id;
            continue;
        }
        bad << id;
        QCOMPARE(id + u": "_s + error["kind"_L1].toString(), id + u": "_s + m_bad.value(id).first);
        QVERIFY2(error["place"_L1].toString().startsWith(id), qPrintable(error["place"_L1].toString()));
        QVERIFY(!error["what"_L1].toString().isEmpty());
        QVERIFY2(!error["hint"_L1].toString().isEmpty(), qPrintable(id));
        QVERIFY(!synced || gateway["counts"_L1]["apis"_L1].isNull()); // unknown, never 0
    }
    good.sort();
    bad.sort();
    QCOMPARE(good, m_good);
    QStringList expected = m_bad.keys();
    expected.sort();
    QCOMPARE(bad, expected);
}

void TestCtlGateways::sync_badGateways_failClearlyAndKeepTheGood()
{
    const CtlRun sync = m_ctl->runServing({u"sync"_s, u"--json"_s});
    QVERIFY2(sync.code == 3, sync.err.constData());
    judge(sync.json(), true);
    for (auto it = m_bad.cbegin(); it != m_bad.cend(); ++it)
        QVERIFY2(sync.err.contains(QByteArray(it.key().toUtf8() + ": ")), sync.err.constData());
    const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.code, 0);
    QCOMPARE(list.json()["apis"_L1].toArray().size(), 5);
}

void TestCtlGateways::check_badGateways_nameTheFailedStep()
{
    const CtlRun check = m_ctl->runServing({u"estate"_s, u"check"_s, u"--connect"_s, u"--json"_s});
    QVERIFY2(check.code == 3, check.err.constData());
    QCOMPARE(check.json()["ok"_L1], QJsonValue(true)); // the file is in order
    judge(check.json(), false);
    for (const QJsonValue gateway : check.json()["gateways"_L1].toArray()) {
        const QString id = gateway["id"_L1].toString();
        QCOMPARE(gateway["ok"_L1].toBool(), m_good.contains(id));
        QStringList failed;
        for (const QJsonValue step : gateway["steps"_L1].toArray()) {
            if (step["state"_L1] == "failed"_L1)
                failed << step["step"_L1].toString();
        }
        QCOMPARE(id + u": "_s + failed.join(u','), id + u": "_s + m_bad.value(id).second);
    }
}

void TestCtlGateways::sync_goodGatewayTurnsBad_keepsWhatWasKnown()
{
    QCOMPARE(m_ctl->run({u"sync"_s, u"good-kong"_s, u"good-apisix"_s}).code, 0);
    m_kong->answer("/", 200, "text/html", "<html>maintenance</html>");
    m_kong->failCollection("services", 500);
    QCOMPARE(m_ctl->run({u"sync"_s, u"good-kong"_s, u"good-apisix"_s}).code, 3);
    const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.code, 0);
    int stale = 0;
    for (const QJsonValue api : list.json()["apis"_L1].toArray())
        stale += api["stale"_L1].toBool() ? 1 : 0;
    QCOMPARE(list.json()["apis"_L1].toArray().size(), 5);
    QCOMPARE(stale, 3);
}

QTEST_GUILESS_MAIN(TestCtlGateways)
#include "tst_ctl_gateways.moc"
