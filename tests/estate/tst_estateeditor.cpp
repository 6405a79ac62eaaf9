// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatefile.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray completeFile()
{
    QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/estate/data/complete.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

EstateConfig configOf(const QByteArray &yaml)
{
    return readEstate(yaml, u"e.yaml"_s).config;
}

GatewayConfig gatewayOf(const QByteArray &yaml, const char *id)
{
    const EstateConfig config = configOf(yaml);
    const GatewayConfig *gateway = config.gateway(GatewayId(QString::fromLatin1(id)));
    return gateway ? *gateway : GatewayConfig();
}

GatewayConfig newGateway()
{
    GatewayConfig gateway;
    gateway.id = GatewayId(u"caddy-new"_s);
    gateway.kind = GatewayKind::Caddy;
    gateway.adminUrl = QUrl(u"http://127.0.0.1:2019"_s);
    gateway.environment = EnvironmentId(u"sandbox"_s);
    return gateway;
}

//! Lines of `before` that are not in `after`, and the other way round, as "-x" and "+x".
QList<QByteArray> changes(const QByteArray &before, const QByteArray &after)
{
    QList<QByteArray> result, rest = after.split('\n');
    for (const QByteArray &line : before.split('\n')) {
        if (!rest.removeOne(line))
            result.append('-' + line);
    }
    for (const QByteArray &line : std::as_const(rest))
        result.append('+' + line);
    return result;
}

const QByteArray head = "version: 1\nname: a\nenvironments:\n  sandbox: {type: sandbox}\n"
                        "  production: {type: production}\n";

} // namespace

class TestEstateEditor : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void withGateway_unchanged_keepsEveryByte();
    void withGateway_oneScalar_changesOneLine_data();
    void withGateway_oneScalar_changesOneLine();
    void withGateway_new_isAppended_data();
    void withGateway_new_isAppended();
    void withGateway_anchorInside_isRefused();
    void withGateway_impossible_saysWhy();
    void withoutGateway_keepsWhatStandsAround();
    void withoutGateway_last_leavesAnEmptySection();
    void withEnvironment_renamed_changesEveryReference();
    void withoutEnvironment_used_isRefused();
    void withExpectedDifference_added_data();
    void withExpectedDifference_added();
    void windowsLineEnds_areKept();
    void randomEdits_keepEveryComment();
    void save_changedOnDisk_isRefused();
};

void TestEstateEditor::withGateway_unchanged_keepsEveryByte()
{
    const QByteArray yaml = completeFile();
    for (const GatewayConfig &gateway : configOf(yaml).gateways) {
        const auto edited = withGateway(yaml, gateway);
        QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
        QCOMPARE(*edited, yaml);
    }
}

void TestEstateEditor::withGateway_oneScalar_changesOneLine_data()
{
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QList<QByteArray>>("expected");
    const auto row = [](const char *gateway, const char *change, const QList<QByteArray> &expected) {
        QTest::newRow(change) << QString::fromLatin1(gateway) << QString::fromLatin1(change) << expected;
    };
    row("kong-sbx", "plain scalar",
        {"-    admin_url: http://127.0.0.1:8001", "+    admin_url: http://127.0.0.1:9001"});
    row("kong-sbx", "scalar before a comment",
        {"-    region: eu-central-1                    # not told by the admin API",
         "+    region: \"eu west\"                    # not told by the admin API"});
    row("kong-sbx", "flow scalar",
        {"-    limits: {concurrency: 8, requests_per_second: 30, timeout: 5m}",
         "+    limits: {concurrency: 9, requests_per_second: 30, timeout: 5m}"});
    row("kong-sbx", "flow member gone",
        {"-    limits: {concurrency: 8, requests_per_second: 30, timeout: 5m}",
         "+    limits: {concurrency: 8, timeout: 5m}"});
    row("kong-sbx", "first flow members gone",
        {"-    limits: {concurrency: 8, requests_per_second: 30, timeout: 5m}", "+    limits: {timeout: 5m}"});
    row("kong-sbx", "key gone",
        {"-    limits: {concurrency: 8, requests_per_second: 30, timeout: 5m}"});
    row("kong-sbx", "key added", {"+    owner: bo"});
    row("kong-sbx", "auth gone",
        {"-    auth: {header: Kong-Admin-Token, secret: env:KONG_SBX_READ}          # for reading"});
    row("kong-sbx", "renamed", {"-  kong-sbx:", "+  kong-one:"});
    row("apisix-prd", "double-quoted scalar", {"-    owner: \"team platform\"", "+    owner: \"team b\""});
    row("apisix-prd", "single-quoted scalar",
        {"-    admin_url: 'https://apisix.example.test:9180/'", "+    admin_url: 'https://apisix.example.test/'"});
    row("apisix-prd", "block member gone", {"-      scheme: Bearer"});
    row("apisix-prd", "block member added", {"+      header: X-API-KEY"});
    row("kong-shared", "list item changed",
        {"-      - {when: {tag: \"env:sandbox\"},    environment: sandbox}",
         "+      - {when: {tag: \"env:sbx\"},    environment: sandbox}"});
    row("kong-shared", "list item added", {"+      - {when: {tag: more}, environment: sandbox}"});
    row("kong-shared", "list item gone", {"-      - {when: {tag: \"env:sandbox\"},    environment: sandbox}"});
    row("kong-shared", "flow list grows",
        {"-    workspaces: [payments, retail]", "+    workspaces: [payments, retail, \"1\"]"});
    row("kong-shared", "flow list shrinks",
        {"-    workspaces: [payments, retail]", "+    workspaces: [retail]"});
}

