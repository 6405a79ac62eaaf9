// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestDat03 : public QObject
{
    Q_OBJECT
private slots:
    void privateKey_onBothSides_fails();
    void keys_ofTheirOwn_stillNeedEvidence();
    void sameName_withOtherKeys_isAHint();
    void signingSecret_andVerificationKey_onBothSides_fail();
    void unreadCertificates_stayUnknown();
};

void TestDat03::privateKey_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.certificate("gw-s", "*.example", "aa11");
    bench.certificate("gw-p", "*.example", "aa11");
    const ControlResult result = bench.judge("DAT-03");
    QCOMPARE(reasonsOf(result), u"fail DAT-03.same-certificate | unknown needs-evidence"_s);
    QCOMPARE(result.units.front().sandbox.gateway, GatewayId(u"gw-s"_s));
    QCOMPARE(result.units.front().production.gateway, GatewayId(u"gw-p"_s));
}

void TestDat03::keys_ofTheirOwn_stillNeedEvidence()
{
    FactsBench bench = sandboxAndProduction();
    bench.certificate("gw-s", "sandbox.example", "aa11");
    bench.certificate("gw-p", "api.example", "bb22");
    QCOMPARE(reasonsOf(bench.judge("DAT-03")), u"unknown needs-evidence"_s);
}

void TestDat03::sameName_withOtherKeys_isAHint()
{
    FactsBench bench = sandboxAndProduction();
    bench.certificate("gw-s", "*.example", "aa11");
    bench.certificate("gw-p", "*.example", "bb22");
    QCOMPARE(reasonsOf(bench.judge("DAT-03")), u"unknown DAT-03.same-name"_s);
}

void TestDat03::signingSecret_andVerificationKey_onBothSides_fail()
{
    FactsBench bench = sandboxAndProduction();
    bench.credential("gw-s", "demo", "31d", "jwt");
    bench.credential("gw-p", "partner", "31d", "jwt");
    for (const char *gateway : {"gw-s", "gw-p"}) {
        TokenTrust trust;
        trust.keys = std::vector<std::string>{"tp-1"};
        bench.policy(gateway, "pay", "jwt", PolicyClass::Authentication).meaning.trust = trust;
    }
    QCOMPARE(bench.judge("DAT-03").counts[Verdict::Fail], 2);
}

void TestDat03::unreadCertificates_stayUnknown()
{
    FactsBench bench = sandboxAndProduction();
    bench.setState("gw-p", FactState::Unreadable);
    QCOMPARE(bench.judge("DAT-03").verdict, Verdict::Unknown);
}

QTEST_GUILESS_MAIN(TestDat03)
#include "tst_dat03.moc"
