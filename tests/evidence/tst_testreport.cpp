// SPDX-License-Identifier: GPL-3.0-or-later
// A signed test report that stands in for a probe that is switched off (controls.md 2.2).
#include "evidence/decide.h"
#include "evidence/recordlog.h"
#include "evidence/rules.h"
#include "isolation/check.h"
#include "isolation/output/report.h"
#include "isolation/plants.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace bulkhead::evidence::test;
using namespace Qt::StringLiterals;
using isolation::Assurance;
using isolation::ControlCatalogue;
using isolation::ControlResult;
using isolation::EstateFacts;
using isolation::PairResult;
using isolation::Verdict;
using isolation::test::Dice;

namespace {

//! An estate of two APIs, the report of a test of its pair, and what is made of it.
struct Ground
{
    Dice dice{42};
    EstateFacts facts = isolation::test::cleanEstate(dice, {.apis = 2, .isEven = true});
    RecordLog log;

    Ground() { log.now = facts.at; }

    [[nodiscard]] PairResult judged() const
    {
        const isolation::FactIndex index(facts);
        const isolation::PairFacts pair(facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s));
        isolation::EvaluationInput input;
        input.catalogue = &ControlCatalogue::builtIn();
        input.supplied = suppliedResults(pair, ControlCatalogue::builtIn(), log.records, log.now);
        return evaluate(pair, input);
    }
    [[nodiscard]] ControlResult of(const char *control) const { return *judged().find(control); }
    //! "pass A1 2" or "unknown attest.over".
    [[nodiscard]] QString said(const char *control) const
    {
        const ControlResult result = of(control);
        if (result.units.empty()) {
            return QString::fromLatin1(toWire(result.verdict)) + u' ' + QString::fromLatin1(toWire(result.assurance)) + u' ' + QString::number(result.counts[Verdict::Pass]);
        }
        return QString::fromLatin1(toWire(result.verdict)) + u' ' + QString::fromLatin1(result.units.front().reason->id);
    }
    [[nodiscard]] std::vector<std::string> rows() const
    {
        std::vector<std::string> ids;
        for (const isolation::ApiFactsRow &api : facts.apis)
            ids.push_back(api.id.text().toStdString());
        return ids;
    }
    //! Somebody tested these paths, and that ended then.
    Evidence report(UtcTime endedAt, std::vector<EvidenceUnit> units)
    {
        Evidence made = evidenceOn("GOV-08", endedAt, std::move(units));
        made.source = "test report of Farside Security";
        made.expiresAt = latestExpiry(endedAt, *ControlCatalogue::builtIn().find(u"GOV-08"_s));
        if (const QString why = log.add(made); !why.isEmpty())
            qFatal("refused: %s", qPrintable(why));
        return log.records.evidence().back();
    }
    QString sign(const std::vector<std::string> &tested, const std::vector<const Evidence *> &evidence, const std::string &control = "GOV-08")
    {
        Attestation made = attestationOf(control, log.now, rows(), evidence);
        made.tested = tested;
        made.validUntil = made.validFrom + Days(control == "GOV-08" ? 365 : 60);
        return log.sign(made);
    }
    //! All as it has to be.
    void standIn(const std::vector<std::string> &tested = {"DAT-07", "IDN-07"})
    {
        const Evidence tests = report(log.now, {{"path:IDN-07", Verdict::Pass, "401 on each of 14 paths"}, {"path:DAT-07", Verdict::Pass, ""}, {"telemetry", Verdict::Pass, ""}});
        if (!sign(tested, {&tests}).isEmpty() || !log.counterSign(log.lastId(), u"cy"_s).isEmpty())
            qFatal("refused");
    }
    void pass(UtcTime::duration time)
    {
        log.now += time;
        facts.at = log.now;
        for (isolation::GatewayFacts &gateway : facts.gateways)
            gateway.readAt = log.now;
    }
};

} // namespace