void TestEstateEditor::withGateway_oneScalar_changesOneLine()
{
    QFETCH(QString, gateway);
    QFETCH(QString, change);
    QFETCH(QList<QByteArray>, expected);
    const QByteArray yaml = completeFile();
    GatewayConfig config = gatewayOf(yaml, gateway.toLatin1().constData());
    const QHash<QString, std::function<void()>> edits{
        {u"plain scalar"_s, [&] { config.adminUrl.setPort(9001); }},
        {u"scalar before a comment"_s, [&] { config.region = u"eu west"_s; }},
        {u"flow scalar"_s, [&] { config.limits.concurrency = 9; }},
        {u"flow member gone"_s, [&] { config.limits.requestsPerSecond = 0; }},
        {u"first flow members gone"_s,
         [&] {
             config.limits.requestsPerSecond = 0;
             config.limits.concurrency = LimitsConfig().concurrency;
         }},
        {u"key gone"_s, [&] { config.limits = {}; }},
        {u"key added"_s, [&] { config.owner = u"bo"_s; }},
        {u"auth gone"_s, [&] { config.auth.reset(); }},
        {u"renamed"_s, [&] { config.id = GatewayId(u"kong-one"_s); }},
        {u"double-quoted scalar"_s, [&] { config.owner = u"team b"_s; }},
        {u"single-quoted scalar"_s, [&] { config.adminUrl.setPort(-1); }},
        {u"block member gone"_s, [&] { config.auth->scheme.clear(); }},
        {u"block member added"_s, [&] { config.auth->header = u"X-API-KEY"_s; }},
        {u"list item changed"_s, [&] { config.partitions[0].tag = u"env:sbx"_s; }},
        {u"list item added"_s,
         [&] { config.partitions.append({u"more"_s, EnvironmentId(u"sandbox"_s)}); }},
        {u"list item gone"_s, [&] { config.partitions.removeFirst(); }},
        {u"flow list grows"_s, [&] { config.workspaces.append(u"1"_s); }},
        {u"flow list shrinks"_s, [&] { config.workspaces.removeFirst(); }}};
    QVERIFY(edits.contains(change));
    edits[change]();
    const auto edited = withGateway(yaml, config, GatewayId(gateway));
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    QCOMPARE(changes(yaml, *edited), expected);
}

void TestEstateEditor::withGateway_new_isAppended_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray block = "  caddy-new:\n    kind: caddy\n    admin_url: http://127.0.0.1:2019\n"
                             "    environment: sandbox\n";
    const QByteArray one = "  a:\n    kind: kong\n    admin_url: http://127.0.0.1\n    environment: production\n";
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << before << after;
    };
    row("no section", head, head + "gateways:\n" + block);
    row("no section, no final line end", head.chopped(1), QByteArray(head + "gateways:\n" + block).chopped(1));
    row("null section", head + "gateways:\ngroups: {}\n", head + "gateways:\n" + block + "groups: {}\n");
    row("empty section with a comment", head + "gateways: {} # none\n", head + "gateways: # none\n" + block);
    row("behind another", head + "gateways:\n" + one + "# end\ngroups: {}\n",
        head + "gateways:\n" + one + block + "# end\ngroups: {}\n");
    row("behind its comments", head + "gateways:\n" + one + "    # of a\n\n# next\ngroups: {}\n",
        head + "gateways:\n" + one + "    # of a\n" + block + "\n# next\ngroups: {}\n");
    const QByteArray two = QByteArray(one).replace("a:\n", "b:\n");
    row("with blank lines between", head + "gateways:\n" + one + "\n" + two,
        head + "gateways:\n" + one + "\n" + two + "\n" + block);
    row("into a flow section",
        head + "gateways: {a: {kind: kong, admin_url: 'http://127.0.0.1', environment: production}} # x\n",
        head
            + "gateways: {a: {kind: kong, admin_url: 'http://127.0.0.1', environment: production}, caddy-new: "
              "{kind: caddy, admin_url: http://127.0.0.1:2019, environment: sandbox}} # x\n");
    const QByteArray wide = "version: 1\nname: a\nenvironments:\n    sandbox: {type: sandbox}\n"
                            "    production: {type: production}\n";
    row("four spaces", wide, wide + "gateways:\n" + QByteArray(block).replace("  ", "    "));
}

