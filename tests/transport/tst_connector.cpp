// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/connector.h"
#include "gateways/transport/tls.h"
#include "support/testcertificates.h"
#include "transport/sessionparts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using StepId = ConnectionStep::Id;
using State = ConnectionStep::State;

namespace {

class FakeSecrets final : public SecretStore
{
public:
    QCoro::Task<Result<Secret>> resolve(SecretReference reference) override
    {
        asked.append(reference.toText());
        if (reference.target == "READ"_L1)
            co_return Secret(canary);
        Error error;
        error.kind = Error::Kind::SecretMissing;
        error.what = u"the variable is not set"_s;
        error.hint = u"Set it"_s;
        co_return error;
    }
    QCoro::Task<Result<void>> keep(SecretReference, Secret) override { co_return Result<void>(); }
    QStringList asked;
};

//! Takes whatever answers /who with {"product": "Tester"} for its product.
class TestReader final : public GatewayReader
{
public:
    explicit TestReader(std::unique_ptr<HttpSession> session)
        : m_session(std::move(session))
    {
    }
    QCoro::Task<Result<GatewayIdentity>> identify() override
    {
        HttpRequest request(u"/who"_s);
        const Result<HttpReply> reply = co_await m_session->get(request);
        if (!reply)
            co_return reply.error();
        const auto json = m_session->parse(request, *reply);
        if (!json)
            co_return json.error();
        GatewayIdentity identity;
        identity.product = QString::fromStdString(std::string(stringAt(*json, "product")));
        identity.version = u"1.2"_s;
        identity.mayRead = Right::Yes;
        identity.mayChange = boolAt(*json, "change") ? Right::Yes : Right::No;
        if (identity.product != "Tester"_L1) {
            Error error;
            error.kind = Error::Kind::WrongProduct;
            error.place = m_session->place(request);
            error.what = u"this is no Tester"_s;
            co_return error;
        }
        co_return identity;
    }
    QCoro::Task<Result<void>> read(InventorySink &) override { co_return Result<void>(); }
    void cancel() override { m_session->cancel(); }
    [[nodiscard]] ReadProgress progress() const override { return {}; }

private:
    std::unique_ptr<HttpSession> m_session;
};

SecretReference file(const QString &name)
{
    return SecretReference{SecretReference::Scheme::File, name};
}

AuthConfig envAuth(const QString &name)
{
    AuthConfig auth;
    auth.secret = SecretReference{SecretReference::Scheme::Env, name};
    return auth;
}

const QByteArray tester = R"({"product": "Tester"})";

} // namespace

class TestConnector : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void open_authWithoutHeader_usesTheKindsOwn();
    void open_authWithScheme_putsItBefore();
    void open_secretMissing_isAnError();
    void open_unknownKind_isAnError();
    void open_neverResolvesTheWritingCredential();
    void test_good_allStepsAnswer();
    void test_noCredential_isNotNeeded();
    void test_failures_stopAtTheirStep_data();
    void test_failures_stopAtTheirStep();
    void test_tls_showsTheChainAndThePin_data();
    void test_tls_showsTheChainAndThePin();
    void test_credentialThatMayChange_warns();
    void test_cancelled_ends();

private:
    GatewayConfig configFor(const QUrl &url) const;
    ConnectionReport run(const GatewayConfig &config);
    std::unique_ptr<Connector> makeConnector();
    static QList<State> states(const ConnectionReport &report);

    QTemporaryDir m_folder;
    TestIdentity m_authority, m_good;
    FakeSecrets m_secrets;
    SystemClock m_clock;
};

void TestConnector::initTestCase()
{
    CertificateSpec authority;
    authority.commonName = "Test Authority";
    authority.authority = true;
    m_authority = makeIdentity(authority);
    CertificateSpec good;
    good.issuer = &m_authority;
    m_good = makeIdentity(good);
    QFile out(m_folder.filePath(u"ca.pem"_s));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(m_authority.certificatePem);
}

GatewayConfig TestConnector::configFor(const QUrl &url) const
{
    GatewayConfig config;
    config.id = GatewayId(u"gw-one"_s);
    config.kind = GatewayKind::Kong;
    config.adminUrl = url;
    config.auth = envAuth(u"READ"_s);
    config.writeAuth = envAuth(u"WRITE"_s);
    return config;
}

std::unique_ptr<Connector> TestConnector::makeConnector()
{
    TransportLimits limits;
    limits.firstBackOff = std::chrono::milliseconds(1);
    limits.maxBackOff = std::chrono::milliseconds(2);
    m_secrets.asked.clear();
    auto connector = std::make_unique<Connector>(
        m_secrets, m_clock, std::make_shared<const Fingerprinter>(Secret(std::string(32, 'p'))),
        m_folder.path(), limits);
    connector->registerKind(
        GatewayKind::Kong, "Kind-Token",
        [](std::unique_ptr<HttpSession> session, const GatewayConfig &, const Clock &,
           std::shared_ptr<const Fingerprinter>) -> std::unique_ptr<GatewayReader> {
            return std::make_unique<TestReader>(std::move(session));
        });
    return connector;
}

