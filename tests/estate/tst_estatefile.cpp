// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatefile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

QByteArray completeFile()
{
    QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/estate/data/complete.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Every problem on a line of its own, to show when a comparison fails.
QString told(const EstateReading &reading)
{
    QString text;
    for (const EstateProblem &problem : reading.problems)
        text += problem.toText() + u'\n';
    return text;
}

const QByteArray head = "version: 1\nname: acme\n"
                        "environments: {sandbox: {type: sandbox}, production: {type: production}}\n";
const QByteArray gateway = "gateways:\n  kong-a:\n    kind: kong\n    admin_url: http://127.0.0.1:8001\n"
                           "    environment: sandbox\n"; // lines 4 to 8
const QByteArray second = "  kong-b: {kind: kong, admin_url: 'http://127.0.0.1:8002', environment: production}\n";

} // namespace

class TestEstateFile : public QObject
{
    Q_OBJECT
private slots:
    void read_noBytesAtAll_isAProblemNotACrash();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void read_completeFile_givesEverySection();
    void read_resolveEnabled_isTaken();
    void read_smallFile_fillsDefaults();
    void read_promotion_whatIsNotSaid_isSafe();
    void read_badFile_namesLineAndRemedy_data();
    void read_badFile_namesLineAndRemedy();
    void read_literalSecret_neverRepeatsIt_data();
    void read_literalSecret_neverRepeatsIt();
};

void TestEstateFile::read_completeFile_givesEverySection()
{
    const EstateReading reading = readEstate(completeFile(), u"/etc/estate.yaml"_s);
    QCOMPARE(told(reading), QString());
    const EstateConfig &config = reading.config;
    QCOMPARE(config.name, u"acme"_s);
    QCOMPARE(config.path, u"/etc/estate.yaml"_s);
    QCOMPARE(config.environments.size(), 2);
    QCOMPARE(config.environments[1].type, EnvironmentType::Production);
    QCOMPARE(config.gateways.size(), 3);

    const GatewayConfig &first = config.gateways[0];
    QCOMPARE(first.id, GatewayId(u"kong-sbx"_s));
    QCOMPARE(first.line, 10);
    QCOMPARE(first.adminUrl, QUrl(u"http://127.0.0.1:8001"_s));
    QCOMPARE(first.environment, EnvironmentId(u"sandbox"_s));
    QVERIFY(first.auth && first.writeAuth);
    QCOMPARE(first.auth->header, u"Kong-Admin-Token"_s);
    QCOMPARE(first.auth->secret.toText(), u"env:KONG_SBX_READ"_s);
    QCOMPARE(first.writeAuth->secret.target, u"KONG_SBX_WRITE"_s);
    QCOMPARE(first.region, u"eu-central-1"_s);
    QCOMPARE(first.limits.concurrency, 8);
    QCOMPARE(first.limits.requestsPerSecond, 30.0);
    QCOMPARE(first.limits.timeout, std::chrono::milliseconds(300000));

    const GatewayConfig &shared = config.gateways[1];
    QVERIFY(shared.environment.isEmpty());
    QCOMPARE(shared.partitions.size(), 2);
    QCOMPARE(shared.partitions[1].tag, u"env:production"_s);
    QCOMPARE(shared.partitions[1].environment, EnvironmentId(u"production"_s));
    QCOMPARE(shared.workspaces, (QList<QString>{u"payments"_s, u"retail"_s}));
    QCOMPARE(shared.tls.ca.toText(), u"file:ca.pem"_s);
    QCOMPARE(shared.tls.clientKey.target, u"me.key"_s);
    QCOMPARE(shared.tls.pins.size(), 1);
    QCOMPARE(shared.tls.serverName, u"admin.example.test"_s);
    QVERIFY(!shared.auth);

    const GatewayConfig &apisix = config.gateways[2];
    QCOMPARE(apisix.kind, GatewayKind::Apisix);
    QCOMPARE(apisix.auth->scheme, u"Bearer"_s);
    QCOMPARE(apisix.auth->secret.scheme, SecretReference::Scheme::Keychain);
    QCOMPARE(apisix.owner, u"team platform"_s);
    QCOMPARE(apisix.retention, u"30d"_s);
    QCOMPARE(apisix.controlUrl, QUrl(u"http://apisix.example.test:9090"_s));

    QCOMPARE(config.apis.size(), 1);
    QCOMPARE(config.apis[0].authors, QList<QString>{u"eve"_s});
    QCOMPARE(config.apis[0].contract.value(u"production"_s), u"orders.yaml"_s);
    QCOMPARE(config.expected.size(), 2);
    QCOMPARE(config.expected[1].reason, u"smaller there"_s);
    QCOMPARE(config.promotionPaths.size(), 1);
    QCOMPARE(config.promotionPaths[0].map[0].from, u"(.*)\\.sbx\\.example\\.test"_s);
    QCOMPARE(config.promotionPaths[0].map[0].to, u"\\1.example.test"_s);
    QCOMPARE(config.pairs.size(), 1);
    QCOMPARE(config.pairs[0].second, EnvironmentId(u"production"_s));
    const IsolationConfig &isolation = config.isolation;
    QCOMPARE(isolation.catalogue, u"our-controls.yaml"_s);
    QVERIFY(!isolation.resolve.enabled);
    QCOMPARE(isolation.resolve.hosts.value(u"cache.example.test"_s), (QList<QString>{u"192.0.2.8"_s, u"2001:db8::1"_s}));
    QCOMPARE(isolation.owned.size(), 2);
    QCOMPARE(isolation.owned[1].first, EnvironmentId(u"production"_s));
    QCOMPARE(isolation.owned[1].second, (QList<QString>{u"*.prd.example.test"_s, u"10.50.0.0/16"_s}));
    QCOMPARE(isolation.sharedHosts, QList<QString>{u"maps.example"_s});
    QCOMPARE(isolation.testHosts, QList<QString>{u"test.pay.example"_s});
    QCOMPARE(isolation.liveHosts, QList<QString>{u"live.pay.example"_s});
    QCOMPARE(isolation.sharedIssuers, (QList<SharedIssuer>{{u"https://login.example"_s, u"staff only"_s}}));
    QCOMPARE(isolation.publicApis, QList<QString>{u"status"_s});
    QCOMPARE(isolation.productionOnly, QList<QString>{u"archive"_s});
    QCOMPARE(isolation.approvedAdmins, QList<QString>{u"root"_s});
    QCOMPARE(isolation.promisedPerMinute, (QList<QPair<QString, qint64>>{{u"orders"_s, 600}}));
    QCOMPARE(isolation.platformRoutes, QList<QString>{u"healthz"_s});
    QCOMPARE(config.reports.frameworks, (QList<QString>{u"our-framework.yaml"_s, u"/srv/frameworks/group.yaml"_s}));
}

