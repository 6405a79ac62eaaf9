// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestInf03 : public QObject
{
    Q_OBJECT
private slots:
    void privateAddresses_ofOneRange_areAHint();
    void otherRanges_orPublicAddresses_needEvidence();
    void nodes_ofOneRange_areAHint();
    void uniqueLocalAddresses_ofOneRange_areAHint();
};

void TestInf03::privateAddresses_ofOneRange_areAHint()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://10.8.1.4:8080");
    bench.target("gw-p", "pay", "http://10.8.1.250:8080");
    const ControlResult result = bench.judge("INF-03");
    QCOMPARE(reasonsOf(result), u"unknown INF-03.same-segment"_s);
    QCOMPARE(result.units.front().sandbox.value, "10.8.1.4");
    QCOMPARE(result.units.front().production.value, "10.8.1.250");
}

void TestInf03::otherRanges_orPublicAddresses_needEvidence()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://10.8.1.4:8080");
    bench.target("gw-p", "pay", "http://10.8.2.4:8080");
    bench.target("gw-s", "pay", "http://203.0.113.4:8080");
    bench.target("gw-p", "pay", "http://203.0.113.5:8080");
    QCOMPARE(reasonsOf(bench.judge("INF-03")), u"unknown needs-evidence"_s);
}

void TestInf03::nodes_ofOneRange_areAHint()
{
    FactsBench bench = sandboxAndProduction();
    bench.facts().gateways[0].nodeAddresses = std::vector<std::string>{"192.168.7.1:8000"};
    bench.facts().gateways[1].nodeAddresses = std::vector<std::string>{"192.168.7.2:8000"};
    QCOMPARE(reasonsOf(bench.judge("INF-03")), u"unknown INF-03.same-segment"_s);
}

void TestInf03::uniqueLocalAddresses_ofOneRange_areAHint()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://[fd00:1:2:3::4]:8080");
    bench.target("gw-p", "pay", "http://[fd00:1:2:3::5]:8080");
    QCOMPARE(reasonsOf(bench.judge("INF-03")), u"unknown INF-03.same-segment"_s);
}

QTEST_GUILESS_MAIN(TestInf03)
#include "tst_inf03.moc"
