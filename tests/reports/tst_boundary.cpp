// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/boundary.h"

#include "core/digest.h"
#include "reports/documentquery.h"
#include "reports/samplereport.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace bulkhead::reports::test;
using namespace Qt::StringLiterals;

namespace {

GatewayConfig gatewayOf(const QString &id, const QString &environment)
{
    GatewayConfig gateway;
    gateway.id = GatewayId(id);
    gateway.adminUrl = QUrl(u"https://reader:word@%1.example.test:8444/?token=abc"_s.arg(id));
    gateway.environment = EnvironmentId(environment);
    gateway.auth = AuthConfig{u"Kong-Admin-Token"_s, {}, {SecretReference::Scheme::Env, u"KONG_READ_TOKEN"_s}};
    gateway.region = u"eu-central-1"_s;
    gateway.owner = u"team-platform"_s;
    return gateway;
}

EstateConfig smallEstate()
{
    EstateConfig estate;
    estate.name = u"meridian"_s;
    estate.environments = {{EnvironmentId(u"sandbox"_s), EnvironmentType::Sandbox}, {EnvironmentId(u"production"_s), EnvironmentType::Production}};
    estate.gateways = {gatewayOf(u"kong-sbx"_s, u"sandbox"_s), gatewayOf(u"kong-prd"_s, u"production"_s), gatewayOf(u"kong-shared"_s, {})};
    estate.gateways.back().partitions = {{u"env:sandbox"_s, EnvironmentId(u"sandbox"_s)}, {u"env:production"_s, EnvironmentId(u"production"_s)}};
    estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
    estate.isolation.sharedHosts = {u"idp.example.test"_s, u"dns.example.test"_s};
    estate.isolation.sharedIssuers = {{u"https://login.example.test"_s, u"one directory of people"_s}};
    estate.isolation.approvedAdmins = {u"platform-root"_s};
    estate.isolation.owned = {{EnvironmentId(u"sandbox"_s), {u"*.sbx.example.test"_s}}};
    estate.expected = {{u"route.hosts"_s, {}, u"each has its own name"_s}};
    PromotionPath path;
    path.from = EnvironmentId(u"sandbox"_s);
    path.to = EnvironmentId(u"production"_s);
    path.approvals.quorum = 2;
    path.approvals.groups = {u"payments-leads"_s};
    path.map = {{u"upstream.host"_s, u"(.*)\\.sbx\\.example\\.test"_s, u"\\1.example.test"_s, false}};
    estate.promotionPaths = {path};
    estate.groups = {{u"payments-leads"_s, {u"bo"_s, u"cy"_s}}};
    estate.breakGlass.allowed = true;
    return estate;
}

BoundaryModel smallModel(const std::string &planted = {})
{
    BoundaryModel model;
    model.snapshot = 12;
    model.at = UtcTime(std::chrono::hours(24 * 20000));
    model.factsFrom = {{u"kong-sbx"_s, model.at}, {u"kong-prd"_s, std::nullopt}};
    model.apis = {{"orders" + planted, "v1", "team-orders", EnvironmentId(u"sandbox"_s), GatewayId(u"kong-sbx"_s)},
                  {"orders" + planted, "v1", "team-orders", EnvironmentId(u"production"_s), GatewayId(u"kong-prd"_s)},
                  {"ledger" + planted, "", "", EnvironmentId(), GatewayId(u"kong-shared"_s)}};
    return model;
}

std::string digestOf(const EstateConfig &estate, const BoundaryModel &model)
{
    return reports::boundaryOf(estate, model, 1).digest;
}

} // namespace

class TestBoundary : public QObject
{
    Q_OBJECT
private slots:
    void digest_isOfTheContentAlone();
    void digest_changesWithWhatIsABoundary_data();
    void digest_changesWithWhatIsABoundary();
    void annex_listsEveryGateway_andWhatIsShared();
    void boundary_holdsNoCredential();
    void document_saysWhatTheModelHas();
    void hostileNames_stayTextOfOneLine();
    void emptyEstate_isADocumentToo();
    void ofTheConsolesView_hasItsDeployments();
};