void TestEstateFile::read_resolveEnabled_isTaken()
{
    const QByteArray yaml = head + gateway + second + "isolation: {resolve: {enabled: true}}\n";
    const EstateReading reading = readEstate(yaml, u"e.yaml"_s);
    QVERIFY(reading.config.isolation.resolve.enabled);
    QCOMPARE(told(reading), QString());
}

void TestEstateFile::read_smallFile_fillsDefaults()
{
    const EstateReading reading = readEstate(head + gateway + second, u"e.yaml"_s);
    QCOMPARE(told(reading), QString());
    QCOMPARE(reading.config.gateways[0].limits, LimitsConfig());
    QCOMPARE(reading.config.gateways[1].line, 9);
    QCOMPARE(reading.config.pairs.size(), 1);
    QVERIFY(reading.config.gateway(GatewayId(u"kong-b"_s)));
}

void TestEstateFile::read_promotion_whatIsNotSaid_isSafe()
{
    const auto read = [](const QByteArray &more) {
        return readEstate(head + gateway + second + "promotion:\n" + more + "  paths:\n    - {from: sandbox, to: production}\n", u"e.yaml"_s);
    };
    const EstateReading silent = read({});
    QCOMPARE(told(silent), QString());
    QVERIFY(!silent.config.breakGlass.allowed);
    QCOMPARE(silent.config.breakGlass.reviewWithin, std::chrono::milliseconds(std::chrono::hours(24)));
    QCOMPARE(silent.config.promotionPaths.first().warnsOnUnknown, QList<QString>{u"contract"_s}); // many APIs have none
    const EstateReading glass = read("  break_glass: {allowed: true, review_within: 90m}\n");
    QCOMPARE(told(glass), QString());
    QVERIFY(glass.config.breakGlass.allowed);
    QCOMPARE(glass.config.breakGlass.reviewWithin, std::chrono::milliseconds(std::chrono::minutes(90)));
    const QByteArray gates = "promotion: {paths: [{from: sandbox, to: production, gates: {contract: {on_unknown: block}, isolation: {on_unknown: warn}}}]}\n";
    QCOMPARE(readEstate(head + gateway + second + gates, u"e.yaml"_s).config.promotionPaths.first().warnsOnUnknown, QList<QString>{u"isolation"_s});
}

