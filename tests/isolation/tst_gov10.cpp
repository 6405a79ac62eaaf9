// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Connections = std::vector<ConnectionFacts>;

ConnectionFacts reading(const char *gateway, const char *fingerprint)
{
    ConnectionFacts connection;
    connection.gateway = GatewayId(QString::fromLatin1(gateway));
    connection.scheme = "https";
    connection.host = std::string(gateway) + ".example";
    connection.readReference = std::string("env:READ_") + gateway;
    connection.readFingerprint = fingerprint;
    connection.mayChange = "no";
    connection.productHasReadOnly = true;
    return connection;
}

//! Separate reading credentials, and one that changes production only.
FactsBench separate()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    Connections all = {reading("gw-s", "k1"), reading("gw-p", "k2")};
    all[1].writeReference = "env:WRITE_P";
    bench.facts().records.connections = all;
    return bench;
}

ConnectionFacts &sandboxOf(FactsBench &bench)
{
    return bench.facts().records.connections.value[0];
}

ConnectionFacts &productionOf(FactsBench &bench)
{
    return bench.facts().records.connections.value[1];
}

} // namespace

class TestGov10 : public QObject
{
    Q_OBJECT
private slots:
    void separateCredentials_pass();
    void separateTenants_withTheirOwnExecutors_pass();
    void oneCredential_forBoth_fails_data();
    void oneCredential_forBoth_fails();
    void plainHttp_fails_butNotOnLoopback();
    void adminKey_overHttp_fails();
    void readingCredentialOfProduction_thatMayWrite_fails();
    void readingCredentialOfTheSandbox_thatMayWrite_isNoFinding();
    void credentialThatReadsAndChanges_fails();
    void defaultKey_fails();
    void productWithoutReadOnly_warns();
    void openAdmin_failsOrWarns();
    void rights_thatNobodyTells_areUnknown();
    void credentials_thatAreNotResolved_areUnknown();
    void connection_thatIsNotOnRecord_isUnknown();
    void gateway_thatServesBoth_fails();
};

void TestGov10::separateCredentials_pass()
{
    QCOMPARE(textOf(separate().judge("GOV-10")), u"pass 2"_s);
}

void TestGov10::separateTenants_withTheirOwnExecutors_pass()
{
    FactsBench bench = separate();
    sandboxOf(bench).writeReference = "env:WRITE_S";
    sandboxOf(bench).writeFingerprint = "w1";
    productionOf(bench).writeFingerprint = "w2";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"pass 2"_s);
}

void TestGov10::oneCredential_forBoth_fails_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("equal secret") << u"secret"_s << u"fail GOV-10.shared-credential | fail GOV-10.shared-credential"_s;
    QTest::newRow("equal reference") << u"reference"_s << u"fail GOV-10.shared-credential | fail GOV-10.shared-credential"_s;
    QTest::newRow("equal executor") << u"executor"_s << u"fail GOV-10.shared-write-credential | fail GOV-10.shared-write-credential"_s;
    QTest::newRow("one reads what the other changes with") << u"crossed"_s << u"fail GOV-10.shared-write-credential | fail GOV-10.shared-write-credential"_s;
}

void TestGov10::oneCredential_forBoth_fails()
{
    QFETCH(QString, what);
    FactsBench bench = separate();
    if (what == u"secret")
        sandboxOf(bench).readFingerprint = "k2";
    else if (what == u"reference")
        sandboxOf(bench).readReference = productionOf(bench).readReference;
    else if (what == u"executor")
        sandboxOf(bench).writeReference = "env:WRITE_P";
    else
        sandboxOf(bench).readReference = "env:WRITE_P";
    QTEST(reasonsOf(bench.judge("GOV-10")), "reason");
}

void TestGov10::plainHttp_fails_butNotOnLoopback()
{
    FactsBench bench = separate();
    sandboxOf(bench).scheme = "http";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"fail GOV-10.plain-http connection:gw-s | pass 1"_s);
    sandboxOf(bench).loopback = true; // a tunnel, or this very machine
    QCOMPARE(textOf(bench.judge("GOV-10")), u"pass 2"_s);
}

void TestGov10::adminKey_overHttp_fails()
{
    FactsBench bench = separate();
    productionOf(bench).scheme = "http";
    productionOf(bench).mayChange = "yes";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"fail GOV-10.plain-http connection:gw-p | pass 1"_s);
}

void TestGov10::readingCredentialOfProduction_thatMayWrite_fails()
{
    FactsBench bench = separate();
    productionOf(bench).mayChange = "yes";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"fail GOV-10.may-write connection:gw-p | pass 1"_s);
}

void TestGov10::readingCredentialOfTheSandbox_thatMayWrite_isNoFinding()
{
    FactsBench bench = separate();
    sandboxOf(bench).mayChange = "yes";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"pass 2"_s);
}

void TestGov10::credentialThatReadsAndChanges_fails()
{
    FactsBench bench = separate();
    productionOf(bench).writeReference = productionOf(bench).readReference;
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"fail GOV-10.read-is-write"_s);
}

void TestGov10::defaultKey_fails()
{
    FactsBench bench = separate();
    sandboxOf(bench).defaultKey = true;
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"fail GOV-10.default-key"_s);
}

void TestGov10::productWithoutReadOnly_warns()
{
    FactsBench bench = separate();
    productionOf(bench).productHasReadOnly = false;
    productionOf(bench).mayChange = "yes";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"warn GOV-10.no-read-only connection:gw-p | pass 1"_s);
}

void TestGov10::openAdmin_failsOrWarns()
{
    FactsBench bench = separate();
    productionOf(bench).openAdmin = true;
    productionOf(bench).mayChange = "unknown";
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"fail GOV-10.open-admin"_s);
    productionOf(bench).productHasReadOnly = false;
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"warn GOV-10.no-read-only"_s);
}

void TestGov10::rights_thatNobodyTells_areUnknown()
{
    FactsBench bench = separate();
    productionOf(bench).mayChange = "unknown";
    QCOMPARE(textOf(bench.judge("GOV-10")), u"unknown GOV-10.rights-unknown connection:gw-p | pass 1"_s);
}

void TestGov10::credentials_thatAreNotResolved_areUnknown()
{
    FactsBench bench = separate();
    productionOf(bench).readFingerprint.clear();
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"unknown GOV-10.unresolved | unknown GOV-10.unresolved"_s);
    productionOf(bench).mayChange = "yes"; // proof needs no comparison
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"fail GOV-10.may-write | unknown GOV-10.unresolved"_s);
}

void TestGov10::connection_thatIsNotOnRecord_isUnknown()
{
    FactsBench bench = separate();
    bench.facts().records.connections.value.pop_back();
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"unknown GOV-10.no-record | unknown GOV-10.unresolved"_s);
    bench.facts().records.connections = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("GOV-10")), u"unknown GOV-10.no-record | unknown GOV-10.no-record"_s);
}

void TestGov10::gateway_thatServesBoth_fails()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    bench.facts().records.connections = Connections{reading("gw-both", "k1")};
    QCOMPARE(textOf(bench.judge("GOV-10")), u"fail GOV-10.one-connection connection:gw-both | pass 0"_s);
}

QTEST_GUILESS_MAIN(TestGov10)
#include "tst_gov10.moc"
