// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/notation.h"

#include "catalog/flatten.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using Verdict = FieldDifference::Verdict;

namespace {

QString differences(const Catalog &catalog, const EstateConfig &estate)
{
    QStringList lines;
    for (const ApiRow &row : catalog.apis) {
        for (const DeploymentDiff &diff : diffApi(catalog, row, estate)) {
            for (const FieldDifference &field : diff.fields) {
                if (field.verdict == Verdict::Same)
                    continue;
                QString line = QString::fromStdString(field.field);
                if (field.verdict == Verdict::Expected)
                    line += u" ("_s + QString::fromStdString(field.reason) + u')';
                lines.append(line);
            }
        }
    }
    return lines.join(u'\n');
}

const QString twins = u"sbx orders-sbx path=/orders method=GET,POST up=orders.example.test:80 "
                      "policy=rate-limiting:minute=60;policy=local policy=cors:origins=x\n"
                      "prd orders path=/orders method=POST,GET up=orders.example.test:80 "
                      "policy=cors:origins=x policy=rate-limiting:minute=60;policy=local"_s;

JsonValue fingerprint(const QString &value, const QString &comparability)
{
    return JsonValue::Object {{"fingerprint", value}, {"class", comparability}};
}

template<typename T>
void shuffle(std::vector<T> &values, QRandomGenerator &random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[static_cast<std::size_t>(random.bounded(int(i)))]);
}

} // namespace

class TestDiff : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void diff_twins_areInSync();
    void diff_oneChange_isThatDrift_data();
    void diff_oneChange_isThatDrift();
    void diff_numbersOfOtherTypes_areTheSame();
    void diff_secrets_areNeverDrift_data();
    void diff_secrets_areNeverDrift();
    void diff_mappedHost_isExpected();
    void diff_keptByAPromotion_isExpected();
    void diff_expectedPattern_isExpectedForItsApis();
    void diff_policyOnRouteOrService_isTheSame();
    void status_environments_decide();
    void shuffle_everything_changesNothing();
    void decisions_afterRebuild_hold();
};

void TestDiff::diff_twins_areInSync()
{
    const EstateConfig estate = test::smallEstate();
    const Catalog catalog = test::build(twins);
    QCOMPARE(differences(catalog, estate), QString());
    QCOMPARE(catalog.apis.size(), 1U);
    QCOMPARE(catalog.apis[0].status, ApiStatus::InSync);
}

void TestDiff::diff_oneChange_isThatDrift_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("drift");
    QTest::newRow("methods") << u"method=POST,GET"_s << u"method=GET"_s << u"route.orders.methods"_s;
    QTest::newRow("path") << u"prd orders path=/orders"_s << u"prd orders path=/order"_s
                          << u"route.orders.paths"_s;
    QTest::newRow("limit") << u"cors:origins=x policy=rate-limiting:minute=60"_s
                           << u"cors:origins=x policy=rate-limiting:minute=600"_s
                           << u"policy.rate-limiting.minute"_s;
    QTest::newRow("policy gone") << u"policy=cors:origins=x policy=rate"_s << u"policy=rate"_s
                                 << u"policy.cors"_s;
    QTest::newRow("port") << u"example.test:80 policy=cors"_s << u"example.test:81 policy=cors"_s
                          << u"upstream.port"_s;
    QTest::newRow("another route") << u"method=POST,GET"_s
                                   << u"method=POST,GET route=more;/more;GET;"_s
                                   << u"route.more"_s;
}

void TestDiff::diff_oneChange_isThatDrift()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, drift);
    QVERIFY(twins.contains(from));
    QString changed = twins;
    const Catalog catalog = test::build(changed.replace(from, to));
    QCOMPARE(differences(catalog, test::smallEstate()), drift);
    QCOMPARE(catalog.apis[0].driftCount, 1U);
    QCOMPARE(catalog.apis[0].status, ApiStatus::Drifted);
}

void TestDiff::diff_numbersOfOtherTypes_areTheSame()
{
    auto input = test::inventories(twins);
    for (GatewayInventory &one : input) {
        for (Policy &policy : one.policies) {
            if (one.gateway.text() == u"sbx"_s && policy.name == "rate-limiting") {
                policy.config["minute"] = 60.0;
                policy.config["hour"] = nullptr;
                policy.config["tags"] = JsonValue::Array();
            }
        }
    }
    const EstateConfig estate = test::smallEstate();
    QCOMPARE(differences(test::build(estate, std::move(input)), estate), QString());
}