ConnectionReport TestConnector::run(const GatewayConfig &config)
{
    const auto connector = makeConnector();
    return QCoro::waitFor(connector->test(config, CancelToken()));
}

QList<State> TestConnector::states(const ConnectionReport &report)
{
    QList<State> all;
    for (const ConnectionStep &step : report.steps)
        all.append(step.state);
    return all;
}

void TestConnector::open_authWithoutHeader_usesTheKindsOwn()
{
    HostileServer server(always(httpAnswer(200, tester)));
    const auto connector = makeConnector();
    const auto reader = QCoro::waitFor(connector->open(configFor(server.url())));
    QVERIFY(reader);
    QVERIFY(QCoro::waitFor((*reader)->identify()));
    QCOMPARE(server.seen()[0].header("kind-token"), QByteArray(canary));
}

void TestConnector::open_authWithScheme_putsItBefore()
{
    HostileServer server(always(httpAnswer(200, tester)));
    auto config = configFor(server.url());
    config.auth->header = u"Authorization"_s;
    config.auth->scheme = u"Bearer"_s;
    const auto connector = makeConnector();
    const auto reader = QCoro::waitFor(connector->open(config));
    QVERIFY(reader);
    QVERIFY(QCoro::waitFor((*reader)->identify()));
    QCOMPARE(server.seen()[0].header("authorization"), QByteArray("Bearer ") + canary);
    QCOMPARE(server.seen()[0].header("kind-token"), QByteArray());
}

void TestConnector::open_secretMissing_isAnError()
{
    auto config = configFor(QUrl(u"http://127.0.0.1:9"_s));
    config.auth = envAuth(u"ABSENT"_s);
    const auto connector = makeConnector();
    const auto reader = QCoro::waitFor(connector->open(config));
    QVERIFY(!reader);
    QCOMPARE(reader.error().kind, Error::Kind::SecretMissing);
    QVERIFY(reader.error().place.startsWith(u"gw-one"_s));
}

void TestConnector::open_unknownKind_isAnError()
{
    auto config = configFor(QUrl(u"http://127.0.0.1:9"_s));
    config.kind = GatewayKind::Caddy;
    const auto connector = makeConnector();
    const auto reader = QCoro::waitFor(connector->open(config));
    QVERIFY(!reader);
    QCOMPARE(reader.error().kind, Error::Kind::Unsupported);
}

void TestConnector::open_neverResolvesTheWritingCredential()
{
    HostileServer server(always(httpAnswer(200, tester)));
    const auto connector = makeConnector();
    QVERIFY(QCoro::waitFor(connector->open(configFor(server.url()))));
    QCoro::waitFor(connector->test(configFor(server.url()), CancelToken()));
    QCOMPARE(m_secrets.asked, (QStringList{u"env:READ"_s, u"env:READ"_s}));
}

void TestConnector::test_good_allStepsAnswer()
{
    HostileServer server(always(httpAnswer(200, tester)));
    const auto report = run(configFor(server.url()));
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(states(report), (QList<State>{State::Ok, State::Ok, State::Ok, State::NotNeeded, State::Ok,
                                           State::Ok}));
    QCOMPARE(report.steps[1].detail, u"127.0.0.1"_s);
    QCOMPARE(report.steps[2].detail, u"port %1 answers"_s.arg(server.port()));
    QCOMPARE(report.steps[4].detail, u"Tester 1.2"_s);
    QCOMPARE(report.steps[5].detail, u"may read, may not change"_s);
    QVERIFY(report.identity);
    for (qsizetype i = 0; i < report.steps.size(); ++i)
        QCOMPARE(report.steps[i].id, static_cast<StepId>(i));
}

void TestConnector::test_noCredential_isNotNeeded()
{
    HostileServer server(always(httpAnswer(200, tester)));
    auto config = configFor(server.url());
    config.auth.reset();
    const auto report = run(config);
    QVERIFY(!report.error);
    QCOMPARE(report.steps[0].state, State::NotNeeded);
    QCOMPARE(report.steps[4].state, State::NotNeeded);
    QVERIFY(m_secrets.asked.isEmpty());
}

void TestConnector::test_failures_stopAtTheirStep_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("secret missing") << StepId::SecretReference << Error::Kind::SecretMissing;
    QTest::newRow("not http") << StepId::Name << Error::Kind::BadFile;
    QTest::newRow("nobody listens") << StepId::Connection << Error::Kind::Connect;
    QTest::newRow("plain where TLS should be") << StepId::Tls << Error::Kind::Tls;
    QTest::newRow("401") << StepId::SignIn << Error::Kind::Unauthorized;
    QTest::newRow("401 without credential") << StepId::SignIn << Error::Kind::Unauthorized;
    QTest::newRow("403") << StepId::Rights << Error::Kind::Forbidden;
    QTest::newRow("other product") << StepId::SignIn << Error::Kind::WrongProduct;
    QTest::newRow("web page") << StepId::SignIn << Error::Kind::Protocol;
}

