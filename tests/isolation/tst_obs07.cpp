// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestObs07 : public QObject
{
    Q_OBJECT
private slots:
    void cleanLogs_thatWereSampled_pass();
    void uri_withoutKeys_passes();
    void cleanLogs_thatWereNotSampled_warn();
    void bodies_fail_maskedOnesWarn();
    void keys_inLoggedUris_fail();
    void credentialHeaders_fail();
    void sample_withSensitiveValues_fails();
    void script_orUntold_isUnknown();
    void proof_onAStaleGateway_staysAFail();
    void noLogs_doNotApply();
};

void TestObs07::cleanLogs_thatWereSampled_pass()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox");
    logging(bench, "gw-p", "production");
    sample(bench, 0, 0);
    QCOMPARE(textOf(bench.judge("OBS-07")), u"pass 1"_s);
}

void TestObs07::uri_withoutKeys_passes()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox").fullUri = true;
    bench.policy("gw-s", "pay", "key-auth", PolicyClass::Authentication);
    sample(bench, 0, 0);
    QCOMPARE(textOf(bench.judge("OBS-07")), u"pass 1"_s);
}

void TestObs07::cleanLogs_thatWereNotSampled_warn()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox");
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"warn OBS-07.not-sampled"_s);
}

void TestObs07::bodies_fail_maskedOnesWarn()
{
    FactsBench bench = sandboxAndProduction();
    Recording &recording = logging(bench, "gw-s", "sandbox");
    recording.bodies = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"fail OBS-07.bodies"_s);
    recording.masked = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"warn OBS-07.masked"_s);
}

void TestObs07::keys_inLoggedUris_fail()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-p", "production").fullUri = true;
    bench.policy("gw-p", "pay", "key-auth", PolicyClass::Authentication).meaning.keyInQuery = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"fail OBS-07.keys-in-uri"_s);
}

void TestObs07::credentialHeaders_fail()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-p", "production").secretHeaders = {"authorization"};
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"fail OBS-07.headers"_s);
}

void TestObs07::sample_withSensitiveValues_fails()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox");
    sample(bench, 0, 3);
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"fail OBS-07.sampled"_s);
}

void TestObs07::script_orUntold_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox");
    PolicyFacts &policy = bench.facts().policies.back();
    policy.meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"unknown OBS-07.script"_s);
    policy.meaning.recording.reset();
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"unknown OBS-07.script"_s);
    policy.meaning.opaque = false;
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"unknown OBS-07.not-told"_s);
    bench.setStale("gw-s");
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"unknown stale"_s);
}

void TestObs07::proof_onAStaleGateway_staysAFail()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox").bodies = true;
    bench.setStale("gw-s");
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"fail OBS-07.bodies"_s);
}

void TestObs07::noLogs_doNotApply()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-p", "pay");
    QCOMPARE(reasonsOf(bench.judge("OBS-07")), u"not_applicable OBS-07.no-logs"_s);
}

QTEST_GUILESS_MAIN(TestObs07)
#include "tst_obs07.moc"