void TestBoundary::digest_isOfTheContentAlone()
{
    const EstateConfig estate = smallEstate();
    const BoundaryModel model = smallModel();
    const Boundary first = reports::boundaryOf(estate, model, 1), later = reports::boundaryOf(estate, model, 7);
    QCOMPARE(first.digest.size(), std::size_t(64));
    QCOMPARE(first.digest, later.digest);
    QCOMPARE(first.digest, toHex(sha256(canonical(contentOf(estate, model)))));
    EstateConfig shuffled = estate;
    std::reverse(shuffled.gateways.begin(), shuffled.gateways.end());
    std::reverse(shuffled.isolation.sharedHosts.begin(), shuffled.isolation.sharedHosts.end());
    BoundaryModel moved = model;
    std::reverse(moved.apis.begin(), moved.apis.end());
    moved.snapshot = 99;
    moved.at += std::chrono::hours(5);
    moved.factsFrom.clear();
    QCOMPARE(digestOf(shuffled, moved), first.digest);
}

void TestBoundary::digest_changesWithWhatIsABoundary_data()
{
    QTest::addColumn<int>("change");
    int change = 0;
    for (const char *name : {"a gateway more", "a gateway moved", "a partition", "a shared host", "a shared issuer's reason", "an admin of both", "a quorum", "a group's member", "break-glass",
                             "an expected difference", "a mapped value", "an API more", "an API's owner", "an API elsewhere", "a pair", "an environment's type", "an owned host", "a freeze"})
        QTest::newRow(name) << change++;
}

void TestBoundary::digest_changesWithWhatIsABoundary()
{
    QFETCH(int, change);
    EstateConfig estate = smallEstate();
    BoundaryModel model = smallModel();
    const std::string before = digestOf(estate, model);
    const std::function<void()> changes[] = {
        [&] { estate.gateways.append(gatewayOf(u"kong-new"_s, u"sandbox"_s)); },
        [&] { estate.gateways[0].environment = EnvironmentId(u"production"_s); },
        [&] { estate.gateways[2].partitions.removeLast(); },
        [&] { estate.isolation.sharedHosts.append(u"cache.example.test"_s); },
        [&] { estate.isolation.sharedIssuers[0].reason = u"because"_s; },
        [&] { estate.isolation.approvedAdmins.append(u"eve"_s); },
        [&] { estate.promotionPaths[0].approvals.quorum = 1; },
        [&] { estate.groups[u"payments-leads"_s].append(u"eve"_s); },
        [&] { estate.breakGlass.allowed = false; },
        [&] { estate.expected[0].field = u"route.*"_s; },
        [&] { estate.promotionPaths[0].map[0].to = u"x"_s; },
        [&] { model.apis.push_back({"new", "", "", EnvironmentId(u"sandbox"_s), GatewayId(u"kong-sbx"_s)}); },
        [&] { model.apis[0].owner = "team-other"; },
        [&] { model.apis[0].gateway = GatewayId(u"kong-shared"_s); },
        [&] { estate.pairs.clear(); },
        [&] { estate.environments[0].type = EnvironmentType::Development; },
        [&] { estate.isolation.owned[0].second.append(u"10.0.0.0/8"_s); },
        [&] { estate.promotionPaths[0].freezes.append({QDateTime(QDate(2026, 12, 20), QTime(0, 0), Qt::UTC), QDateTime(QDate(2027, 1, 5), QTime(0, 0), Qt::UTC), u"year end"_s}); },
    };
    changes[change]();
    QVERIFY(digestOf(estate, model) != before);
}

void TestBoundary::annex_listsEveryGateway_andWhatIsShared()
{
    const EstateConfig estate = smallEstate();
    const Boundary boundary = reports::boundaryOf(estate, smallModel(), 3);
    const JsonValue annex = annexOf(boundary);
    std::set<std::string> gateways;
    for (const JsonValue &gateway : *annex.find("gateways")->array())
        gateways.insert(*gateway.find("id")->string());
    QVERIFY(gateways == (std::set<std::string>{"kong-prd", "kong-sbx", "kong-shared"}));
    const JsonValue &crossings = *annex.find("crossings");
    QVERIFY(*crossings.find("shared_gateways") == JsonValue(JsonValue::Array{"kong-shared"}));
    QCOMPARE(crossings.find("shared_hosts")->array()->size(), std::size_t(2));
    QCOMPARE(*annex.find("version")->integer(), std::int64_t(3));
    QCOMPARE(*annex.find("digest")->string(), boundary.digest);
    // A gateway that serves one environment by two tags is not shared.
    EstateConfig one = estate;
    one.gateways[2].partitions[1].environment = EnvironmentId(u"sandbox"_s);
    QVERIFY(annexOf(reports::boundaryOf(one, {}, 1)).find("crossings")->find("shared_gateways")->array()->empty());
}

