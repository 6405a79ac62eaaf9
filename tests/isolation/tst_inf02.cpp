// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestInf02 : public QObject
{
    Q_OBJECT
private slots:
    void oneCluster_fails();
    void clustersThatDiffer_orHaveTheDefaultName_needEvidence();
    void clusterId_onBothSides_fails();
    void nodePorts_ofOneAddress_fail_otherPortsAreAHint();
    void loopback_provesNothing();
};

void TestInf02::oneCluster_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://pay.sbx.svc.cluster-a.local:8080");
    bench.target("gw-p", "pay", "http://pay.prd.svc.cluster-a.local:8080");
    QCOMPARE(reasonsOf(bench.judge("INF-02")), u"fail INF-02.same-cluster | unknown needs-evidence"_s);
}

void TestInf02::clustersThatDiffer_orHaveTheDefaultName_needEvidence()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://pay.sbx.svc.cluster-a.local:8080");
    bench.target("gw-p", "pay", "http://pay.prd.svc.cluster-b.local:8080");
    bench.target("gw-s", "pay", "http://x.sbx.svc.cluster.local:8080");
    bench.target("gw-p", "pay", "http://x.prd.svc.cluster.local:8080");
    QCOMPARE(reasonsOf(bench.judge("INF-02")), u"unknown needs-evidence"_s);
}

void TestInf02::clusterId_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://pay.sbx.svc:8080").resource = "uid-1/sbx/pay";
    bench.target("gw-p", "pay", "http://pay.prd.svc:8080").resource = "uid-1/prd/pay";
    QCOMPARE(bench.judge("INF-02").verdict, Verdict::Fail);
}

void TestInf02::nodePorts_ofOneAddress_fail_otherPortsAreAHint()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://10.1.0.7:30080");
    bench.target("gw-p", "pay", "http://10.1.0.7:8443");
    QCOMPARE(reasonsOf(bench.judge("INF-02")), u"unknown INF-02.same-address"_s);
    bench.target("gw-p", "pay", "http://10.1.0.7:31000");
    QVERIFY(reasonsOf(bench.judge("INF-02")).contains(u"fail INF-02.same-node"_s));
}

void TestInf02::loopback_provesNothing()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://127.0.0.1:30080");
    bench.target("gw-p", "pay", "http://127.0.0.1:30080");
    QCOMPARE(reasonsOf(bench.judge("INF-02")), u"unknown needs-evidence"_s);
}

QTEST_GUILESS_MAIN(TestInf02)
#include "tst_inf02.moc"
