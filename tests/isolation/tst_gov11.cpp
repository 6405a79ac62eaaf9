// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestGov11 : public QObject
{
    Q_OBJECT
private slots:
    void log_thatIsWholeAndAnchored_passes_data();
    void log_thatIsWholeAndAnchored_passes();
    void log_thatIsDamaged_fails_data();
    void log_thatIsDamaged_fails();
    void log_thatNobodyVouchesFor_warns();
    void log_thatCannotBeVerified_isUnknown();
};

namespace {

FactsBench withLog(std::chrono::hours anchoredAgo)
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    AuditState audit;
    audit.verified = audit.anchored = true;
    audit.anchoredAt = bench.facts().at - anchoredAgo;
    bench.facts().records.audit = audit;
    return bench;
}

} // namespace

void TestGov11::log_thatIsWholeAndAnchored_passes_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("a checkpoint signed two hours ago") << 2;
    QTest::newRow("a segment closed a day ago") << 24;
}

void TestGov11::log_thatIsWholeAndAnchored_passes()
{
    QFETCH(int, hours);
    QCOMPARE(textOf(withLog(std::chrono::hours{hours}).judge("GOV-11")), u"pass 1"_s);
}

void TestGov11::log_thatIsDamaged_fails_data()
{
    QTest::addColumn<QString>("problem");
    QTest::newRow("broken link") << u"entry 9812 does not continue entry 9811"_s;
    QTest::newRow("altered object") << u"exception W-7 is not what the log says"_s;
}

void TestGov11::log_thatIsDamaged_fails()
{
    QFETCH(QString, problem);
    FactsBench bench = withLog(std::chrono::hours{2});
    bench.facts().records.audit.value.problem = problem.toStdString();
    const ControlResult result = bench.judge("GOV-11");
    QCOMPARE(textOf(result), u"fail GOV-11.broken log:audit | pass 0"_s);
    QCOMPARE(QString::fromStdString(sentence(result.units.front())), u"The audit log is damaged: "_s + problem);
}

void TestGov11::log_thatNobodyVouchesFor_warns()
{
    FactsBench bench = withLog(std::chrono::hours{25});
    QCOMPARE(reasonsOf(bench.judge("GOV-11")), u"warn GOV-11.anchor-old"_s);
    bench.facts().records.audit.value.anchored = false;
    QCOMPARE(reasonsOf(bench.judge("GOV-11")), u"warn GOV-11.not-anchored"_s);
}

void TestGov11::log_thatCannotBeVerified_isUnknown()
{
    FactsBench bench = withLog(std::chrono::hours{2});
    bench.facts().records.audit.value.verified = false;
    QCOMPARE(reasonsOf(bench.judge("GOV-11")), u"unknown GOV-11.not-verified"_s);
    bench.facts().records.audit = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("GOV-11")), u"unknown GOV-11.not-kept"_s);
    bench.facts().records.audit = FactState::Unreadable;
    QCOMPARE(reasonsOf(bench.judge("GOV-11")), u"unknown GOV-11.not-read"_s);
}

QTEST_GUILESS_MAIN(TestGov11)
#include "tst_gov11.moc"