void TestEstateFile::read_badFile_namesLineAndRemedy_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *name, const QByteArray &yaml, int line, int column, const char *what,
                        const char *hint) {
        QTest::newRow(name) << yaml << line << column << QString::fromUtf8(what) << QString::fromUtf8(hint);
    };
    const auto withGateway = [](const char *lines) -> QByteArray { return head + gateway + lines + second; };
    const auto withSection = [](const char *lines) -> QByteArray { return head + gateway + second + lines; };

    row("nothing in the file", "", 1, 1, "the file is empty", "version: 1");
    row("only comments", "# soon\n\n", 1, 1, "the file is empty", "version: 1");
    row("a list", "- version: 1\n", 1, 1, "expected keys like version", "is this an estate file?");
    row("another kind of file", "<html>\n", 1, 1, "expected keys like version", "estate file");
    row("no version", "name: x\n", 1, 1, "has no \"version\"", "version: 1");
    row("a version in quotes", "version: '1'\n", 1, 10, "version: expected a whole number", "version: 1");
    row("a version of the future", "version: 2\n", 1, 10, "version 2 is newer", "update Bulkhead");
    row("unknown key at the top", head + "gatways: {}\n", 4, 1, "unknown key \"gatways\"",
        "did you mean \"gateways\"?");
    row("unknown key of a gateway", withGateway("    adminUrl: x\n"), 9, 5,
        "unknown key \"adminUrl\" in gateways.kong-a", "did you mean \"admin_url\"?");
    row("unknown key without a neighbour", withGateway("    colour: red\n"), 9, 5,
        "unknown key \"colour\" in gateways.kong-a", "known here: kind, admin_url");
    row("a merge key", withGateway("    <<: {region: x}\n"), 9, 5, "unknown key \"<<\"", "merge keys");
    row("duplicate gateway", withGateway("  kong-a: {}\n"), 9, 3, "duplicate key \"kong-a\" in gateways",
        "line 5");
    row("duplicate key in a gateway", withGateway("    kind: caddy\n"), 9, 5,
        "duplicate key \"kind\" in gateways.kong-a", "line 6");
    row("duplicate section", head + "groups: {}\ngroups: {}\n", 5, 1, "duplicate key \"groups\"", "line 4");
    row("name is a number", "version: 1\nname: 12\n", 2, 7, "name: expected text", "quotes");
    row("name is a mapping", "version: 1\nname: {a: b}\n", 2, 7, "name: expected text, found a mapping", "");
    row("environments is a list", "version: 1\nname: a\nenvironments: [sandbox]\n", 3, 15,
        "environments: expected a mapping of names, found a list", "");
    row("environment is a word", "version: 1\nname: a\nenvironments:\n  sandbox: yes\n", 4, 12,
        "environments.sandbox: expected a mapping", "{key: value}");
    row("environment without type", "version: 1\nname: a\nenvironments:\n  sandbox: {}\n", 4, 3,
        "environments.sandbox has no \"type\"", "sandbox, production");
    row("environment of unknown type", "version: 1\nname: a\nenvironments:\n  s: {type: sandobx}\n", 4, 13,
        "environments.s.type has an unknown value", "did you mean \"sandbox\"?");
    row("environment with a bad name", "version: 1\nname: a\nenvironments:\n  a:b: {type: sandbox}\n", 4, 3,
        "this name of an environment cannot be used", "letters, digits");
    row("gateway without kind", head + "gateways:\n  a:\n    admin_url: http://127.0.0.1\n"
                                       "    environment: sandbox\n",
        6, 5, "gateways.a has no \"kind\"", "kong, apisix, caddy");
    row("gateway of unknown kind", head + "gateways:\n  a:\n    kind: tyk\n    admin_url: http://127.0.0.1\n"
                                          "    environment: sandbox\n",
        6, 11, "gateways.a.kind has an unknown value", "known: kong, apisix, caddy");
    row("gateway without environment", head + "gateways:\n  a: {kind: kong, admin_url: 'http://127.0.0.1'}\n",
        5, 6, "gateways.a has no environment and no partitions", "environment: NAME");
    row("gateway with both", withGateway("    partitions: []\n"), 9, 17,
        "has both environment and partitions", "remove one");
    row("environment not defined",
        head + "gateways:\n  a: {kind: kong, admin_url: 'http://127.0.0.1', environment: sandbix}\n", 5, 63,
        "gateways.a.environment: no such environment", "did you mean \"sandbox\"?");
    row("partitions empty",
        head + "gateways:\n  a: {kind: kong, admin_url: 'http://127.0.0.1', partitions: []}\n", 5, 62,
        "partitions is empty", "environment: NAME");
    row("partition without tag",
        head + "gateways:\n  a: {kind: kong, admin_url: 'http://127.0.0.1', partitions: [{when: {}, "
               "environment: sandbox}]}\n",
        5, 70, "partitions.when has no \"tag\"", "tag");
    row("partition without when",
        head + "gateways:\n  a: {kind: kong, admin_url: 'http://127.0.0.1', partitions: [{environment: "
               "sandbox}]}\n",
        5, 63, "partitions has no \"when\"", "env:sandbox");
    for (const auto &[name, url, what, hint] :
         {std::tuple("URL without scheme", "127.0.0.1:8001", "is not a URL", "https://HOST:PORT"),
          std::tuple("URL of another scheme", "ftp://kong.example", "only http and https", "https://HOST:PORT"),
          std::tuple("URL without host", "http:///admin", "is not a URL", "https://HOST:PORT"),
          std::tuple("URL with a space", "'http://kong example'", "is not a URL", "https://HOST:PORT"),
          std::tuple("URL with a bad port", "http://kong.example:99999", "is not a URL", "https://HOST:PORT"),
          std::tuple("URL with a query", "http://kong.example/?a=b", "query or a fragment", "remove"),
          std::tuple("URL with a fragment", "'http://kong.example/#x'", "query or a fragment", "remove"),
          std::tuple("URL with a user", "http://admin:pw@kong.example", "literal secret", "before the @")}) {
        row(name, head + "gateways:\n  a:\n    kind: kong\n    admin_url: " + url + "\n    environment: sandbox\n",
            7, 16, what, hint);
    }
    row("auth is a word", withGateway("    auth: abc\n"), 9, 11, "auth: expected a mapping, found a single",
        "");
    row("auth without secret", withGateway("    auth: {header: X}\n"), 9, 11, "auth has no \"secret\"",
        "env:NAME");
    row("literal secret", withGateway("    auth: {secret: abcdef}\n"), 9, 20,
        "gateways.kong-a.auth.secret holds a literal secret", "env:NAME, file:PATH or keychain:SERVICE/ACCOUNT");
    row("reference to a bad variable", withGateway("    auth: {secret: 'env:$X'}\n"), 9, 20,
        "auth.secret is not a reference that can be used", "env:NAME");
    row("keychain without account", withGateway("    auth: {secret: 'keychain:x'}\n"), 9, 20,
        "is not a reference that can be used", "SERVICE/ACCOUNT");
    row("header with its value", withGateway("    auth: {header: 'X-Key: abc', secret: env:A}\n"), 9, 20,
        "auth.header is not a header name", "secret: env:NAME");
    row("scheme with its value", withGateway("    auth: {scheme: Bearer abc, secret: env:A}\n"), 9, 20,
        "auth.scheme is not a scheme", "secret: env:NAME");
    row("token beside auth", withGateway("    api_token: abc\n"), 9, 5, "unknown key \"api_token\"",
        "credentials go below auth");
    row("certificate without key", withGateway("    tls: {client_cert: file:a.pem}\n"), 9, 10,
        "only one of client_cert and client_key", "both");
    row("authority not a file", withGateway("    tls: {ca: env:CA}\n"), 9, 15, "tls.ca is not a reference",
        "file:PATH");
    row("pin of another form", withGateway("    tls: {pin: [\"sha1:abc\"]}\n"), 9, 17, "tls.pin is not a pin",
        "base64");
    row("pin too short", withGateway("    tls: {pin: [\"sha256:AAAA\"]}\n"), 9, 17, "tls.pin is not a pin",
        "base64");
    row("control API of another product", withGateway("    control_url: http://127.0.0.1:9090\n"), 9, 18, "only APISIX has a control API", "remove");
    row("no concurrency", withGateway("    limits: {concurrency: 0}\n"), 9, 27, "concurrency is out of range",
        "from 1 to 64");
    row("concurrency in words", withGateway("    limits: {concurrency: many}\n"), 9, 27,
        "expected a whole number", "1 to 64");
    row("negative rate", withGateway("    limits: {requests_per_second: -1}\n"), 9, 35, "out of range",
        "0 to 10000");
    row("rate not a number", withGateway("    limits: {requests_per_second: .nan}\n"), 9, 35,
        "expected a number", "0 to 10000");
    row("timeout without unit", withGateway("    limits: {timeout: 30}\n"), 9, 23,
        "limits.timeout: expected a duration", "500ms, 30s");
    row("timeout of a day", withGateway("    limits: {timeout: 24h}\n"), 9, 23, "limits.timeout is out of range",
        "10m");
    row("workspace twice", withGateway("    workspaces: [a, a]\n"), 9, 21, "the same entry twice", "remove");
    row("API facts of an unknown environment", withSection("apis: {o: {contract: {staging: a.yaml}}}\n"), 10,
        23, "apis.o.contract: no such environment", "defined are sandbox, production");
    row("expected difference without field", withSection("catalog: {expected: [{apis: [a]}]}\n"), 10, 22,
        "catalog.expected has no \"field\"", "field");
    row("pair with swapped sides", withSection("isolation: {pairs: [[production, sandbox]]}\n"), 10, 21,
        "a sandbox and then a production", "swap");
    row("pair of one", withSection("isolation: {pairs: [[sandbox]]}\n"), 10, 21,
        "a list of two environments", "[sandbox, production]");
    row("pairs in words", withSection("isolation: {pairs: every}\n"), 10, 20, "expected all or a list", "all");
    row("fixed answer no address", withSection("isolation: {resolve: {hosts: {a.example: b.example}}}\n"), 10,
        42, "expected an IP address", "192.0.2.1");
    row("name servers asked for", withSection("isolation: {resolve: {enabled: maybe}}\n"), 10, 32,
        "enabled: expected true or false", "");
    row("host with a scheme", withSection("isolation: {shared_hosts: ['https://maps.example']}\n"), 10, 28,
        "isolation.shared_hosts: expected a host, a pattern or a network", "10.50.0.0/16");
    row("network without bits", withSection("isolation: {owned: {production: [10.50.0.0/x]}}\n"), 10, 34,
        "isolation.owned.production: expected a host", "10.50.0.0/16");
    row("owned by nobody", withSection("isolation: {owned: {prod: [a.example]}}\n"), 10, 21,
        "isolation.owned: no such environment", "production");
    row("owned host twice", withSection("isolation: {owned: {sandbox: [a.example, a.example]}}\n"), 10, 42,
        "the same entry twice", "remove");
    row("hosts in one word", withSection("isolation: {live_hosts: api.example}\n"), 10, 25,
        "isolation.live_hosts: expected a list", "[api.example");
    row("issuer without a reason", withSection("isolation: {shared_issuers: [{issuer: 'https://idp.example'}]}\n"), 10, 30,
        "shared_issuers has no \"reason\"", "reason");
    row("promise in words", withSection("isolation: {promised_per_minute: {orders: many}}\n"), 10, 43,
        "promised_per_minute.orders: expected a number of calls", "whole number");
    row("unknown key of isolation", withSection("isolation: {public_api: [a]}\n"), 10, 13,
        "unknown key \"public_api\" in isolation", "public_apis");
    row("group of one word", withSection("groups: {leads: bo}\n"), 10, 17, "expected a list of people", "leads:");
    row("person twice", withSection("groups: {leads: [bo, bo]}\n"), 10, 22, "the same person twice", "remove");
    const auto path = [&](const char *rest) -> QByteArray {
        return withSection("promotion:\n  paths:\n    - from: sandbox\n      to: production\n") + rest;
    };
    row("promotion to itself", withSection("promotion: {paths: [{from: sandbox, to: sandbox}]}\n"), 10, 21,
        "from and to are the same", "another environment");
    row("bad regular expression", path("      map: [{field: a, from: '(b', to: c}]\n"), 14, 30,
        "bad regular expression: missing closing parenthesis (at character 3)", "PCRE2");
    row("replacement without group", path("      map: [{field: a, from: 'b', to: '\\1'}]\n"), 14, 39,
        "to uses \\1, but from has 0 groups", "( )");
    row("mapping that keeps and rewrites", path("      map: [{field: a, keep: true, to: c}]\n"), 14, 40, "has both \"keep\" and \"to\"", "take one of them out");
    row("mapping without field", path("      map: [{from: b, to: c}]\n"), 14, 13, "map has no \"field\"", "field");
    row("quorum of nobody", path("      approvals: {quorum: 0}\n"), 14, 27, "quorum is out of range", "1 to 20");
    row("quorum in quotes", path("      approvals: {quorum: '2'}\n"), 14, 27, "quorum", "without quotes");
    row("four-eyes in words", path("      approvals: {requester_may_approve: no}\n"), 14, 42,
        "requester_may_approve: expected true or false", "true or false");
    row("unknown group", path("      approvals: {groups: [leads]}\n"), 14, 28, "no such group",
        "define it below groups");
    row("bad ticket form", path("      approvals: {ticket: '['}\n"), 14, 27, "bad regular expression", "PCRE2");
    row("unknown gate", path("      gates: {contracts: {on_unknown: warn}}\n"), 14, 15,
        "unknown key \"contracts\"", "did you mean \"contract\"?");
    row("gate that ignores", path("      gates: {drift: {on_unknown: ignore}}\n"), 14, 35,
        "on_unknown has an unknown value", "block, warn");
    row("glass with a word", withSection("promotion: {break_glass: {allowed: maybe}}\n"), 10, 36, "allowed: expected true or false", "true or false");
    row("glass that nobody looks back at", withSection("promotion: {break_glass: {allowed: true, review_within: 900h}}\n"), 10, 57, "review_within", "");
    row("freeze without zone", path("      freezes: [{from: '2026-12-20T00:00:00', to: 2027-01-05T00:00:00Z}]\n"),
        14, 24, "freezes.from: expected a time with its zone", "2026-12-20T00:00:00Z");
    row("freeze backwards", path("      freezes: [{from: 2027-12-20T00:00:00Z, to: 2027-01-05T00:00:00Z}]\n"), 14,
        17, "ends before it starts", "swap");
    row("checkpoint not a file", withSection("audit: {checkpoints: [/mnt/x]}\n"), 10, 23,
        "audit.checkpoints: expected a folder", "file:PATH");
    row("time stamp authority no URL", withSection("audit: {tsa: here}\n"), 10, 14, "audit.tsa is not a URL", "");
    row("framework files in a word", withSection("reports: {frameworks: ours.yaml}\n"), 10, 23, "reports.frameworks: expected a list", "");
    row("framework file of no name", withSection("reports: {frameworks: ['']}\n"), 10, 24, "reports.frameworks: the name of a file is empty", "relative to this one");
    row("framework file twice", withSection("reports: {frameworks: [a.yaml, a.yaml]}\n"), 10, 32, "reports.frameworks: the same file twice", "remove");
    row("framework file per mapping", withSection("reports: {frameworks: [{file: a.yaml}]}\n"), 10, 24, "reports.frameworks: expected", "");
    row("unknown key of reports", withSection("reports: {framework: [a.yaml]}\n"), 10, 11, "unknown key \"framework\"", "did you mean \"frameworks\"?");
    row("probes per word", withSection("probes: on\n"), 10, 9, "probes: expected a mapping", "");

    row("tab for indentation", "version: 1\nenvironments:\n\tsandbox: {type: sandbox}\n", 3, 1,
        "not valid YAML", "refuses tabs");
    row("bracket left open", "version: 1\ngroups: {a: [b\n", 3, 1, "not valid YAML", "brackets");
    row("colon in a value", "version: 1\nname: a: b\n", 2, 8, "mapping values are not allowed", "quotes");
    row("two documents", "version: 1\n---\nversion: 1\n", 2, 1, "a second document", "remove");
    row("a tag", "version: !!int 1\n", 1, 10, "a YAML tag", "remove it");
    row("a list as a key", "version: 1\n? [a]\n: b\n", 2, 3, "a key must be a plain word", "quotes");
    row("unknown alias", "version: 1\nname: *x\n", 2, 7, "an alias names no anchor", "&NAME");
    row("alias of itself", "version: 1\ngroups: &g {a: *g}\n", 2, 16, "an alias names no anchor", "inside itself");
    row("Latin 1", "version: 1\nname: caf\xE9\n", 2, 10, "not UTF-8", "UTF-8");
    row("UTF-16", QByteArray("\xFF\xFEv\0e\0", 6), 1, 1, "not UTF-8", "UTF-8");
    row("a zero byte", QByteArray("version: 1\nname: a\0b\n", 21), 2, 8, "control characters", "");
    row("deep nesting", "version: 1\nname: " + QByteArray(100, '[') + "\n", 2, 70, "deeper than 64", "fewer");
    row("too large", QByteArray(10 << 20, '#'), 0, 0, "larger than 4 MiB", "right file");
    QByteArray bomb = "version: 1\na0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray one = '*' + QByteArray("a") + QByteArray::number(i - 1);
        bomb += 'a' + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + one + ',' + one + ',' + one
                + ',' + one + ',' + one + ',' + one + ',' + one + ',' + one + ',' + one + "]\n";
    }
    row("YAML bomb", bomb, 7, 14, "grows beyond 200000 values", "aliases");
    row("many values", "version: 1\nname: [" + QByteArray("a,").repeated(200'001) + "]\n", 2, 399998,
        "grows beyond 200000 values", "split");
    row("many aliases", "version: 1\na: &a 1\nb: [" + QByteArray("*a,").repeated(101) + "]\n", 3, 305,
        "more than 100 aliases", "out");
}