class TestTestReport : public QObject
{
    Q_OBJECT
private slots:
    void report_ofExactlyThePath_standsIn();
    void report_isSaidInWords();
    void report_standsInForWhatItNamesOnly();
    void report_withoutSecondSignature_isUnknown();
    void report_ofATestOlderThan90Days_isUnknown();
    void report_signedMoreThan90DaysAgo_isUnknown();
    void report_whenAnApiJoined_isUnknownAsAWhole();
    void report_whoseEvidenceDoesNotSaySo_isUnknown_data();
    void report_whoseEvidenceDoesNotSaySo_isUnknown();
    void report_withdrawn_isUnknown();
    void report_ofAnotherPair_saysNothing();
    void report_onEvidenceOfAnotherControl_isUnknown();
    void fail_thatEvidenceProves_staysBesideTheReport();
    void attestation_ofAnotherControl_namesNoPaths();
    void report_namingOtherControls_decidesNothingOfThem();
    void report_laterOneThatIsGood_takesThePlaceOfAnOldOne();
    void report_leavesTheLayerUnproven();
    void detail_withPaths_readsBack_andWithoutIsAsBefore();
};

void TestTestReport::report_ofExactlyThePath_standsIn()
{
    Ground ground;
    QCOMPARE(ground.said("IDN-07"), u"unknown needs-probe"_s);
    ground.standIn();
    QCOMPARE(ground.said("IDN-07"), u"pass A1 2"_s);
    QCOMPARE(ground.said("DAT-07"), u"pass A1 2"_s);
    QVERIFY(ground.of("IDN-07").isSupplied);
    ground.pass(Days(90) - std::chrono::milliseconds(1));
    QCOMPARE(ground.said("IDN-07"), u"pass A1 2"_s);
}

void TestTestReport::report_isSaidInWords()
{
    Ground ground;
    ground.standIn();
    QCOMPARE(QString::fromStdString(isolation::reasonOf(ground.of("IDN-07"))),
             u"A signed test report of exactly this path stands in for the probe (assurance A1): all 2 pass"_s);
    QVERIFY(!isolation::standsIn(ground.of("GOV-08")));
    QCOMPARE(QString::fromStdString(isolation::reasonOf(ground.of("GOV-08"))), u"All 2 pass"_s);
}

void TestTestReport::report_standsInForWhatItNamesOnly()
{
    Ground ground;
    ground.standIn({"DAT-07"});
    QCOMPARE(ground.said("DAT-07"), u"pass A1 2"_s);
    QCOMPARE(ground.said("IDN-07"), u"unknown needs-probe"_s);
}

void TestTestReport::report_withoutSecondSignature_isUnknown()
{
    Ground ground;
    const Evidence tests = ground.report(ground.log.now, {{"path:IDN-07", Verdict::Pass, ""}});
    QCOMPARE(ground.sign({"IDN-07"}, {&tests}), QString());
    QCOMPARE(ground.said("IDN-07"), u"unknown attest.counter-signature"_s);
    QCOMPARE(ground.of("GOV-08").verdict, Verdict::Pass); // that one needs none
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"pass A1 2"_s);
}

void TestTestReport::report_ofATestOlderThan90Days_isUnknown()
{
    Ground ground;
    const Evidence tests = ground.report(ground.log.now - Days(89), {{"path:IDN-07", Verdict::Pass, ""}});
    QCOMPARE(ground.sign({"IDN-07"}, {&tests}), QString());
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"pass A1 2"_s);
    ground.pass(Days(1));
    QCOMPARE(ground.said("IDN-07"), u"unknown test.old"_s);
    QCOMPARE(ground.of("GOV-08").verdict, Verdict::Pass); // a year is enough for that
}

void TestTestReport::report_signedMoreThan90DaysAgo_isUnknown()
{
    Ground ground;
    ground.standIn();
    ground.pass(Days(90));
    QCOMPARE(ground.said("IDN-07"), u"unknown attest.over"_s);
}

