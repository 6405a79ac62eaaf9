// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/recordlog.h"
#include "items/endingsoon.h"
#include "items/evidencetable.h"
#include "items/exceptiontable.h"
#include "items/isolationviews.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::evidence::test;
using namespace Qt::StringLiterals;
using evidence::Attestation;
using evidence::Evidence;
using isolation::Verdict;
using EvidenceShow = EvidenceTable::Show;
using ExceptionShow = ExceptionTable::Show;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

EvidenceSession::Records recordsOf(const RecordLog &log)
{
    return std::make_shared<const evidence::Register>(log.records);
}

Evidence evidenceFor(const RecordLog &log, const std::string &control, const std::string &source = "inventory of networks")
{
    Evidence evidence = evidenceOn(control, log.now - std::chrono::minutes(1), {{"unit:one", Verdict::Pass, "apart"}});
    evidence.source = source;
    return evidence;
}

std::vector<RecordStanding> standingsIn(const EvidenceTable &table)
{
    std::vector<RecordStanding> all;
    for (int row = 0; row < table.rowCount(); ++row)
        all.push_back(table.rowAt(row).standing);
    return all;
}

} // namespace

//! Tables of what people sign in about isolation.
class TestRecordTables : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void evidence_ofEveryKind_standsInTheOrderOfWhatIsToDo();
    void evidence_readAgain_takesThePlaceOfTheOlder();
    void evidence_nearItsEnd_expiresSoon();
    void evidence_filtered_showsWhatFits();
    void evidence_sorted_isInTheOrderOfTheColumn();
    void attestation_ofAPairThatGrew_saysWhichApisItLeavesOut();
    void attestation_signedAnew_takesThePlaceOfTheOlder();
    void attestation_ofAnotherPair_isNotOfThisOne();
    void exceptions_expired_areNotOpen();
    void exceptions_filtered_showsWhatFits();
    void endingSoon_ofATerm_isItsLastFifth();
};

void TestRecordTables::evidence_ofEveryKind_standsInTheOrderOfWhatIsToDo()
{
    RecordLog log;
    const auto add = [&](const Evidence &evidence) {
        QCOMPARE(log.add(evidence), QString());
    };
    Evidence old = evidenceFor(log, "INF-03", "old inventory");
    old.expiresAt = log.now + std::chrono::hours(1);
    add(old);
    log.now += day * 2;
    add(evidenceFor(log, "INF-03"));
    Evidence part = evidenceFor(log, "OBS-01");
    part.expected = 9;
    add(part);
    add(evidenceFor(log, "DAT-01"));
    const Evidence ground = *log.records.findEvidence(log.lastId());
    QCOMPARE(log.sign(attestationOf("DAT-01", log.now, {"a"}, {&ground})), QString()); // critical: one signature is not enough
    QCOMPARE(log.sign(attestationOf("GOV-09", log.now, {"a"})), QString());            // rests on nothing
    add(evidenceFor(log, "GOV-09"));
    const Evidence gone = *log.records.findEvidence(log.lastId());
    Attestation isVoid = attestationOf("GOV-09", log.now, {"a"}, {&gone});
    QCOMPARE(log.sign(isVoid), QString());
    QCOMPARE(log.end("evidence.withdraw", gone.id, u"eve"_s, u"engineer"_s), QString());

    EvidenceTable table;
    const QAbstractItemModelTester tester(&table, strict);
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    using S = RecordStanding;
    const std::vector<S> expected{S::Waiting, S::Void, S::Expired, S::Bare, S::Incomplete, S::Valid, S::Valid, S::Withdrawn};
    QCOMPARE(standingsIn(table), expected);
    QCOMPARE(table.count(EvidenceShow::All), 8);
    QCOMPARE(table.count(EvidenceShow::Attention), 5);
    QCOMPARE(table.count(EvidenceShow::InForce), 3);
    QVERIFY(table.rowAt(0).assurance() == isolation::Assurance::A1);
    QVERIFY(table.rowAt(3).assurance() == isolation::Assurance::A0);
    QVERIFY(table.rowAt(5).assurance() == isolation::Assurance::A2);
}

void TestRecordTables::evidence_readAgain_takesThePlaceOfTheOlder()
{
    RecordLog log;
    QCOMPARE(log.add(evidenceFor(log, "INF-03")), QString());
    const std::string first = log.lastId();
    log.now += day * 30; // long over
    EvidenceTable table;
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    QVERIFY(table.rowAt(0).standing == RecordStanding::Expired);
    Evidence part = evidenceFor(log, "INF-03");
    part.expected = 2;
    QCOMPARE(log.add(part), QString());
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    QVERIFY(table.rowAt(table.rowOf(first)).standing == RecordStanding::Expired); // a part takes nobody's place
    QCOMPARE(log.add(evidenceFor(log, "INF-03", "another system")), QString());
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    QVERIFY(table.rowAt(table.rowOf(first)).standing == RecordStanding::Expired);
    QCOMPARE(log.add(evidenceFor(log, "INF-03")), QString());
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    QVERIFY(table.rowAt(table.rowOf(first)).standing == RecordStanding::Replaced);
    QVERIFY(table.rowAt(table.rowOf(log.lastId())).standing == RecordStanding::Valid);
}

