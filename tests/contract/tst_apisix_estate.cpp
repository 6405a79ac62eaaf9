// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixharness.h"
#include "contract/apisixrecordings.h"
#include "core/jsonreader.h"
#include "demo/httplistener.h"
#include "support/canary.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

DemoReply replyOf(const Answer &answer)
{
    DemoReply reply;
    reply.status = answer.status;
    reply.reason = "Recorded";
    for (auto header = answer.headers.cbegin(); header != answer.headers.cend(); ++header) {
        if (header.key() != "content-length" && header.key() != "transfer-encoding" && header.key() != "connection")
            reply.headers.append({header.key(), header.value()});
    }
    reply.body = answer.body;
    return reply;
}

//! Answers every list of a recorded gateway as it was recorded, without regard to the page.
class Replay
{
public:
    explicit Replay(const QString &folder)
        : m_listener([this](const DemoRequest &request) { return answer(request); })
        , m_missing(replyOf(apisixRecording(folder, u"list-empty-credentials"_s).answer))
    {
        for (const QString &name : apisixRecordingNames(folder)) {
            const Recording recording = apisixRecording(folder, name);
            if (name.startsWith(u"list-"_s))
                m_answers.insert(QString::fromUtf8(recording.target), replyOf(recording.answer));
        }
        m_listener.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_listener.serverPort())); }

private:
    DemoReply answer(const DemoRequest &request) const { return m_answers.value(request.path, m_missing); }

    HttpListener m_listener;
    QMap<QString, DemoReply> m_answers;
    DemoReply m_missing;
};

void collect(const JsonValue &value, std::string_view below, std::string_view name, QList<QByteArray> &secrets)
{
    // PLUGIN.MEMBER; a user name or the key id of a token is none.
    static const std::set<std::string, std::less<>> names = {
        "key-auth.key", "basic-auth.password", "jwt-auth.secret", "csrf.key", "openid-connect.client_secret",
        "session.secret", "http-logger.auth_header", "limit-count.redis_password", "value.token", "value.key",
        "value.keys"};
    if (value.array()) {
        for (const JsonValue &item : *value.array())
            collect(item, below, name, secrets);
    }
    if (value.object()) {
        for (const auto &[key, member] : *value.object())
            collect(member, name, key, secrets);
    }
    const std::string *text = value.string();
    const std::string place = std::string(below) + '.' + std::string(name);
    if (text && names.contains(place) && !text->starts_with('$') && *text != "X-Account-Id")
        secrets.append(QByteArray::fromStdString(*text));
}

//! What a recorded estate holds of secrets, and for each a header's value without its first word.
QList<QByteArray> secretsOf(const QString &folder)
{
    QList<QByteArray> secrets;
    for (const QString &name : apisixRecordingNames(folder)) {
        if (!name.startsWith(u"list-"_s))
            continue;
        for (const JsonValue &row : recordedApisixRows(apisixRecording(folder, name).answer))
            collect(*row.find("value"), {}, "value", secrets);
    }
    for (const QByteArray &secret : QList<QByteArray>(secrets)) {
        if (secret.startsWith("Bearer "))
            secrets.append(secret.mid(7));
    }
    return secrets;
}

//! A record without what differs between two runs of the same estate: its environment's name, times and
//! the fingerprints of secrets that were made for each.
std::string common(const EntityRecord &record)
{
    QString text = QString::fromStdString(record.payload);
    static const QRegularExpression hex(u"[0-9a-f]{32,}"_s);
    static const QRegularExpression time(u"\"(created|updated)_at\":[0-9]+"_s);
    return text.replace(u"latest"_s, u"sandbox"_s).replace(hex, u"(digest)"_s).remove(time).toStdString();
}

} // namespace

//! The adapter on whole recorded estates, one of each version, and on recorded refusals.
class TestApisixEstate : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void read_recordedEstate_isComplete_data() { folders(); }
    void read_recordedEstate_isComplete();
    void read_recordedTraps_areMapped_data() { folders(); }
    void read_recordedTraps_areMapped();
    void read_recordedSecrets_appearNowhere_data() { folders(); }
    void read_recordedSecrets_appearNowhere();
    void read_twoVersions_areTheSameEstate();
    void identify_recordedRefusal_saysWhy_data();
    void identify_recordedRefusal_saysWhy();

private:
    static void folders();
    static std::unique_ptr<ApisixReading> readRecorded(const QString &folder)
    {
        const Replay replay(folder);
        return readApisix(replay.url(), "any");
    }
    //! The only record with that kind and id.
    static const EntityRecord &find(const ApisixReading &reading, EntityKind kind, const std::string &id)
    {
        static const EntityRecord none{};
        for (const auto &[name, records] : reading.sink.rows) {
            for (const EntityRecord &record : records) {
                if (record.kind == kind && record.nativeId == id)
                    return record;
            }
        }
        return none;
    }

    JsonReader m_reader;
};

void TestApisixEstate::folders()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"3.13.0", "3.18.0"})
        QTest::addRow("%s", folder) << QString::fromLatin1(folder);
}

