// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/notation.h"

#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestMatch : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void match_evidence_givesRows_data();
    void match_evidence_givesRows();
};

void TestMatch::match_evidence_givesRows_data()
{
    QTest::addColumn<QString>("deployments");
    QTest::addColumn<QString>("rows");

    QTest::newRow("alone") << u"sbx orders-sbx"_s << u"orders: sbx/orders-sbx; single certain"_s;
    QTest::newRow("by name without affix")
        << u"sbx orders-sbx\nprd prod_orders\ndev Orders.dev"_s
        << u"orders: sbx/orders-sbx prd/prod_orders dev/Orders.dev; name high"_s;
    QTest::newRow("versions are rows of their own")
        << u"sbx ledger-v2\nsbx ledger-v1\nprd ledger-v1"_s
        << u"ledger@v1: sbx/ledger-v1 prd/ledger-v1; name high\n"
           "ledger@v2: sbx/ledger-v2; single certain"_s;
    QTest::newRow("label beats the name")
        << u"sbx svc-17 label=bulkhead.api:orders\nprd orders-core label=bulkhead.api:orders"_s
        << u"orders: sbx/svc-17 prd/orders-core; label certain"_s;
    QTest::newRow("a label on one side only is as good as the name")
        << u"sbx svc-17 label=bulkhead.api:orders\nprd orders"_s
        << u"orders: sbx/svc-17 prd/orders; name high"_s;
    QTest::newRow("hosts and paths")
        << u"sbx ord-svc host=orders.sbx.bank.example path=/orders\n"
           "prd orders host=orders.bank.example path=/orders"_s
        << u"orders: sbx/ord-svc prd/orders; base_path medium"_s;
    QTest::newRow("hosts and paths of two candidates join nothing")
        << u"sbx ord-svc host=orders.sbx.bank.example path=/orders\n"
           "sbx ord-new host=orders.sbx.bank.example path=/orders\n"
           "prd orders host=orders.bank.example path=/orders"_s
        << u"ord-new: sbx/ord-new; single certain\nord-svc: sbx/ord-svc; single certain\n"
           "orders: prd/orders; single certain"_s;
    QTest::newRow("weak evidence never joins one environment type")
        << u"sbx a-svc host=x.bank.example path=/x\nsbx-us b-svc host=x.bank.example path=/x"_s
        << u"a-svc: sbx/a-svc; single certain\nb-svc: sbx-us/b-svc; single certain"_s;
    QTest::newRow("labels contradict hosts")
        << u"sbx s label=bulkhead.api:a host=x.bank.example path=/x\n"
           "prd p label=bulkhead.api:b host=x.bank.example path=/x"_s
        << u"a: sbx/s; single certain\nb: prd/p; single certain"_s;
    QTest::newRow("the first path segment where there is no name")
        << u"sbx - path=/api/v2/ledger/entries\nprd - path=/v2/ledger"_s
        << u"ledger@v2: sbx/- prd/-; base_path medium"_s;
    QTest::newRow("upstream")
        << u"sbx alpha up=orders.sbx.svc.example:80\nprd beta up=orders.svc.example:80"_s
        << u"beta: sbx/alpha prd/beta; upstream low"_s;
    QTest::newRow("one upstream of many APIs joins nothing")
        << u"sbx alpha path=/alpha up=mono.sbx.example.test:80\n"
           "prd beta path=/beta up=mono.example.test:80"_s
        << u"alpha: sbx/alpha; single certain\nbeta: prd/beta; single certain"_s;
    QTest::newRow("loopback is another machine each time")
        << u"sbx alpha up=127.0.0.1:80\nprd beta up=127.0.0.1:80"_s
        << u"alpha: sbx/alpha; single certain\nbeta: prd/beta; single certain"_s;
    QTest::newRow("side by side, the affix is part of the name")
        << u"prd orders\nprd orders-test\nsbx orders-sbx"_s
        << u"orders: sbx/orders-sbx prd/orders; name high\n"
           "orders-test: prd/orders-test; single certain"_s;
    QTest::newRow("a version in the path alone is a hint")
        << u"sbx ledger path=/v1/ledger\nprd ledger path=/ledger"_s
        << u"ledger@v1: sbx/ledger prd/ledger; name medium"_s;
    QTest::newRow("routes of one service in two environments")
        << u"shared pay route=a;/a;GET;env:sandbox route=b;/b;GET;env:production"_s
        << u"pay: shared/pay shared/pay; name high"_s;
}

void TestMatch::match_evidence_givesRows()
{
    QFETCH(QString, deployments);
    QFETCH(QString, rows);
    QCOMPARE(test::rowsText(test::build(deployments)), rows);
}

QTEST_GUILESS_MAIN(TestMatch)
#include "tst_match.moc"
