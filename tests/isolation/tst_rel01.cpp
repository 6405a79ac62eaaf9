// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestRel01 : public QObject
{
    Q_OBJECT
private slots:
    void label_thatContradictsTheGateway_fails();
    void twoLabels_fail();
    void labels_thatAgree_stillNeedEvidence();
    void labels_thatAreMissing_areAHint();
    void label_thatNamesNoEnvironment_isNoFail();
};

void TestRel01::label_thatContradictsTheGateway_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-p", "pay").labels = {{"env", "sandbox"}};
    const ControlResult result = bench.judge("REL-01");
    QCOMPARE(reasonsOf(result), u"fail REL-01.contradicting | unknown needs-evidence"_s);
    QCOMPARE(result.units.front().production.value, "sandbox");
}

void TestRel01::twoLabels_fail()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-p", "pay").labels = {{"env", "production"}, {"env", "sandbox"}};
    QCOMPARE(reasonsOf(bench.judge("REL-01")), u"fail REL-01.two-labels | unknown needs-evidence"_s);
}

void TestRel01::labels_thatAgree_stillNeedEvidence()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-s", "pay").labels = {{"env", "sandbox"}};
    bench.deployment("gw-p", "pay").labels = {{"environment", "Production"}, {"team", "x"}};
    QCOMPARE(reasonsOf(bench.judge("REL-01")), u"unknown needs-evidence"_s);
}

void TestRel01::labels_thatAreMissing_areAHint()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-s", "pay");
    bench.deployment("gw-p", "pay");
    QCOMPARE(reasonsOf(bench.judge("REL-01")), u"unknown REL-01.missing"_s);
}

void TestRel01::label_thatNamesNoEnvironment_isNoFail()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-s", "pay").labels = {{"env", "blue"}};
    QCOMPARE(reasonsOf(bench.judge("REL-01")), u"unknown needs-evidence"_s);
}

QTEST_GUILESS_MAIN(TestRel01)
#include "tst_rel01.moc"