void TestRecordTables::evidence_nearItsEnd_expiresSoon()
{
    RecordLog log;
    QCOMPARE(log.add(evidenceFor(log, "INF-03")), QString());
    const UtcTime end = log.records.evidence().front().expiresAt;
    EvidenceTable table;
    for (const auto &[left, standing] : {std::pair(std::chrono::hours(72), RecordStanding::Valid), std::pair(std::chrono::hours(20), RecordStanding::Expiring),
                                         std::pair(std::chrono::hours(0), RecordStanding::Expired)}) {
        table.setRecords(recordsOf(log), nullptr, onePair(), end - left);
        QVERIFY(table.rowAt(0).standing == standing);
    }
}

void TestRecordTables::evidence_filtered_showsWhatFits()
{
    RecordLog log;
    QCOMPARE(log.add(evidenceFor(log, "INF-03", "Terraform state")), QString());
    QCOMPARE(log.add(evidenceFor(log, "OBS-01", "dashboards")), QString());
    EvidenceTable table;
    const QAbstractItemModelTester tester(&table, strict);
    table.setRecords(recordsOf(log), nullptr, {}, log.now);
    const std::vector<std::pair<QString, int>> texts{{u"terraform"_s, 1}, {u" OBS-01 "_s, 1}, {u"eve"_s, 2}, {u"production"_s, 2}, {u"networks --all"_s, 2},
                                                     {QString::fromStdString(log.lastId()), 1}, {u"nothing of it"_s, 0}};
    for (const auto &[text, rows] : texts) {
        table.setFilter(EvidenceShow::All, text);
        QCOMPARE(table.rowCount(), rows);
        QCOMPARE(table.count(EvidenceShow::All), 2);
    }
    table.setFilter(EvidenceShow::Attention, {});
    QCOMPARE(table.rowCount(), 0);
    QCOMPARE(table.rowOf(log.lastId()), -1);
}

void TestRecordTables::evidence_sorted_isInTheOrderOfTheColumn()
{
    RecordLog log;
    for (const auto &[control, source] : {std::pair("OBS-01", "b"), std::pair("INF-03", "C"), std::pair("GOV-04", "a")}) {
        QCOMPARE(log.add(evidenceFor(log, control, source)), QString());
        log.now += std::chrono::hours(1);
    }
    EvidenceTable table;
    const QAbstractItemModelTester tester(&table, strict);
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    const auto controls = [&table](EvidenceTable::Column column, Qt::SortOrder order) {
        table.sort(static_cast<int>(column), order);
        QStringList all;
        for (int row = 0; row < table.rowCount(); ++row)
            all << table.rowAt(row).control();
        return all;
    };
    QCOMPARE(controls(EvidenceTable::Column::Control, Qt::AscendingOrder), (QStringList{u"GOV-04"_s, u"INF-03"_s, u"OBS-01"_s}));
    QCOMPARE(controls(EvidenceTable::Column::Subject, Qt::AscendingOrder), (QStringList{u"GOV-04"_s, u"OBS-01"_s, u"INF-03"_s}));
    QCOMPARE(controls(EvidenceTable::Column::Recorded, Qt::DescendingOrder), (QStringList{u"GOV-04"_s, u"INF-03"_s, u"OBS-01"_s}));
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now); // the choice stays
    QCOMPARE(table.rowAt(0).control(), u"GOV-04"_s);
}

void TestRecordTables::attestation_ofAPairThatGrew_saysWhichApisItLeavesOut()
{
    auto facts = isolation::test::leakyEstate(4);
    const auto view = isolation::test::viewOf(facts);
    const std::vector<std::string> rows = rowsOf(*view->catalog, onePair());
    QVERIFY(rows.size() >= 3);
    RecordLog log;
    QCOMPARE(log.add(evidenceFor(log, "GOV-09")), QString());
    const Evidence ground = log.records.evidence().front();
    QCOMPARE(log.sign(attestationOf("GOV-09", log.now, rows, {&ground})), QString());
    EvidenceTable table;
    table.setRecords(recordsOf(log), view.get(), onePair(), log.now);
    QVERIFY(table.rowAt(table.rowOf(log.lastId())).standing == RecordStanding::Valid);

    RecordLog grown;
    QCOMPARE(grown.add(evidenceFor(grown, "GOV-09")), QString());
    QCOMPARE(grown.sign(attestationOf("GOV-09", grown.now, {rows[0], rows[1]}, {&grown.records.evidence().front()})), QString());
    table.setRecords(recordsOf(grown), view.get(), onePair(), grown.now);
    const EvidenceRow &row = table.rowAt(0);
    QVERIFY(row.standing == RecordStanding::ScopeGrown);
    QCOMPARE(static_cast<std::size_t>(row.uncovered.size()), rows.size() - 2);
    QVERIFY(row.isInForce() && row.needsAttention());
}