void TestEstateFile::read_badFile_namesLineAndRemedy()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, what);
    QFETCH(QString, hint);
    const EstateReading reading = readEstate(yaml, u"estate.yaml"_s);
    QVERIFY2(!reading.isUsable(), "nothing was refused");
    QList<EstateProblem> errors;
    for (const EstateProblem &problem : reading.problems) {
        if (problem.severity == EstateProblem::Severity::Error)
            errors.append(problem);
    }
    QVERIFY2(errors.size() == 1, qPrintable(told(reading)));
    const EstateProblem &error = errors.front();
    QVERIFY2(error.what.contains(what), qPrintable(error.toText()));
    QVERIFY2(error.hint.contains(hint), qPrintable(error.toText()));
    QCOMPARE(error.line, line);
    QCOMPARE(error.column, column);
    const QString place = line ? u"estate.yaml:%1: "_s.arg(line) : u"estate.yaml: "_s;
    QVERIFY2(error.toText().startsWith(place), qPrintable(error.toText()));
}

void TestEstateFile::read_literalSecret_neverRepeatsIt_data()
{
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *lines) { QTest::newRow(name) << QByteArray(lines); };
    row("as the secret", "    auth: {secret: canary}\n");
    row("as a double-quoted secret", "    auth: {secret: \"canary\"}\n");
    row("as a block secret", "    auth:\n      secret: |\n        canary\n");
    row("behind a scheme word", "    auth: {secret: 'file:', scheme: 'Bearer canary'}\n");
    row("as the whole auth", "    auth: canary\n");
    row("as a key of auth", "    auth: {canary}\n");
    row("twice as a key of auth", "    auth: {canary, canary}\n");
    row("as a list", "    auth: [canary]\n");
    row("in the header", "    auth: {header: 'X: canary', secret: env:A}\n");
    row("in an unknown key", "    password: canary\n");
    row("in the client key", "    tls: {client_key: canary, client_cert: file:a}\n");
    row("in the pin", "    tls: {pin: [canary]}\n");
    row("in write_auth", "    write_auth: {secret: 'https://canary@x.example'}\n");
}

void TestEstateFile::read_literalSecret_neverRepeatsIt()
{
    QFETCH(QByteArray, lines);
    const EstateReading reading = readEstate(head + gateway + lines + second, u"estate.yaml"_s);
    QVERIFY(!reading.isUsable());
    QVERIFY2(!told(reading).contains("canary"_L1), qPrintable(told(reading)));
    for (const GatewayConfig &config : reading.config.gateways) {
        if (config.auth)
            QVERIFY(!config.auth->secret.target.contains("canary"_L1));
    }
}

void TestEstateFile::read_noBytesAtAll_isAProblemNotACrash()
{
    const EstateReading reading = readEstate(QByteArray(), u"none.yaml"_s);
    QVERIFY(!reading.isUsable());
    QVERIFY(!reading.problems.isEmpty());
}

QTEST_GUILESS_MAIN(TestEstateFile)
#include "tst_estatefile.moc"