void TestConnector::test_failures_stopAtTheirStep()
{
    QFETCH(StepId, step);
    QFETCH(Error::Kind, kind);
    const QByteArray which = QTest::currentDataTag();
    QByteArray answer = httpAnswer(200, tester);
    if (which.startsWith("401") || which == "403")
        answer = httpAnswer(which.left(3).toInt(), "{}");
    else if (which == "other product")
        answer = httpAnswer(200, R"({"product": "Other"})");
    else if (which == "web page")
        answer = httpAnswer(200, "<html>", {"Content-Type: text/html"});
    auto server = std::make_unique<HostileServer>(always(answer));
    auto config = configFor(server->url());
    if (which == "secret missing") {
        config.auth = envAuth(u"ABSENT"_s);
    } else if (which == "not http") {
        config.adminUrl.setScheme(u"ftp"_s);
    } else if (which == "nobody listens") {
        server.reset();
    } else if (which == "plain where TLS should be") {
        server->onConnect([](QTcpSocket *socket) { socket->write("HTTP/1.1 400 Bad\r\n\r\n"); });
        config.adminUrl.setScheme(u"https"_s);
    } else if (which == "401 without credential") {
        config.auth.reset();
    }
    const auto report = run(config);
    QVERIFY(report.error);
    QCOMPARE(report.error->kind, kind);
    QVERIFY(report.error->place.startsWith(u"gw-one"_s));
    QVERIFY(!report.error->toText().contains(QString::fromLatin1(canary)));
    for (const ConnectionStep &each : report.steps) {
        if (each.id == step)
            QCOMPARE(each.state, State::Failed);
        else
            QVERIFY(each.state != State::Failed && (each.id < step) == (each.state != State::NotTried));
    }
    if (which == "401 without credential")
        QVERIFY(report.error->hint.contains(u"auth.secret"_s));
}

void TestConnector::test_tls_showsTheChainAndThePin_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("says");
    QTest::newRow("good") << State::Ok << u"certificate good until"_s;
    QTest::newRow("pinned") << State::Ok << u"certificate good until"_s;
    QTest::newRow("other pin") << State::Failed << u"it is sha256:"_s;
    QTest::newRow("not trusted") << State::Failed << u"not trusted"_s;
    QTest::newRow("wrong name") << State::Failed << u"elsewhere.test"_s;
    QTest::newRow("expired") << State::Failed << u"expired on"_s;
}

void TestConnector::test_tls_showsTheChainAndThePin()
{
    QFETCH(State, state);
    QFETCH(QString, says);
    const QByteArray which = QTest::currentDataTag();
    CertificateSpec spec;
    spec.issuer = &m_authority;
    if (which == "wrong name")
        spec.names = "DNS:elsewhere.test";
    if (which == "expired") {
        spec.firstDay = -9;
        spec.lastDay = -2;
    }
    const auto identity = makeIdentity(spec);
    HostileServer server(always(httpAnswer(200, tester)), serverTls(identity));
    auto config = configFor(server.url());
    if (which != "not trusted")
        config.tls.ca = file(u"ca.pem"_s);
    if (which == "pinned")
        config.tls.pins = {pinOf(identity.certificate())};
    if (which == "other pin")
        config.tls.pins = {pinOf(m_authority.certificate())};
    const auto report = run(config);
    const auto &step = report.steps[3];
    QCOMPARE(step.state, state);
    QVERIFY2(step.detail.contains(says), qPrintable(step.detail));
    QVERIFY(!report.chain.isEmpty());
    QCOMPARE(report.chain[0].pin, pinOf(identity.certificate()));
    QCOMPARE(report.chain[0].subject, u"gateway.test"_s);
    QCOMPARE(report.chain[0].issuer, u"Test Authority"_s);
    QCOMPARE(report.chain[0].fingerprint.size(), 95);
    QCOMPARE(report.error.has_value(), state == State::Failed);
    if (state == State::Failed) {
        QCOMPARE(report.error->kind, Error::Kind::Tls);
        QVERIFY(!report.error->hint.isEmpty());
        QCOMPARE(server.received(), QByteArray());
    }
}

void TestConnector::test_credentialThatMayChange_warns()
{
    HostileServer server(always(httpAnswer(200, R"({"product": "Tester", "change": true})")));
    const auto report = run(configFor(server.url()));
    QVERIFY(!report.error);
    QCOMPARE(report.steps[5].state, State::Warning);
    QVERIFY(report.steps[5].detail.contains(u"may also change"_s));
}

void TestConnector::test_cancelled_ends()
{
    CancelToken cancel;
    HostileServer server([cancel](QTcpSocket *, const SeenRequest &) { cancel.cancel(); });
    const auto connector = makeConnector();
    const auto report = QCoro::waitFor(connector->test(configFor(server.url()), cancel));
    QVERIFY(report.error);
    QCOMPARE(report.error->kind, Error::Kind::Cancelled);
    QCOMPARE(report.steps[4].state, State::NotTried);
}

QTEST_GUILESS_MAIN(TestConnector)
#include "tst_connector.moc"