void TestBoundary::boundary_holdsNoCredential()
{
    const Boundary boundary = reports::boundaryOf(smallEstate(), smallModel(), 1);
    for (const std::string &text : {canonical(annexOf(boundary)), allText(documentOf(boundary))}) {
        for (const char *secret : {"KONG_READ_TOKEN", "reader:word", "token=abc", "Kong-Admin-Token"})
            QVERIFY2(text.find(secret) == std::string::npos, secret);
        QVERIFY(text.find("kong-sbx.example.test:8444") != std::string::npos);
    }
}

void TestBoundary::document_saysWhatTheModelHas()
{
    const EstateConfig estate = smallEstate();
    const Boundary boundary = reports::boundaryOf(estate, smallModel(), 4);
    const Document document = documentOf(boundary);
    const Table &environments = *tableCalled(document, "Environments");
    QCOMPARE(environments.rows.size(), std::size_t(estate.environments.size()));
    QCOMPARE(environments.rows[0][2].text, std::string("kong-sbx and kong-shared (what has the tag env:sandbox)"));
    QCOMPARE(environments.rows[0][3].text, std::string("1"));
    QCOMPARE(environments.rows[0][4].text, std::string("*.sbx.example.test"));
    QCOMPARE(tableCalled(document, "Gateways")->rows.size(), std::size_t(estate.gateways.size()));
    QCOMPARE(tableCalled(document, "Gateways")->rows[1][6].text, std::string("never read"));
    QCOMPARE(tableCalled(document, "APIs and where they stand")->rows.size(), boundary.model.apis.size());
    QCOMPARE(tableCalled(document, "What is meant to cross")->rows.size(), std::size_t(1 + 2 + 1 + 1));
    QCOMPARE(tableCalled(document, "Differences that are meant")->rows.size(), std::size_t(1));
    const std::string text = allText(document);
    for (const char *said : {"payments-leads (bo and cy)", "2 people", "may not approve it", "Break-glass is allowed.", "Kept apart: sandbox from production.", "Version 4"})
        QVERIFY2(text.find(said) != std::string::npos, said);
    QVERIFY(text.find(boundary.digest) != std::string::npos);
    for (const Table *table : blocksOf<Table>(document)) {
        for (const auto &row : table->rows)
            QCOMPARE(row.size(), table->columns.size());
    }
}

void TestBoundary::hostileNames_stayTextOfOneLine()
{
    EstateConfig estate = smallEstate();
    estate.isolation.sharedIssuers[0].reason += QString::fromStdString(hostileText());
    const Document document = documentOf(reports::boundaryOf(estate, smallModel(hostileText()), 1));
    int seen = 0;
    forEachText(document, [&seen](const std::string &text) {
        const QString plain = QString::fromStdString(text);
        seen += plain.contains(u"<b onclick=x>"_s) ? 1 : 0;
        QVERIFY(std::none_of(plain.cbegin(), plain.cend(), [](QChar letter) { return letter.unicode() < 0x20 || letter.unicode() == 0x202e; }));
    });
    QCOMPARE(seen, 4);
}

void TestBoundary::emptyEstate_isADocumentToo()
{
    const Boundary boundary = reports::boundaryOf({}, {}, 1);
    const Document document = documentOf(boundary);
    QVERIFY(tableCalled(document, "Environments")->rows.empty());
    QVERIFY(!tableCalled(document, "Environments")->empty.empty());
    QVERIFY(allText(document).find("no gateway was read yet") != std::string::npos);
}

void TestBoundary::ofTheConsolesView_hasItsDeployments()
{
    CatalogView view;
    view.estate = smallEstate();
    view.catalog.snapshot = 5;
    for (const QString &gateway : {u"kong-sbx"_s, u"kong-prd"_s}) {
        CatalogDeployment deployment;
        deployment.gateway = GatewayId(gateway);
        deployment.environment = EnvironmentId(gateway == u"kong-sbx"_s ? u"sandbox"_s : u"production"_s);
        view.catalog.deployments.push_back(deployment);
    }
    ApiRow row;
    row.name = "orders";
    row.deployments = {0, 1};
    view.catalog.apis.push_back(row);
    ConnectionState connection;
    connection.config = view.estate.gateways.front();
    connection.factsFrom = UtcTime(std::chrono::hours(9));
    view.connections.append(connection);
    const Boundary boundary = bulkhead::boundaryOf(view, 2);
    QCOMPARE(boundary.model.apis.size(), std::size_t(2));
    QCOMPARE(boundary.model.snapshot, SnapshotId(5));
    QCOMPARE(boundary.version, 2);
    QVERIFY(boundary.model.factsFrom.at(u"kong-sbx"_s) == connection.factsFrom);
}

QTEST_GUILESS_MAIN(TestBoundary)
#include "tst_boundary.moc"
