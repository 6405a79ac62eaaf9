// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

void secretOf(FactsBench &bench, const char *gateway, const char *reference)
{
    bench.policy(gateway, "pay", "serverless", PolicyClass::Script).meaning.secretPaths = {reference};
}

} // namespace

class TestRel05 : public QObject
{
    Q_OBJECT
private slots:
    void reference_toOnePath_fails();
    void reference_toThePathOfTheOtherSide_fails();
    void references_toTheirOwnPaths_stillNeedEvidence();
    void credential_fromOnePath_fails();
};

void TestRel05::reference_toOnePath_fails()
{
    FactsBench bench = sandboxAndProduction();
    secretOf(bench, "gw-s", "vault://kv/sms/token");
    secretOf(bench, "gw-p", "vault://kv/sms/token");
    const ControlResult result = bench.judge("REL-05");
    QCOMPARE(result.counts[Verdict::Fail], 1);
    QVERIFY(reasonsOf(result).contains(u"fail REL-05.same-reference"_s));
}

void TestRel05::reference_toThePathOfTheOtherSide_fails()
{
    FactsBench bench = sandboxAndProduction();
    secretOf(bench, "gw-s", "vault://kv/production/sms");
    QVERIFY(reasonsOf(bench.judge("REL-05")).contains(u"fail REL-05.path-of-the-other-side"_s));
    bench = sandboxAndProduction();
    secretOf(bench, "gw-p", "{vault://hcv/kv/sandbox}");
    QVERIFY(reasonsOf(bench.judge("REL-05")).contains(u"fail REL-05.path-of-the-other-side"_s));
}

void TestRel05::references_toTheirOwnPaths_stillNeedEvidence()
{
    FactsBench bench = sandboxAndProduction();
    secretOf(bench, "gw-s", "vault://kv/sandbox/sms");
    secretOf(bench, "gw-p", "vault://kv/production/sms");
    secretOf(bench, "gw-p", "vault://$ENV/sms");
    secretOf(bench, "gw-s", "vault://$ENV/sms");
    QCOMPARE(reasonsOf(bench.judge("REL-05")), u"unknown needs-evidence"_s);
}

void TestRel05::credential_fromOnePath_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.credential("gw-s", "demo", "x").reference = "env:KEY";
    bench.credential("gw-p", "partner", "y").reference = "env:KEY";
    QCOMPARE(bench.judge("REL-05").counts[Verdict::Fail], 1);
}

QTEST_GUILESS_MAIN(TestRel05)
#include "tst_rel05.moc"