void TestEstateEditor::withGateway_new_isAppended()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto edited = withGateway(before, newGateway());
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    QCOMPARE(*edited, after);
}

void TestEstateEditor::withGateway_anchorInside_isRefused()
{
    const QByteArray yaml = head
                            + "gateways:\n  a:\n    kind: kong\n    admin_url: &u http://127.0.0.1\n"
                              "    environment: sandbox\n  b: {kind: kong, admin_url: *u, environment: production}\n";
    for (const char *id : {"a", "b"}) {
        GatewayConfig gateway = gatewayOf(yaml, id);
        gateway.adminUrl.setPort(81);
        const auto edited = withGateway(yaml, gateway);
        QVERIFY(!edited);
        QCOMPARE(edited.error().kind, Error::Kind::BadFile);
        QVERIFY(edited.error().what.contains("anchor or alias"_L1));
    }
    GatewayConfig gateway = gatewayOf(yaml, "b"); // an edit beside them is fine
    gateway.owner = u"bo"_s;
    const auto edited = withGateway(yaml, gateway);
    QVERIFY(edited);
    QVERIFY(edited->contains("admin_url: *u, environment: production, owner: bo}"));
}

void TestEstateEditor::withGateway_impossible_saysWhy()
{
    const QByteArray yaml = completeFile();
    GatewayConfig gateway = newGateway();
    gateway.environment = EnvironmentId(u"nowhere"_s);
    QVERIFY(withGateway(yaml, gateway).error().what.contains("no such environment"_L1));
    QCOMPARE(withGateway(yaml, newGateway(), GatewayId(u"missing"_s)).error().kind, Error::Kind::NotFound);
    gateway = gatewayOf(yaml, "kong-sbx");
    gateway.id = GatewayId(u"kong-shared"_s);
    QVERIFY(withGateway(yaml, gateway, GatewayId(u"kong-sbx"_s)).error().what.contains("already"_L1));
    QVERIFY(withGateway("version: 1\ngatways: {}\n", newGateway()).error().what.contains("unknown key"_L1));
}

void TestEstateEditor::withoutGateway_keepsWhatStandsAround()
{
    const QByteArray yaml = completeFile();
    const auto edited = withoutGateway(yaml, GatewayId(u"kong-shared"_s));
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    const qsizetype from = yaml.indexOf("  kong-shared:"), to = yaml.indexOf("  apisix-prd:");
    QCOMPARE(*edited, yaml.first(from) + yaml.mid(to));
    QCOMPARE(withoutGateway(yaml, GatewayId(u"x"_s)).error().kind, Error::Kind::NotFound);
}

void TestEstateEditor::withoutGateway_last_leavesAnEmptySection()
{
    const auto added = withGateway(head + "gateways: # all\n  # none yet\n", newGateway());
    QVERIFY2(added, qPrintable(added ? QString() : added.error().toText()));
    const auto edited = withoutGateway(*added, newGateway().id);
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    QCOMPARE(*edited, head + "gateways: {} # all\n  # none yet\n");
    QVERIFY(withGateway(*edited, newGateway()));
}

void TestEstateEditor::withEnvironment_renamed_changesEveryReference()
{
    const QByteArray yaml = completeFile();
    const auto edited = withEnvironment(yaml, {EnvironmentId(u"sbx"_s), EnvironmentType::Sandbox},
                                        EnvironmentId(u"sandbox"_s));
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    QCOMPARE(changes(yaml, *edited).size(), 2 * 6);
    const EstateConfig config = configOf(*edited);
    QCOMPARE(config.pairs.first().first, EnvironmentId(u"sbx"_s));
    QCOMPARE(config.apis.first().contract.value(u"sbx"_s), u"orders.sandbox.yaml"_s);
    QCOMPARE(config.promotionPaths.first().from, EnvironmentId(u"sbx"_s));
    QCOMPARE(config.isolation.owned.first().first, EnvironmentId(u"sbx"_s));
    const auto added = withEnvironment(yaml, {EnvironmentId(u"dev"_s), EnvironmentType::Development});
    QVERIFY2(added, qPrintable(added ? QString() : added.error().toText()));
    QCOMPARE(changes(yaml, *added), QList<QByteArray>{"+  dev: {type: development}"});
    const auto removed = withoutEnvironment(*added, EnvironmentId(u"dev"_s));
    QVERIFY(removed);
    QCOMPARE(*removed, yaml);
}