void TestRecordTables::attestation_signedAnew_takesThePlaceOfTheOlder()
{
    RecordLog log;
    QCOMPARE(log.add(evidenceFor(log, "GOV-09")), QString());
    const Evidence ground = log.records.evidence().front();
    QCOMPARE(log.sign(attestationOf("GOV-09", log.now, {"a", "b"})), QString()); // bare
    const std::string bare = log.lastId();
    QCOMPARE(log.sign(attestationOf("GOV-09", log.now, {"a"}, {&ground})), QString());
    EvidenceTable table;
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    QVERIFY(table.rowAt(table.rowOf(bare)).standing == RecordStanding::Bare); // the newer one covers less
    QCOMPARE(log.sign(attestationOf("GOV-09", log.now, {"a", "b"}, {&ground})), QString());
    table.setRecords(recordsOf(log), nullptr, onePair(), log.now);
    QVERIFY(table.rowAt(table.rowOf(bare)).standing == RecordStanding::Replaced);
}

void TestRecordTables::attestation_ofAnotherPair_isNotOfThisOne()
{
    RecordLog log;
    QCOMPARE(log.add(evidenceFor(log, "INF-03")), QString());
    Evidence ofAll = evidenceFor(log, "OBS-01");
    ofAll.pair = {};
    QCOMPARE(log.add(ofAll), QString());
    EvidenceTable table;
    table.setRecords(recordsOf(log), nullptr, evidence::PairScope{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production-eu"_s)}, log.now);
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(table.rowAt(0).control(), u"OBS-01"_s);
    table.setRecords(recordsOf(log), nullptr, {}, log.now);
    QCOMPARE(table.rowCount(), 2);
}

void TestRecordTables::exceptions_expired_areNotOpen()
{
    RecordLog log;
    const auto ask = [&](int finding, bool isApproved) {
        QCOMPARE(log.request(exceptionFor("OBS-06", log.now, {printOf(finding)})), QString());
        if (isApproved)
            QCOMPARE(log.approve(log.lastId(), u"cy"_s), QString());
    };
    ask(1, true);
    const UtcTime end = log.records.exceptions().front().expires;
    log.now = end - std::chrono::hours(5);
    ask(2, true);
    ask(3, false);
    ExceptionTable table;
    const QAbstractItemModelTester tester(&table, strict);
    table.setRecords(recordsOf(log), nullptr, end - std::chrono::hours(1));
    QCOMPARE(table.count(ExceptionShow::Open), 3);
    QCOMPARE(table.count(ExceptionShow::Expired), 0);
    QVERIFY(table.rowAt(1).isEndingSoon); // after the one that waits
    table.setRecords(recordsOf(log), nullptr, end + std::chrono::hours(1));
    QCOMPARE(table.count(ExceptionShow::Open), 2);
    QCOMPARE(table.count(ExceptionShow::Expired), 1);
    QCOMPARE(table.count(ExceptionShow::All), 3);
    table.setFilter(ExceptionShow::Expired, {});
    QCOMPARE(table.rowCount(), 1);
    QVERIFY(table.rowAt(0).isExpired() && !table.rowAt(0).isOpen());
    table.setFilter(ExceptionShow::Open, {});
    QCOMPARE(table.rowCount(), 2);
    QVERIFY(table.rowAt(0).exception.state == evidence::Exception::State::Requested); // waits for somebody
}

void TestRecordTables::exceptions_filtered_showsWhatFits()
{
    RecordLog log;
    QCOMPARE(log.request(exceptionFor("OBS-06", log.now, {printOf(1)})), QString());
    evidence::Exception other = exceptionFor("REL-08", log.now, {printOf(2)});
    other.reason = u"one collector until March"_s;
    QCOMPARE(log.request(other), QString());
    ExceptionTable table;
    const QAbstractItemModelTester tester(&table, strict);
    table.setRecords(recordsOf(log), nullptr, log.now);
    for (const auto &[text, rows] : {std::pair(u"collector"_s, 1), std::pair(u"obs-06"_s, 1), std::pair(u"CHG-311"_s, 2), std::pair(u"EVE"_s, 2), std::pair(u"zz"_s, 0)}) {
        table.setFilter(ExceptionShow::All, text);
        QCOMPARE(table.rowCount(), rows);
    }
    table.setFilter(ExceptionShow::All, {});
    table.sort(static_cast<int>(ExceptionTable::Column::Control), Qt::DescendingOrder);
    QCOMPARE(QString::fromStdString(table.rowAt(0).exception.control), u"REL-08"_s);
}

void TestRecordTables::endingSoon_ofATerm_isItsLastFifth()
{
    const UtcTime from = monday;
    QVERIFY(!isEndingSoon(from, from + day * 10, from + day * 7));
    QVERIFY(isEndingSoon(from, from + day * 10, from + day * 8));
    QVERIFY(!isEndingSoon(from, from + day * 10, from + day * 10)); // over
    QVERIFY(!isEndingSoon(from, from + day * 365, from + day * 340)); // a fifth would be 73 days
    QVERIFY(isEndingSoon(from, from + day * 365, from + day * 351));
}

QTEST_GUILESS_MAIN(TestRecordTables)
#include "tst_recordtables.moc"