void TestApisixEstate::read_recordedEstate_isComplete()
{
    QFETCH(QString, folder);
    const auto reading = readRecorded(folder);
    QVERIFY2(reading->result.has_value(), reading->result ? "" : qPrintable(reading->result.error().toText()));
    const std::map<std::string, int> counts = {
        {"routes", 26}, {"services", 10}, {"upstreams", 10}, {"consumers", 10}, {"plugin_configs", 2},
        {"consumer_groups", 2}, {"global_rules", 2}, {"ssls", 3}, {"plugin_metadata", 1}, {"secrets", 1},
        {"protos", 1}, {"credentials", folder == u"3.13.0" ? 2 : 0}}; // those of 3.18.0 were not recorded
    for (const auto &[name, count] : counts) {
        const CollectionReport &report = reading->sink.reports.at(name);
        QCOMPARE(report.state, count > 0 ? FactState::Known : FactState::KnownEmpty);
        QCOMPARE(report.received, count);
        QCOMPARE(report.expected.value_or(-1), count);
        QVERIFY2(!report.torn, name.c_str());
    }
    QCOMPARE(reading->sink.reports.at("stream_routes").state, FactState::Unsupported);
    QVERIFY(!reading->sink.reports.at("stream_routes").error);
    QCOMPARE(toNode(m_reader, find(*reading, EntityKind::Node, "apisix"))->version, folder.toStdString());
}

void TestApisixEstate::read_recordedTraps_areMapped()
{
    QFETCH(QString, folder);
    const auto reading = readRecorded(folder);
    const auto route = [&](const char *id) { return *toRoute(m_reader, find(*reading, EntityKind::Route, id)); };
    const auto policy = [&](const char *id) {
        return *toPolicy(m_reader, find(*reading, EntityKind::Policy, id));
    };
    const auto credential = [&](const char *id) {
        return *toCredential(m_reader, find(*reading, EntityKind::Credential, id));
    };
    // A route is off with status 0, and on without one; a plugin is off with _meta.disable.
    QVERIFY(!route("partners-legacy").enabled);
    QVERIFY(route("status").enabled && route("accounts-list").enabled);
    QVERIFY(!policy("route/identity-token/jwt-auth").enabled);
    QVERIFY(policy("route/identity-token/limit-count").enabled);
    // Both spellings of paths and hosts, no methods, no name, no service.
    QCOMPARE(route("cards-list").paths, (std::vector<std::string>{"/v1/cards", "/v1/cards/*"}));
    QCOMPARE(route("cards-pin").paths, std::vector<std::string>{"/v1/cards/pin"});
    QCOMPARE(route("accounts-v2").hosts.size(), std::size_t(2));
    QVERIFY(route("notify-ws").methods.empty() && route("mock-schema").nativeName.empty());
    QCOMPARE(route("debug-echo").deploymentId, std::string("route/debug-echo"));
    const Deployment alone = *toDeployment(m_reader, find(*reading, EntityKind::Deployment, "route/notify-hook"));
    QCOMPARE(alone.upstreamId, std::string("notify"));
    // Nodes as a map, as an array, in a route, and found by a service.
    const auto target = [&](const char *id) {
        return *toTarget(m_reader, find(*reading, EntityKind::Target, id));
    };
    QCOMPARE(target("ledger/10.20.0.13:8080").weight, 1);
    QCOMPARE(target("cards/cards-b.internal.sandbox.bank.example:8443").weight, 0);
    QCOMPARE(target("accounts/10.10.0.30:8080").port, 8080);
    QCOMPARE(target("route/partners-legacy/upstream/10.10.0.99:9000").host, std::string("10.10.0.99"));
    const Upstream fx = *toUpstream(m_reader, find(*reading, EntityKind::Upstream, "fx"));
    QVERIFY(fx.attributes.contains("service_name") && fx.attributes.contains("discovery_type"));
    for (const std::string &id : reading->sink.ids(EntityKind::Target))
        QVERIFY2(!id.starts_with("fx/"), id.c_str());
    // A plugin configuration acts on each route that uses it.
    QCOMPARE(policy("plugin_config/partner-defaults/limit-count/route/partners-orders").scopeId,
             std::string("partners-orders"));
    QCOMPARE(policy("consumer_group/gold/limit-count").scope, Policy::Scope::ConsumerGroup);
    QCOMPARE(policy("global_rule/access-log/http-logger").scope, Policy::Scope::Global);
    // References stay as text, also those that name the environment of the process.
    QCOMPARE(credential("consumer/vaulted_app/key-auth").reference,
             std::string("$secret://vault/main/vaulted_app/key"));
    QCOMPARE(credential("consumer/env_app/key-auth").reference, std::string("$env://ENV_APP_KEY"));
    QVERIFY(!credential("consumer/env_app/key-auth").secret);
    QVERIFY(credential("consumer/mobile_app/key-auth").secret.has_value());
    QCOMPARE(credential("consumer/ledger_batch/jwt-auth").clientId, std::string("ledger-batch"));
    // Every certificate of an object with several, and the one that clients are checked with.
    const auto certificates = reading->sink.ids(EntityKind::Certificate);
    QCOMPARE(certificates, (std::vector<std::string>{"devportal", "devportal#2", "partners",
                                                     "partners/client/ca", "wildcard"}));
    const Certificate partners = *toCertificate(m_reader, find(*reading, EntityKind::Certificate, "partners"));
    QCOMPARE(partners.names, std::vector<std::string>{"partners.bank.example"});
    QVERIFY(partners.notAfter > partners.notBefore && !partners.spki.empty());
}