void TestEstateEditor::withoutEnvironment_used_isRefused()
{
    const auto edited = withoutEnvironment(completeFile(), EnvironmentId(u"sandbox"_s));
    QVERIFY(!edited);
    QVERIFY(edited.error().what.contains("still used on line 13"_L1));
}

void TestEstateEditor::withExpectedDifference_added_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray item = "{field: route.paths, apis: [orders], reason: \"not yet\"}";
    QTest::newRow("no catalog") << head << head + "catalog:\n  expected:\n    - " + item + "\n";
    QTest::newRow("empty catalog") << head + "catalog: {}\n" << head + "catalog:\n  expected:\n    - " + item + "\n";
    QTest::newRow("empty list") << head + "catalog:\n  expected: []\n"
                                << head + "catalog:\n  expected: [" + item + "]\n";
    QTest::newRow("flow list") << head + "catalog:\n  expected: [{field: a}] # b\n"
                               << head + "catalog:\n  expected: [{field: a}, " + item + "] # b\n";
    QTest::newRow("block list") << head + "catalog:\n  expected:\n  - field: a\n    # c\n# d\n"
                                << head + "catalog:\n  expected:\n  - field: a\n    # c\n  - " + item + "\n# d\n";
}

void TestEstateEditor::withExpectedDifference_added()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const ExpectedDifference difference{u"route.paths"_s, {u"orders"_s}, u"not yet"_s};
    const auto edited = withExpectedDifference(before, difference);
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    QCOMPARE(*edited, after);
    QCOMPARE(*withExpectedDifference(*edited, difference), *edited);
}

void TestEstateEditor::windowsLineEnds_areKept()
{
    const QByteArray yaml = completeFile().replace("\n", "\r\n");
    const auto edited = withGateway(yaml, newGateway());
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
    QCOMPARE(edited->count('\n'), edited->count("\r\n"));
    QCOMPARE(edited->count('\n'), yaml.count('\n') + 4);
}

void TestEstateEditor::randomEdits_keepEveryComment()
{
    const quint32 seed = 20261124;
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QByteArray yaml = completeFile();
    const QList<QString> words{u"a"_s, u"it's"_s, u"a: b"_s, u"#no"_s, u"12"_s, u"true"_s, u"é{,}"_s, QString()};
    const auto word = [&] { return words[random.bounded(words.size())]; };
    for (int i = 0; i < 300; ++i) {
        GatewayConfig gateway = configOf(yaml).gateways[random.bounded(3)];
        gateway.owner = word();
        gateway.network = word();
        gateway.tls.serverName = word();
        gateway.limits.concurrency = random.bounded(1, 64);
        gateway.limits.timeout = 1s * random.bounded(1, 100);
        gateway.limits.requestsPerSecond = random.bounded(3) * 0.5;
        gateway.workspaces.clear();
        for (int n = random.bounded(4); n > 0; --n)
            gateway.workspaces.append(QString::number(n));
        const auto edited = withGateway(yaml, gateway);
        QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().toText()));
        for (const QByteArray &line : changes(yaml, *edited))
            QVERIFY2(!line.startsWith('-') || !line.contains("# "), line.constData());
        yaml = *edited;
    }
    QCOMPARE(yaml.count("\n  # "), completeFile().count("\n  # "));
}

void TestEstateEditor::save_changedOnDisk_isRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"estate.yaml"_s);
    QVERIFY(saveEstateFile(path, "version: 1\n", {}));
    QVERIFY(saveEstateFile(path, "version: 1\nname: a\n", "version: 1\n"));
    const auto late = saveEstateFile(path, "version: 1\nname: b\n", "version: 1\n");
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Error::Kind::BadFile);
    QVERIFY(late.error().what.contains("changed on disk"_L1));
    QCOMPARE(readEstateFile(path).config.name, u"a"_s);
}

QTEST_GUILESS_MAIN(TestEstateEditor)
#include "tst_estateeditor.moc"
