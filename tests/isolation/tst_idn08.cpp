// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

void validator(FactsBench &bench, const char *gateway, const char *issuer, const std::string &audience)
{
    TokenTrust trust;
    trust.issuers = std::vector<std::string>{issuer};
    trust.keys = std::vector<std::string>{std::string("key of ") + gateway};
    trust.audiences = FactState::KnownEmpty;
    if (!audience.empty())
        trust.audiences = std::vector<std::string>{audience};
    bench.policy(gateway, "pay", "jwt", PolicyClass::Authentication).meaning.trust = trust;
}

} // namespace

class TestIdn08 : public QObject
{
    Q_OBJECT
private slots:
    void issuerOfProduction_letIntoTheSandbox_fails();
    void issuersThatDiffer_stillNeedAProbe();
    void sharedIssuer_withSeparateAudiences_isAHint();
};

void TestIdn08::issuerOfProduction_letIntoTheSandbox_fails()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://login.example", "");
    validator(bench, "gw-p", "https://login.example", "api");
    QCOMPARE(reasonsOf(bench.judge("IDN-08")), u"unknown needs-probe | fail IDN-03.no-audience"_s);
}

void TestIdn08::issuersThatDiffer_stillNeedAProbe()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://login.sbx.example", "");
    validator(bench, "gw-p", "https://login.example", "api");
    QCOMPARE(reasonsOf(bench.judge("IDN-08")), u"unknown needs-probe"_s);
}

void TestIdn08::sharedIssuer_withSeparateAudiences_isAHint()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://login.example", "sbx");
    validator(bench, "gw-p", "https://login.example", "api");
    QCOMPARE(reasonsOf(bench.judge("IDN-08")), u"unknown IDN-03.grants-not-told"_s);
}

QTEST_GUILESS_MAIN(TestIdn08)
#include "tst_idn08.moc"
