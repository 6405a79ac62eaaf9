// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

//! "pay" in these versions and contracts; contract "ab1" and "c1" were checked.
FactsBench released(const char *sandbox, const char *sandboxContract, const char *production,
                    const char *productionContract)
{
    FactsBench bench = sandboxAndProduction();
    DeploymentFacts &one = bench.deployment("gw-s", "pay");
    one.version = sandbox;
    one.contractDigest = sandboxContract;
    DeploymentFacts &two = bench.deployment("gw-p", "pay");
    two.version = production;
    two.contractDigest = productionContract;
    std::vector<ContractCheckRecord> checks;
    for (const char *contract : {"ab1", "c1"}) {
        ContractCheckRecord check;
        check.checkedSpec = check.bundleSpec = contract;
        check.passed = true;
        checks.push_back(check);
    }
    bench.facts().records.contractChecks = checks;
    return bench;
}

} // namespace

class TestRel08 : public QObject
{
    Q_OBJECT
private slots:
    void contract_thatWasInTheSandbox_passes();
    void oldVersion_stillInTheSandbox_passes();
    void version_newerThanTheSandbox_fails();
    void contracts_thatDiffer_fail();
    void versions_compareAsNumbers();
    void twoContracts_ofOneVersion_fail();
    void contract_neverValidated_fails_notRecordedIsUnknown();
    void onlyNameAndVersion_warn_nothingIsUnknown();
    void sandbox_createdLater_warns();
    void apisOfOneSide_doNotApply_ifMeantSo();
};

void TestRel08::contract_thatWasInTheSandbox_passes()
{
    FactsBench bench = released("2.3.0", "ab1", "2.3.0", "ab1");
    QCOMPARE(textOf(bench.judge("REL-08")), u"pass 1"_s);
}

void TestRel08::oldVersion_stillInTheSandbox_passes()
{
    FactsBench bench = released("1", "c1", "1", "c1");
    DeploymentFacts &next = bench.deployment("gw-s", "pay");
    next.version = "2.0";
    next.contractDigest = "c2";
    QCOMPARE(textOf(bench.judge("REL-08")), u"pass 1"_s);
}

void TestRel08::version_newerThanTheSandbox_fails()
{
    FactsBench bench = released("3", "", "4", "");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"fail REL-08.newer"_s);
    bench = sandboxAndProduction();
    bench.deployment("gw-p", "orders");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"fail REL-08.no-ancestor"_s);
    bench.setState("gw-s", EntityKind::Deployment, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"unknown unreadable"_s);
}

void TestRel08::contracts_thatDiffer_fail()
{
    FactsBench bench = released("2.3.0", "ab1", "2.3.0", "77d");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"fail REL-08.conflict"_s);
}

void TestRel08::versions_compareAsNumbers()
{
    FactsBench bench = released("v2.10", "", "v2.9", "");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"unknown REL-08.no-contracts"_s);
}

void TestRel08::twoContracts_ofOneVersion_fail()
{
    FactsBench bench = released("2.0", "ab1", "2.0", "ab1");
    bench.deployment("gw-p", "pay").contractDigest = "other";
    bench.facts().deployments.back().version = "2.0";
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"fail REL-08.two-contracts"_s);
}

void TestRel08::contract_neverValidated_fails_notRecordedIsUnknown()
{
    FactsBench bench = released("2.0", "ab1", "2.0", "ab1");
    bench.facts().records.contractChecks.value.front().passed = false;
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"fail REL-08.not-validated"_s);
    bench.facts().records.contractChecks = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"unknown REL-08.checks-not-told"_s);
}

void TestRel08::onlyNameAndVersion_warn_nothingIsUnknown()
{
    FactsBench bench = released("2", "", "2", "ab1");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"warn REL-08.by-version"_s);
    bench = released("", "", "", "");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"unknown REL-08.no-contracts"_s);
}

void TestRel08::sandbox_createdLater_warns()
{
    FactsBench bench = released("2.0", "ab1", "2.0", "ab1");
    bench.facts().deployments[0].createdAt = 2000;
    bench.facts().deployments[1].createdAt = 1000;
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"warn REL-08.younger"_s);
}

void TestRel08::apisOfOneSide_doNotApply_ifMeantSo()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-s", "trial");
    QCOMPARE(reasonsOf(bench.judge("REL-08")), u"not_applicable REL-08.not-in-production"_s);
    bench.deployment("gw-p", "hook");
    bench.facts().declared.productionOnly = {"hook"};
    QCOMPARE(reasonsOf(bench.judge("REL-08")),
             u"not_applicable REL-08.production-only | not_applicable REL-08.not-in-production"_s);
}

QTEST_GUILESS_MAIN(TestRel08)
#include "tst_rel08.moc"