void TestDiff::diff_secrets_areNeverDrift_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("comparability");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("the same") << u"aaaaaaaaaa"_s << u"plain"_s << QString();
    QTest::newRow("another") << u"bbbbbbbbbb"_s << u"plain"_s
                             << u"policy.cors.key (secrets must differ)"_s;
    QTest::newRow("of another class") << u"bbbbbbbbbb"_s << u"sha1"_s
                                      << u"policy.cors.key (secrets cannot be compared)"_s;
}

void TestDiff::diff_secrets_areNeverDrift()
{
    QFETCH(QString, value);
    QFETCH(QString, comparability);
    auto input = test::inventories(twins);
    for (GatewayInventory &one : input) {
        const bool sandbox = one.gateway.text() == u"sbx"_s;
        for (Policy &policy : one.policies) {
            if (policy.name == "cors")
                policy.config["key"] = sandbox ? fingerprint(u"aaaaaaaaaa"_s, u"plain"_s)
                                               : fingerprint(value, comparability);
        }
    }
    const EstateConfig estate = test::smallEstate();
    const Catalog catalog = test::build(estate, std::move(input));
    QTEST(differences(catalog, estate), "outcome");
    QCOMPARE(catalog.apis[0].status, ApiStatus::InSync);
}

void TestDiff::diff_mappedHost_isExpected()
{
    EstateConfig estate = test::smallEstate();
    const auto text = u"sbx orders up=%1:80\nprd orders up=orders.example.test:80"_s;
    MappingRule rule {u"upstream.host"_s, u"(.*)\\.sbx\\.example\\.test"_s, u"\\1.example.test"_s};
    estate.promotionPaths = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s), {rule}}};
    const auto with = [&](const QString &host) {
        return differences(test::build(estate, test::inventories(text.arg(host))), estate);
    };
    QCOMPARE(with(u"orders.sbx.example.test"_s),
             u"upstream.host (mapped by promotion.paths[0].map[0])"_s);
    QCOMPARE(with(u"other.sbx.example.test"_s), u"upstream.host"_s);
    QCOMPARE(with(u"orders.sbx.example.test.x"_s), u"upstream.host"_s);
}

void TestDiff::diff_keptByAPromotion_isExpected()
{
    EstateConfig estate = test::smallEstate();
    MappingRule rule;
    rule.field = u"policy.rate.*"_s;
    rule.keep = true;
    estate.promotionPaths = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s), {rule}}};
    const auto outcome = [&](const QString &text) { return differences(test::build(estate, test::inventories(text)), estate); };
    QCOMPARE(outcome(u"sbx a policy=rate:minute=1\nprd a policy=rate:minute=2"_s), u"policy.rate.minute (kept by promotion.paths[0].map[0])"_s);
    QCOMPARE(outcome(u"sbx a policy=cors:origin=1\nprd a policy=cors:origin=2"_s), u"policy.cors.origin"_s);
}

void TestDiff::diff_expectedPattern_isExpectedForItsApis()
{
    EstateConfig estate = test::smallEstate();
    const QString text = u"sbx a policy=rate:minute=1\nprd a policy=rate:minute=2\n"
                         "sbx b policy=rate:minute=1\nprd b policy=rate:minute=2"_s;
    estate.expected = {{u"policy.rate.*"_s, {u"a"_s}, u"sandbox is smaller"_s}};
    const Catalog catalog = test::build(estate, test::inventories(text));
    QCOMPARE(differences(catalog, estate),
             u"policy.rate.minute (sandbox is smaller)\npolicy.rate.minute"_s);
    QCOMPARE(catalog.apis[0].expectedCount, 1U);
    QCOMPARE(catalog.apis[0].status, ApiStatus::InSync);
    QCOMPARE(catalog.apis[1].status, ApiStatus::Drifted);
}

