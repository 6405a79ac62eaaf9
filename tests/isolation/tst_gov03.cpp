// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Runs = std::vector<CheckRunRecord>;
const EnvironmentId sandbox(u"sandbox"_s), production(u"production"_s);

FactsBench twoGateways()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    return bench;
}

//! A run each hour for thirty days up to `newest` hours ago; every `failing`th was not complete (0: all were).
Runs hourly(FactsBench &bench, int newest, int failing = 0)
{
    Runs runs;
    const UtcTime now = bench.facts().at;
    for (int hour = newest; hour < 30 * 24; ++hour)
        runs.push_back({sandbox, production, now - std::chrono::hours{hour}, failing == 0 || hour % failing != failing - 1});
    return runs;
}

} // namespace

class TestGov03 : public QObject
{
    Q_OBJECT
private slots:
    void runs_onTime_pass();
    void weeklyControls_withinTheirTime_pass();
    void runs_thatStopped_fail_data();
    void runs_thatStopped_fail();
    void runs_thatOftenFail_failOrWarn();
    void runs_thatAreLate_warn();
    void runs_thatNeverWereComplete_fail();
    void history_thatIsMissing_isUnknown();
    void runs_afterTheMoment_doNotCount();
    void pairOfToday_doesNotApply();
    void gateway_notReadForLong_fails();
    void gateway_thatIsLateOrFailing_warns();
    void gateway_neverRead_isUnknown();
};

void TestGov03::runs_onTime_pass()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 19, 180); // some incomplete, as in 720 of 724
    QCOMPARE(textOf(bench.judge("GOV-03")), u"pass 3"_s);
}

void TestGov03::weeklyControls_withinTheirTime_pass()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 5 * 24);
    PairFacts facts = bench.pair();
    facts.setTimeToLive(std::chrono::hours{7 * 24});
    for (const auto &check : allChecks()) {
        if (check->control() == "GOV-03")
            QCOMPARE(textOf(judgeAll(*check, facts)), u"pass 3"_s);
    }
}

void TestGov03::runs_thatStopped_fail_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("40 days ago") << 40 * 24;
    QTest::newRow("12 days ago") << 12 * 24;
    QTest::newRow("just beyond twice the time") << 49;
}

void TestGov03::runs_thatStopped_fail()
{
    QFETCH(int, hours);
    FactsBench bench = twoGateways();
    bench.facts().records.runs = Runs{{sandbox, production, bench.facts().at - std::chrono::hours{hours}, true}};
    const ControlResult result = bench.judge("GOV-03");
    QCOMPARE(textOf(result), u"fail GOV-03.too-old runs:sandbox/production | pass 2"_s);
    QCOMPARE(result.units.front().arguments.front(), std::to_string(hours));
}

void TestGov03::runs_thatOftenFail_failOrWarn()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 1, 8); // 87.5 %
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"fail GOV-03.failing"_s);
    bench.facts().records.runs = hourly(bench, 1, 20); // 95 %
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"warn GOV-03.sometimes-failing"_s);
}

void TestGov03::runs_thatAreLate_warn()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 30);
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"warn GOV-03.late"_s);
}

void TestGov03::runs_thatNeverWereComplete_fail()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 1, 1);
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"fail GOV-03.never-complete"_s);
}

void TestGov03::history_thatIsMissing_isUnknown()
{
    FactsBench bench = twoGateways();
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"unknown GOV-03.no-history"_s);
    bench.facts().records.runs = FactState::KnownEmpty;
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"unknown GOV-03.no-runs"_s);
}

void TestGov03::runs_afterTheMoment_doNotCount()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = Runs{{sandbox, production, bench.facts().at - std::chrono::hours{100}, true},
                                      {sandbox, production, bench.facts().at + std::chrono::hours{1}, true}};
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"fail GOV-03.too-old"_s);
}

void TestGov03::pairOfToday_doesNotApply()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = Runs{{sandbox, production, bench.facts().at - std::chrono::hours{2}, false}};
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"not_applicable GOV-03.new-pair"_s);
}

void TestGov03::gateway_notReadForLong_fails()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 1);
    bench.facts().gateways[1].readAt -= std::chrono::hours{50};
    QCOMPARE(textOf(bench.judge("GOV-03")), u"fail GOV-03.gateway-too-old gateway:gw-p | pass 2"_s);
}

void TestGov03::gateway_thatIsLateOrFailing_warns()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 1);
    bench.facts().gateways[0].readAt -= std::chrono::hours{30};
    bench.facts().gateways[1].lastSyncFailed = true;
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"warn GOV-03.gateway-failed | warn GOV-03.gateway-late"_s);
}

void TestGov03::gateway_neverRead_isUnknown()
{
    FactsBench bench = twoGateways();
    bench.facts().records.runs = hourly(bench, 1);
    bench.facts().gateways[0].wasRead = false;
    QCOMPARE(reasonsOf(bench.judge("GOV-03")), u"unknown GOV-03.gateway-unread"_s);
}

QTEST_GUILESS_MAIN(TestGov03)
#include "tst_gov03.moc"
