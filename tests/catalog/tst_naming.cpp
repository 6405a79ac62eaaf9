// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/naming.h"
#include "catalog/notation.h"

#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestNaming : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void parse_nativeName_givesNameAndVersion_data();
    void parse_nativeName_givesNameAndVersion();
    void nameOf_fallbacks_inOrder();
    void plain_hostsAndPaths_loseEnvironments();
};

void TestNaming::parse_nativeName_givesNameAndVersion_data()
{
    QTest::addColumn<QString>("native");
    QTest::addColumn<QString>("name");
    for (const auto &[native, name] : {
             std::pair("orders", "orders@"),
             {"orders-sbx", "orders@"},
             {"prod_orders", "orders@"},
             {"Orders.PRODUCTION", "Orders@"},
             {"orders-sandbox-us", "orders@"},
             {"orders-sbx-us", "orders@"},
             {"ledger-v2", "ledger@v2"},
             {"ledger_v2_prd", "ledger@v2"},
             {"ledger-prd.v2", "ledger@v2"},
             {"ledger-v2.1", "ledger@v2"},
             {"v3-ledger", "ledger@v3"},
             {"sandbox", "sandbox@"},
             {"device-dev", "device@"},
             {"prodigy", "prodigy@"},
             {"contest", "contest@"},
             {"orders-vip", "orders-vip@"},
         })
        QTest::newRow(native) << QString::fromLatin1(native) << QString::fromLatin1(name);
}

void TestNaming::parse_nativeName_givesNameAndVersion()
{
    QFETCH(QString, native);
    const EstateConfig estate = test::smallEstate();
    const ApiName name = Naming(estate).parse(native.toStdString());
    QTEST(QString::fromStdString(name.name + "@" + name.version), "name");
}

void TestNaming::nameOf_fallbacks_inOrder()
{
    const EstateConfig estate = test::smallEstate();
    const Naming naming(estate);
    Deployment deployment;
    deployment.nativeId = "7f0f7e9a-1d55-4a1c-9d3e-0a4f0a0f0a0f";
    Route route;
    QCOMPARE(naming.nameOf(deployment, {}).source, NameSource::Id);
    route.hosts = {"ledger.sbx.bank.example"};
    QCOMPARE(naming.nameOf(deployment, {route}).name, std::string("ledger"));
    route.paths = {"/sandbox/v2/payments/*"};
    const ApiName byPath = naming.nameOf(deployment, {route});
    QCOMPARE(byPath.name, std::string("payments"));
    QCOMPARE(byPath.version, std::string("v2"));
    QVERIFY(byPath.versionFromPath);
    deployment.nativeId = "orders-sbx";
    QCOMPARE(naming.nameOf(deployment, {route}).name, std::string("orders"));
    deployment.nativeName = "billing-v1";
    QCOMPARE(naming.nameOf(deployment, {route}).version, std::string("v1"));
    deployment.labels = {{"bulkhead.api", "invoices"}};
    const ApiName labelled = naming.nameOf(deployment, {route});
    QCOMPARE(labelled.name, std::string("invoices"));
    QCOMPARE(labelled.version, std::string("v1"));
    QCOMPARE(labelled.source, NameSource::Label);
}

void TestNaming::plain_hostsAndPaths_loseEnvironments()
{
    const EstateConfig estate = test::smallEstate();
    const Naming naming(estate);
    QCOMPARE(naming.plainHost("Orders.SBX.bank.example"), std::string("orders.bank.example"));
    QCOMPARE(naming.plainHost("orders-prd.bank.example"), std::string("orders.bank.example"));
    QCOMPARE(naming.plainHost("orders.test"), std::string("orders.test"));
    QCOMPARE(naming.plainPath("/sandbox/orders/"), std::string("/orders"));
    QCOMPARE(naming.plainPath("/"), std::string("/"));
}

QTEST_GUILESS_MAIN(TestNaming)
#include "tst_naming.moc"