void TestDiff::diff_policyOnRouteOrService_isTheSame()
{
    auto input = test::inventories(twins);
    for (GatewayInventory &one : input) {
        if (one.gateway.text() != u"prd"_s)
            continue;
        for (Policy &policy : one.policies) {
            policy.scope = Policy::Scope::Route;
            policy.scopeId = one.routes[0].nativeId;
        }
    }
    const EstateConfig estate = test::smallEstate();
    QCOMPARE(differences(test::build(estate, std::move(input)), estate), QString());
}

void TestDiff::status_environments_decide()
{
    const Catalog catalog = test::build(u"sbx a\ndev a\nprd b\ndev b\ndev c"_s);
    QCOMPARE(catalog.apis[0].status, ApiStatus::SandboxOnly);
    QCOMPARE(catalog.apis[1].status, ApiStatus::ProductionOnly);
    QCOMPARE(catalog.apis[2].status, ApiStatus::SandboxOnly);
    QCOMPARE(test::build(u"sbx a\nprd a\ndev a path=/x"_s).apis[0].status, ApiStatus::InSync);
}

void TestDiff::shuffle_everything_changesNothing()
{
    const quint32 seed = 20261123;
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const EstateConfig estate = test::smallEstate();
    QString text = twins;
    for (int i = 0; i < 40; ++i) {
        const auto n = QString::number(i);
        text += u"\nsbx api%1-sbx path=/p%1,/q%1 host=h%1.sbx.bank.example up=b:1,a:2 policy=x:y=%1 "
                "route=r;/r%1;GET; route=;/s%1;GET,PUT;"_s.arg(n);
        text += u"\nprd %2 path=/q%1,/p%1 host=h%1.bank.example up=a:2,b:1 policy=x:y=1 "
                "route=;/s%1;PUT,GET; route=r;/r%1;GET;"_s.arg(
            n, i % 3 == 0 ? u"other%1"_s.arg(n) : u"api%1"_s.arg(n));
    }
    const Catalog first = test::build(estate, test::inventories(text));
    for (int round = 0; round < 20; ++round) {
        auto input = test::inventories(text);
        shuffle(input, random);
        for (GatewayInventory &one : input) {
            shuffle(one.deployments, random);
            shuffle(one.routes, random);
            shuffle(one.policies, random);
            shuffle(one.targets, random);
            for (Route &route : one.routes) {
                shuffle(route.paths, random);
                shuffle(route.methods, random);
            }
        }
        const Catalog again = test::build(estate, std::move(input));
        QCOMPARE(test::rowsText(again), test::rowsText(first));
        QCOMPARE(differences(again, estate), differences(first, estate));
        for (std::size_t i = 0; i < first.apis.size(); ++i) {
            QCOMPARE(again.apis[i].id, first.apis[i].id);
            QCOMPARE(again.apis[i].driftCount, first.apis[i].driftCount);
        }
    }
}

void TestDiff::decisions_afterRebuild_hold()
{
    const QString text = u"sbx orders id=o\nprd commandes id=c\nprd orders-old id=x\nsbx billing id=b"_s;
    using Kind = MatchRule::Kind;
    const std::vector<MatchRule> decisions {
        {Kind::Pin, u"orders"_s, {}, u"prd//c"_s},
        {Kind::Merge, u"billing"_s, u"orders-old"_s, {}},
        {Kind::Pin, u"billing"_s, {}, u"nobody//none"_s},
    };
    const Catalog catalog = test::build(text, decisions);
    QCOMPARE(test::rowsText(catalog), u"billing: sbx/billing prd/orders-old; pinned certain\n"
                                      "orders: sbx/orders prd/commandes; pinned certain"_s);
    // By id, after the sandbox lost it: the row keeps its id.
    const ApiId id = catalog.find(u"orders"_s)->id;
    const Catalog later = test::build(u"prd commandes id=c"_s, {{Kind::Pin, id.text(), {}, u"prd//c"_s}});
    QCOMPARE(later.apis[0].id, id);
    // Taken apart again: the newest decision wins.
    auto more = decisions;
    more.push_back({Kind::Split, {}, {}, u"prd//x"_s});
    more.push_back({Kind::Split, u"commandes"_s, {}, u"prd//c"_s});
    const Catalog apart = test::build(text, more);
    QCOMPARE(apart.apis.size(), 4U);
    QVERIFY(apart.find(u"commandes"_s) != nullptr);
}

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
