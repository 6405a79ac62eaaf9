// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestPol04 : public QObject
{
    Q_OBJECT
private slots:
    void onePolicy_forBoth_fails();
    void policies_ofTheirOwn_stillNeedEvidence();
    void globalPolicy_ofASharedGateway_fails();
};

void TestPol04::onePolicy_forBoth_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.policy("gw-s", "pay", "bot-detection", PolicyClass::BotProtection).sharedObject = "bots";
    bench.policy("gw-p", "pay", "bot-detection", PolicyClass::BotProtection).sharedObject = "bots";
    QCOMPARE(reasonsOf(bench.judge("POL-04")), u"unknown needs-evidence | fail POL-04.shared"_s);
    QCOMPARE(bench.judge("POL-04").verdict, Verdict::Fail);
}

void TestPol04::policies_ofTheirOwn_stillNeedEvidence()
{
    FactsBench bench = sandboxAndProduction();
    bench.policy("gw-s", "pay", "bot-detection", PolicyClass::BotProtection);
    bench.policy("gw-p", "pay", "bot-detection", PolicyClass::BotProtection);
    QCOMPARE(reasonsOf(bench.judge("POL-04")), u"unknown needs-evidence"_s);
    QCOMPARE(bench.judge("POL-04").counts[Verdict::Pass], 0);
}

void TestPol04::globalPolicy_ofASharedGateway_fails()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    bench.policy("gw-both", "", "bot-detection", PolicyClass::BotProtection);
    QCOMPARE(bench.judge("POL-04").verdict, Verdict::Fail);
}

QTEST_GUILESS_MAIN(TestPol04)
#include "tst_pol04.moc"