void TestTestReport::report_whenAnApiJoined_isUnknownAsAWhole()
{
    Ground ground;
    const Evidence tests = ground.report(ground.log.now, {{"path:IDN-07", Verdict::Pass, ""}});
    Attestation made = attestationOf("GOV-08", ground.log.now, {ground.rows().front()}, {&tests});
    made.tested = {"IDN-07"};
    QCOMPARE(ground.log.sign(made), QString());
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"unknown test.scope-grown"_s);
    QCOMPARE(ground.of("IDN-07").counts[Verdict::Pass], 0);
    QVERIFY(QString::fromStdString(isolation::reasonOf(ground.of("IDN-07"))).contains(u"which joined since"_s));
}

void TestTestReport::report_whoseEvidenceDoesNotSaySo_isUnknown_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("nothing of the path") << u"telemetry"_s << int(Verdict::Pass) << true;
    QTest::newRow("another path") << u"path:DAT-07"_s << int(Verdict::Pass) << true;
    QTest::newRow("a warning") << u"path:IDN-07"_s << int(Verdict::Warn) << true;
    QTest::newRow("not tried") << u"path:IDN-07"_s << int(Verdict::Unknown) << true;
    QTest::newRow("nothing to try") << u"path:IDN-07"_s << int(Verdict::NotApplicable) << true;
    QTest::newRow("a breakthrough") << u"path:IDN-07"_s << int(Verdict::Fail) << true;
    QTest::newRow("a part of the report") << u"path:IDN-07"_s << int(Verdict::Pass) << false;
}

void TestTestReport::report_whoseEvidenceDoesNotSaySo_isUnknown()
{
    QFETCH(QString, unit);
    QFETCH(int, verdict);
    QFETCH(bool, isWhole);
    Ground ground;
    Evidence made = evidenceOn("GOV-08", ground.log.now, {{unit.toStdString(), Verdict(verdict), ""}});
    made.expected += isWhole ? 0 : 1;
    QCOMPARE(ground.log.add(made), QString());
    const Evidence tests = ground.log.records.evidence().back();
    QCOMPARE(ground.sign({"IDN-07"}, {&tests}), QString());
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"unknown test.silent"_s);
}

void TestTestReport::report_withdrawn_isUnknown()
{
    Ground ground;
    ground.standIn();
    const std::string id = ground.log.records.attestations().front().id;
    QCOMPARE(ground.log.end("attest.withdraw", id, u"bo"_s, u"admin"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"unknown attest.withdrawn"_s);
    Ground other;
    other.standIn();
    QCOMPARE(other.log.end("evidence.withdraw", other.log.records.evidence().front().id, u"eve"_s, u"engineer"_s), QString());
    QCOMPARE(other.said("IDN-07"), u"unknown attest.void"_s);
}

void TestTestReport::report_ofAnotherPair_saysNothing()
{
    Ground ground;
    Evidence elsewhere = evidenceOn("GOV-08", ground.log.now, {{"path:IDN-07", Verdict::Pass, ""}});
    elsewhere.pair.sandbox = EnvironmentId(u"staging"_s);
    QCOMPARE(ground.log.add(elsewhere), QString());
    const Evidence tests = ground.log.records.evidence().back();
    Attestation made = attestationOf("GOV-08", ground.log.now, ground.rows(), {&tests});
    made.tested = {"IDN-07"};
    QVERIFY(ground.log.sign(made).contains(u"of another pair"_s));
    made.pair = elsewhere.pair;
    QCOMPARE(ground.log.sign(made), QString());
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"unknown needs-probe"_s);
}

//! What tells of the path is a test report, not a statement of somebody about the control itself.
void TestTestReport::report_onEvidenceOfAnotherControl_isUnknown()
{
    Ground ground;
    QCOMPARE(ground.log.add(evidenceOn("IDN-07", ground.log.now, {{"path:IDN-07", Verdict::Pass, ""}})), QString());
    const Evidence said = ground.log.records.evidence().back();
    QCOMPARE(ground.sign({"IDN-07"}, {&said}), QString());
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-07"), u"unknown test.silent"_s);
}