void TestApisixEstate::read_recordedSecrets_appearNowhere()
{
    QFETCH(QString, folder);
    const QList<QByteArray> secrets = secretsOf(folder);
    QVERIFY(secrets.size() >= 12); // as many as the estate has at least: none is overlooked
    const auto reading = readRecorded(folder);
    const QByteArray kept = QByteArray::fromStdString(reading->sink.allText());
    QVERIFY(kept.size() > 10000);
    for (qsizetype i = 0; i < secrets.size(); ++i) {
        for (const QByteArray &form : canaryForms(secrets[i]))
            QVERIFY2(!kept.contains(form), qPrintable(u"secret %1 of the recordings is kept"_s.arg(i)));
    }
}

//! The same estate was put into both: 3.13 returns every default, 3.18 what was sent.
void TestApisixEstate::read_twoVersions_areTheSameEstate()
{
    const auto older = readRecorded(u"3.13.0"_s), newer = readRecorded(u"3.18.0"_s);
    int compared = 0;
    for (const auto &[name, records] : newer->sink.rows) {
        if (name == "server")
            continue;
        QCOMPARE(older->sink.rows.at(name).size(), records.size());
        for (const EntityRecord &record : records) {
            const EntityRecord &other = find(*older, record.kind, record.nativeId);
            QCOMPARE(QByteArray::fromStdString(common(record)), QByteArray::fromStdString(common(other)));
            ++compared;
        }
    }
    QVERIFY(compared > 120);
    const auto key = [this](const ApisixReading &reading, const char *id) {
        return toCredential(m_reader, find(reading, EntityKind::Credential, id))->secret;
    };
    for (const char *shared : {"consumer/mobile_app/key-auth", "consumer/ledger_batch/jwt-auth",
                               "consumer/statements_ro/basic-auth"})
        QVERIFY2(key(*older, shared) == key(*newer, shared), shared);
    QVERIFY(key(*older, "consumer/web_app/key-auth") != key(*newer, "consumer/web_app/key-auth"));
}

void TestApisixEstate::identify_recordedRefusal_saysWhy_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *key, Error::Kind kind, const char *said) {
        QTest::newRow(name) << QByteArray(key) << kind << QString::fromLatin1(said);
    };
    using Kind = Error::Kind;
    row("3.13.0/err-401-missing-key", "", Kind::Unauthorized, "none was sent");
    row("3.13.0/err-401-wrong-key", "nope", Kind::Unauthorized, "does not know");
    row("3.13.0/err-401-production-key-on-sandbox", "k", Kind::Unauthorized, "does not know");
    row("3.13.0/err-401-viewer-put", "k", Kind::Forbidden, "only read");
    row("3.13.0/err-403-ip-not-allowed", "k", Kind::Forbidden, "allow_admin");
    row("3.13.0/err-404-path", "k", Kind::WrongProduct, "admin_url");
    row("3.13.0/err-404-type", "k", Kind::WrongProduct, "Admin API");
    row("3.13.0/etcd-down-get", "k", Kind::Server, "etcd");
    row("3.13.0/etcd-back-get", "k", Kind::Server, "etcd");
    row("3.18.0/err-401", "", Kind::Unauthorized, "none was sent");
    row("3.13.0-v2/list-routes", "k", Kind::Unsupported, "admin_api_version");
    row("3.13.0-v2/err-401", "", Kind::Unauthorized, "none was sent");
    row("2.15.3/list-routes", "k", Kind::Unsupported, "APISIX 2.15.3");
    row("2.15.3/page", "k", Kind::Unsupported, "APISIX 2.15.3");
    row("2.15.3/err-401", "", Kind::Unauthorized, "none was sent");
    row("2.15.3/err-401-wrong", "nope", Kind::Unauthorized, "");
    row("proxy/admin-on-proxy-port", "k", Kind::WrongProduct, "proxy");
}

void TestApisixEstate::identify_recordedRefusal_saysWhy()
{
    QFETCH(QByteArray, key);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, said);
    const QByteArray recorded = recordedText(u"apisix/"_s + QString::fromLatin1(QTest::currentDataTag()));
    const DemoReply reply = replyOf(parsedRecording(recorded).answer);
    QVERIFY(reply.status > 0);
    HttpListener listener([&reply](const DemoRequest &) { return reply; });
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const auto reader = apisixReader(QUrl(u"http://127.0.0.1:%1"_s.arg(listener.serverPort())), key);
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, kind);
    const QString told = identity.error().what + u' ' + identity.error().hint;
    QVERIFY2(told.contains(said), qPrintable(told));
}

QTEST_GUILESS_MAIN(TestApisixEstate)
#include "tst_apisix_estate.moc"
