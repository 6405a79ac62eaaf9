// SPDX-License-Identifier: GPL-3.0-or-later
// Each rule of controls.md 1.0.5, kept and broken.
#include "evidence/recordlog.h"
#include "evidence/rules.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace bulkhead::evidence::test;
using namespace Qt::StringLiterals;
using isolation::Control;
using isolation::ControlCatalogue;
using isolation::Severity;
using Acceptable = bulkhead::evidence::Exception;

namespace {

const Control *control(const char *id)
{
    return ControlCatalogue::builtIn().find(QString::fromLatin1(id));
}

Evidence goodEvidence()
{
    return evidenceOn("INF-03", monday, {{"network:a", isolation::Verdict::Pass, "apart"}, {"network:b", isolation::Verdict::Pass, ""}});
}

Attestation goodAttestation()
{
    Attestation attestation = attestationOf("DAT-04", monday, {"api-1", "api-2"});
    attestation.evidence = {idOf(1)};
    attestation.digests = {std::string(64, 'a')};
    return attestation;
}

Acceptable goodException()
{
    Acceptable exception = exceptionFor("INF-05", monday, {printOf(1), printOf(2)});
    exception.requester = u"eve"_s;
    return exception;
}

//! A change that makes a record wrong, or leaves it right.
template<typename Record>
struct Change
{
    const char *name;
    bool isRefused;
    std::function<void(Record &)> apply;
};

const std::vector<Change<Evidence>> &evidenceChanges()
{
    static const std::vector<Change<Evidence>> all = {
        {"as it is", false, [](Evidence &) {}},
        {"for all pairs", false, [](Evidence &e) { e.pair = {}; }},
        {"not complete", false, [](Evidence &e) { e.expected = 50; }},
        {"no count told", false, [](Evidence &e) { e.expected = -1; }},
        {"its whole time to live", false, [](Evidence &e) { e.expiresAt = e.finishedAt + control("INF-03")->timeToLive; }},
        {"of no control", true, [](Evidence &e) { e.control = "INF-99"; }},
        {"half a pair", true, [](Evidence &e) { e.pair.sandbox = {}; }},
        {"a pair of one environment", true, [](Evidence &e) { e.pair.sandbox = e.pair.production; }},
        {"no source", true, [](Evidence &e) { e.source.clear(); }},
        {"no collector", true, [](Evidence &e) { e.collector.clear(); }},
        {"no query", true, [](Evidence &e) { e.query.clear(); }},
        {"no digest", true, [](Evidence &e) { e.digest.clear(); }},
        {"a digest in capitals", true, [](Evidence &e) { e.digest = std::string(64, 'A'); }},
        {"a count below 0", true, [](Evidence &e) { e.received = -1; }},
        {"no unit", true, [](Evidence &e) { e.units.clear(); }},
        {"a unit without a name", true, [](Evidence &e) { e.units[0].unit.clear(); }},
        {"a unit twice", true, [](Evidence &e) { e.units[1].unit = e.units[0].unit; }},
        {"too many units", true, [](Evidence &e) {
             for (int i = 0; i < 5'001; ++i)
                 e.units.push_back({"u" + std::to_string(i), isolation::Verdict::Pass, ""});
         }},
        {"too large for an entry", true, [](Evidence &e) { e.units[0].detail = std::string(950'000, 'x'); }},
        {"ended before it began", true, [](Evidence &e) { e.startedAt = e.finishedAt + day; }},
        {"read tomorrow", true, [](Evidence &e) { e.startedAt += day, e.finishedAt += day, e.expiresAt += day; }},
        {"lasts longer than its time to live", true, [](Evidence &e) { e.expiresAt = e.finishedAt + control("INF-03")->timeToLive + std::chrono::hours(1); }},
        {"expires before it was read", true, [](Evidence &e) { e.expiresAt = e.finishedAt; }},
        {"expired already", true, [](Evidence &e) { e.startedAt -= 9 * day, e.finishedAt -= 9 * day, e.expiresAt -= 9 * day; }},
    };
    return all;
}

const std::vector<Change<Attestation>> &attestationChanges()
{
    static const std::vector<Change<Attestation>> all = {
        {"as it is", false, [](Attestation &) {}},
        {"a bare statement", false, [](Attestation &a) { a.evidence.clear(), a.digests.clear(); }},
        {"the longest for critical", false, [](Attestation &a) { a.validUntil = a.validFrom + Days(90); }},
        {"the longest for high", false, [](Attestation &a) { a.control = "INF-03", a.validUntil = a.validFrom + Days(180); }},
        {"the longest for medium", false, [](Attestation &a) { a.control = "GOV-02", a.validUntil = a.validFrom + Days(365); }},
        {"longer than critical", true, [](Attestation &a) { a.validUntil = a.validFrom + Days(90) + std::chrono::milliseconds(1); }},
        {"longer than high", true, [](Attestation &a) { a.control = "INF-03", a.validUntil = a.validFrom + Days(181); }},
        {"longer than medium", true, [](Attestation &a) { a.control = "GOV-02", a.validUntil = a.validFrom + Days(366); }},
        {"of no control", true, [](Attestation &a) { a.control = "INF-99"; }},
        {"of a control that gateways decide", true, [](Attestation &a) { a.control = "INF-07"; }},
        {"of a critical one that a probe decides", true, [](Attestation &a) { a.control = "IDN-07"; }},
        {"of all pairs", true, [](Attestation &a) { a.pair = {}; }},
        {"of no API", true, [](Attestation &a) { a.scope.clear(); }},
        {"of an API without an id", true, [](Attestation &a) { a.scope[0].clear(); }},
        {"of an API twice", true, [](Attestation &a) { a.scope = {"api-1", "api-1"}; }},
        {"in no order", true, [](Attestation &a) { a.scope = {"api-2", "api-1"}; }},
        {"without a statement", true, [](Attestation &a) { a.statement = "  "; }},
        {"with another statement's digest", true, [](Attestation &a) { a.statement += "!"; }},
        {"with evidence twice", true, [](Attestation &a) { a.evidence.push_back(a.evidence[0]), a.digests.push_back(a.digests[0]); }},
        {"with evidence without its digest", true, [](Attestation &a) { a.digests.clear(); }},
        {"from last year", true, [](Attestation &a) { a.validFrom -= Days(10); }},
        {"from next year", true, [](Attestation &a) { a.validFrom += Days(200), a.validUntil += Days(200); }},
        {"ends before it begins", true, [](Attestation &a) { a.validUntil = a.validFrom; }},
    };
    return all;
}

const std::vector<Change<Acceptable>> &exceptionChanges()
{
    static const std::vector<Change<Acceptable>> all = {
        {"as it is", false, [](Acceptable &) {}},
        {"no review", false, [](Acceptable &e) { e.review = {}; }},
        {"from next week", false, [](Acceptable &e) { e.start += Days(7), e.expires += Days(7); }},
        {"its whole term", false, [](Acceptable &e) { e.expires = e.start + Days(90); }},
        {"longer than the control allows", true, [](Acceptable &e) { e.expires = e.start + Days(90) + std::chrono::milliseconds(1); }},
        {"longer than a stricter control allows", true, [](Acceptable &e) { e.control = "IDN-01", e.expires = e.start + Days(8), e.review = {}; }},
        {"of a control that allows none", true, [](Acceptable &e) { e.control = "INF-09", e.expires = e.start + Days(1), e.review = {}; }},
        {"of no control", true, [](Acceptable &e) { e.control = "*"; }},
        {"of all pairs", true, [](Acceptable &e) { e.pair = {}; }},
        {"of no finding", true, [](Acceptable &e) { e.fingerprints.clear(); }},
        {"of any finding", true, [](Acceptable &e) { e.fingerprints = {"*"}; }},
        {"of findings that begin so", true, [](Acceptable &e) { e.fingerprints = {printOf(1).substr(0, 12)}; }},
        {"of a finding with a wildcard", true, [](Acceptable &e) { e.fingerprints = {printOf(1).substr(0, 31) + "*"}; }},
        {"of a finding twice", true, [](Acceptable &e) { e.fingerprints = {printOf(1), printOf(1)}; }},
        {"without a reason", true, [](Acceptable &e) { e.reason = u" "_s; }},
        {"of nobody", true, [](Acceptable &e) { e.requester.clear(); }},
        {"without an owner", true, [](Acceptable &e) { e.owner.clear(); }},
        {"with an owner of other letters", true, [](Acceptable &e) { e.owner = u"\u0435ve"_s; }},
        {"without a risk", true, [](Acceptable &e) { e.risk.clear(); }},
        {"with another risk", true, [](Acceptable &e) { e.risk = u"none"_s; }},
        {"over already", true, [](Acceptable &e) { e.start -= Days(1), e.expires = monday; }},
        {"from long ago", true, [](Acceptable &e) { e.start -= Days(40); }},
        {"from far away", true, [](Acceptable &e) { e.start += Days(40), e.expires += Days(40); }},
        {"reviewed after its end", true, [](Acceptable &e) { e.review = e.expires + day; }},
    };
    return all;
}

template<typename Record>
void addRows(const std::vector<Change<Record>> &changes)
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < changes.size(); ++i)
        QTest::newRow(changes[i].name) << static_cast<int>(i);
}

//! A refusal is a sentence that says what to do.
template<typename Record, typename WhyNot>
void checkChange(const Change<Record> &change, Record record, WhyNot whyNot)
{
    change.apply(record);
    const QString why = whyNot(record, ControlCatalogue::builtIn().find(QString::fromStdString(record.control)), monday);
    QVERIFY2(why.isEmpty() != change.isRefused, qPrintable(why));
    QVERIFY2(!change.isRefused || why.contains(u"; "_s), qPrintable(why));
}

} // namespace

class TestEvidenceRules : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void evidence_withOneChange_isAsTheRulesSay_data() { addRows(evidenceChanges()); }
    void evidence_withOneChange_isAsTheRulesSay();
    void attestation_withOneChange_isAsTheRulesSay_data() { addRows(attestationChanges()); }
    void attestation_withOneChange_isAsTheRulesSay();
    void exception_withOneChange_isAsTheRulesSay_data() { addRows(exceptionChanges()); }
    void exception_withOneChange_isAsTheRulesSay();
    void terms_ofEachSeverity_areThoseOfTheReference();
    void terms_ofEveryControl_fitItsOwnLimits();
    void counterSignature_isByAnother();
    void renewal_isOne_andNoWider();
};

void TestEvidenceRules::evidence_withOneChange_isAsTheRulesSay()
{
    QFETCH(int, number);
    checkChange(evidenceChanges()[static_cast<std::size_t>(number)], goodEvidence(), whyNotEvidence);
}

void TestEvidenceRules::attestation_withOneChange_isAsTheRulesSay()
{
    QFETCH(int, number);
    checkChange(attestationChanges()[static_cast<std::size_t>(number)], goodAttestation(), whyNotAttested);
}

void TestEvidenceRules::exception_withOneChange_isAsTheRulesSay()
{
    QFETCH(int, number);
    checkChange(exceptionChanges()[static_cast<std::size_t>(number)], goodException(), whyNotRequested);
}

void TestEvidenceRules::terms_ofEachSeverity_areThoseOfTheReference()
{
    QCOMPARE(longestAttestation(Severity::Critical), Days(90));
    QCOMPARE(longestAttestation(Severity::High), Days(180));
    QCOMPARE(longestAttestation(Severity::Medium), Days(365));
    QCOMPARE(longestAttestation(Severity::Low), Days(365));
    QCOMPARE(approvalsNeeded(Severity::Critical), 2);
    QCOMPARE(approvalsNeeded(Severity::High), 1);
    QVERIFY(needsCounterSignature(Severity::Critical) && !needsCounterSignature(Severity::High));
    QCOMPARE(usualException(*control("INF-01")), Days(30));
    QCOMPARE(usualException(*control("IDN-01")), Days(7)); // stricter than critical ones are
    QCOMPARE(usualException(*control("INF-05")), Days(90));
    QCOMPARE(usualException(*control("POL-02")), Days(180));
    QCOMPARE(usualException(*control("REL-02")), Days(0));
    QCOMPARE(usualExpiry(monday, *control("INF-03")), UtcTime(monday + Days(7)));
    QCOMPARE(usualExpiry(monday, *control("INF-01")), UtcTime(monday + Days(1))); // its facts live a day
    QCOMPARE(usualExpiry(monday, *control("DAT-01")), UtcTime(monday + Days(7)));
    QCOMPARE(latestExpiry(monday, *control("DAT-01")), UtcTime(monday + Days(90)));
}

void TestEvidenceRules::terms_ofEveryControl_fitItsOwnLimits()
{
    for (const Control &one : ControlCatalogue::builtIn().controls()) {
        QVERIFY(usualException(one) <= longestException(one));
        QCOMPARE(longestException(one).count(), std::int64_t{one.exceptionDays});
        QVERIFY(usualExpiry(monday, one) <= latestExpiry(monday, one));
        const bool isMachines = one.method == isolation::Method::Automatic || one.method == isolation::Method::Probe;
        QVERIFY(!(isMachines && one.severity == Severity::Critical && mayBeAttested(one)));
    }
    QVERIFY(mayBeAttested(*control("DAT-01")) && mayBeAttested(*control("INF-08")) && mayBeAttested(*control("IDN-04")));
    QVERIFY(!mayBeAttested(*control("INF-04")) && !mayBeAttested(*control("DAT-07")));
}

void TestEvidenceRules::counterSignature_isByAnother()
{
    Attestation attestation = goodAttestation();
    attestation.attestor = u"ana"_s;
    const auto why = [&](const QString &name, const QStringList &from, UtcTime at) { return whyNotCounterSigned(attestation, {name, from}, at); };
    QCOMPARE(why(u"cy"_s, {u"bo"_s}, monday), QString());
    QVERIFY(!why(u"ANA"_s, {u"bo"_s}, monday).isEmpty());
    QVERIFY(!why({}, {}, monday).isEmpty());
    QVERIFY(!why(u"cy"_s, {u"bo"_s, u"Ana"_s}, monday).isEmpty()); // whom the attestor made
    QVERIFY(!why(u"cy"_s, {}, attestation.validUntil).isEmpty());
    attestation.counterSigner = u"di"_s;
    QVERIFY(!why(u"cy"_s, {}, monday).isEmpty());
    attestation.counterSigner.clear();
    attestation.isWithdrawn = true;
    QVERIFY(!why(u"cy"_s, {}, monday).isEmpty());
}

void TestEvidenceRules::renewal_isOne_andNoWider()
{
    Acceptable earlier = goodException();
    earlier.id = idOf(1);
    earlier.activeSince = monday;
    Acceptable renewal = goodException();
    renewal.renews = earlier.id;
    QCOMPARE(whyNotRenewed(renewal, earlier, false), QString());
    QVERIFY(!whyNotRenewed(renewal, earlier, true).isEmpty());
    renewal.fingerprints = {earlier.fingerprints.front()};
    QCOMPARE(whyNotRenewed(renewal, earlier, false), QString());
    renewal.fingerprints = {printOf(3)};
    QVERIFY(!whyNotRenewed(renewal, earlier, false).isEmpty());
    renewal = goodException();
    renewal.control = "INF-06";
    QVERIFY(!whyNotRenewed(renewal, earlier, false).isEmpty());
    renewal = goodException();
    renewal.pair.sandbox = EnvironmentId(u"test"_s);
    QVERIFY(!whyNotRenewed(renewal, earlier, false).isEmpty());
    renewal = goodException();
    earlier.renews = idOf(0);
    QVERIFY(!whyNotRenewed(renewal, earlier, false).isEmpty());
    earlier.renews.clear();
    earlier.activeSince = {};
    QVERIFY(!whyNotRenewed(renewal, earlier, false).isEmpty());
}

QTEST_GUILESS_MAIN(TestEvidenceRules)
#include "tst_evidencerules.moc"