void TestTestReport::fail_thatEvidenceProves_staysBesideTheReport()
{
    Ground ground;
    ground.standIn();
    QCOMPARE(ground.log.add(evidenceOn("DAT-07", ground.log.now, {{"write:a", Verdict::Fail, "it arrived"}})), QString());
    const ControlResult result = ground.of("DAT-07");
    QCOMPARE(result.verdict, Verdict::Fail);
    QCOMPARE(result.units.front().unit, std::string("write:a"));
    QCOMPARE(ground.said("IDN-07"), u"pass A1 2"_s);
}

void TestTestReport::attestation_ofAnotherControl_namesNoPaths()
{
    Ground ground;
    const Evidence tests = ground.report(ground.log.now, {{"path:IDN-07", Verdict::Pass, ""}});
    QVERIFY(ground.sign({"IDN-07"}, {&tests}, "GOV-02").startsWith(u"only a test report (GOV-08)"_s));
    QVERIFY(ground.sign({"IDN-07", "IDN-07"}, {&tests}).startsWith(u"it names a tested path twice"_s));
    QVERIFY(!mayBeAttested(*ControlCatalogue::builtIn().find(u"IDN-07"_s))); // nothing else stands in
    QCOMPARE(ground.said("IDN-07"), u"unknown needs-probe"_s);
}

void TestTestReport::report_namingOtherControls_decidesNothingOfThem()
{
    Ground ground;
    QStringList open;
    for (const isolation::Control &control : ControlCatalogue::builtIn().controls())
        open += mayBeTested(control) ? QStringList{control.id} : QStringList{};
    QCOMPARE(open, (QStringList{u"IDN-07"_s, u"DAT-07"_s}));
    const QString before = ground.said("IDN-08");
    const Evidence tests = ground.report(ground.log.now, {{"path:IDN-08", Verdict::Pass, ""}, {"path:DAT-02", Verdict::Pass, ""}});
    QCOMPARE(ground.sign({"DAT-02", "IDN-08"}, {&tests}), QString());
    QCOMPARE(ground.log.counterSign(ground.log.lastId(), u"cy"_s), QString());
    QCOMPARE(ground.said("IDN-08"), before);
    QCOMPARE(ground.of("DAT-02").verdict, Verdict::Unknown);
}

void TestTestReport::report_laterOneThatIsGood_takesThePlaceOfAnOldOne()
{
    Ground ground;
    ground.standIn();
    ground.pass(Days(100));
    QCOMPARE(ground.said("IDN-07"), u"unknown attest.over"_s);
    ground.standIn();
    QCOMPARE(ground.said("IDN-07"), u"pass A1 2"_s);
}

void TestTestReport::report_leavesTheLayerUnproven()
{
    Ground ground;
    ground.standIn();
    QVERIFY(ground.judged().layer(isolation::Layer::Identity).status != isolation::Status::Isolated);
}

void TestTestReport::detail_withPaths_readsBack_andWithoutIsAsBefore()
{
    Ground ground;
    ground.standIn();
    const Attestation &made = ground.log.records.attestations().front();
    QCOMPARE(made.tested, (std::vector<std::string>{"DAT-07", "IDN-07"}));
    QCOMPARE(attestationFrom(detailOf(made))->tested, made.tested);
    Attestation plain = made;
    plain.tested.clear();
    QVERIFY(!detailOf(plain).contains("tested"));
    QVERIFY(attestationFrom(detailOf(plain))->tested.empty());
    JsonValue::Object wrong = detailOf(made);
    wrong["tested"] = "IDN-07";
    QVERIFY(!attestationFrom(wrong));
}

QTEST_GUILESS_MAIN(TestTestReport)
#include "tst_testreport.moc"
