// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidencebench.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using State = evidence::Exception::State;

namespace {

constexpr hours day{24};

QString idOf(const auto &record)
{
    return QString::fromStdString(record.id);
}

//! What a refusal says.
template<typename T>
QString whyNot(const Result<T> &result)
{
    return result ? u"it was let"_s : result.error().toText();
}

//! Status and figures of everything: what no exception may change.
std::string figuresOf(const IsolationView &view)
{
    const JsonValue json = toJson(view.report), &pair = json.find("pairs")->array()->front();
    JsonValue::Object kept;
    for (const char *key : {"status", "proven", "possible", "coverage", "machine_proven", "layers", "governance"})
        kept[key] = *pair.find(key);
    JsonValue::Array verdicts;
    for (const JsonValue &control : *pair.find("controls")->array())
        verdicts.push_back(JsonValue::Array{*control.find("id"), *control.find("verdict"), *control.find("counts")});
    kept["verdicts"] = std::move(verdicts);
    return canonical(kept);
}

QStringList problemsOf(const IsolationView &view)
{
    QStringList problems;
    for (const ExceptionNote &note : view.report.pairs.front().exceptions)
        problems.append(QString::fromStdString(note.problem));
    return problems;
}

AttestationWish attestationOf(const EvidenceBench &bench, const std::string &control)
{
    AttestationWish wish;
    wish.control = control;
    wish.pair = EvidenceBench::pair();
    wish.scope = rowsOf(*bench.last->catalog, wish.pair);
    wish.statement = u"we looked at both sides"_s;
    return wish;
}

} // namespace

//! Evidence, attestations and exceptions from the person who signs to the verdict: a log, a store, a clock that is moved.
class TestEvidenceDesk : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void evidence_complete_decidesItsControl();
    void evidence_ofAFail_isAFindingUntilOtherEvidenceSaysElse();
    void evidence_old_decidesNothing();
    void evidence_withdrawn_decidesNothing();
    void evidence_notRight_isRefusedWithWhatToDo_data();
    void evidence_notRight_isRefusedWithWhatToDo();
    void attestation_withEvidence_isAnAttestedPass();
    void attestation_bare_isUnknown();
    void attestation_critical_needsACounterSignature();
    void attestation_newApi_isNotAttested();
    void attestation_overOrWithdrawn_decidesNothing();
    void rights_areThoseOfTheRole_data();
    void rights_areThoseOfTheRole();
    void exception_approved_isToldAndChangesNoFigure();
    void exception_over_isAProblemAndAcceptsNothing();
    void exception_revoked_acceptsNothing();
    void exception_rejected_cannotBeApproved();
    void exception_ofAFindingThatIsGone_isUnused();
    void exception_compensatingThatStopsPassing_isVoid();
    void exception_ownApproval_isRefused_data();
    void exception_ownApproval_isRefused();
    void exception_critical_takesTwo();
    void exception_notRight_isRefused_data();
    void exception_notRight_isRefused();
    void fingerprints_areFindingsThatExist();
    void renewal_isOnceAndMoreSenior();
    void twoDesks_atOnce_countOnce();
    void records_ofAnEarlierSize_areThoseOfThen();
    void records_ofAnEarlierMoment_areThoseOfThen();
    void check_onTheGroundOfAnEarlierOne_judgesSuppliedControlsAnew();
    void check_ofAPartOfTheControls_knowsWhatCompensates();

private:
    std::unique_ptr<EvidenceBench> m_bench;
};

void TestEvidenceDesk::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_bench = std::make_unique<EvidenceBench>();
}

void TestEvidenceDesk::evidence_complete_decidesItsControl()
{
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Unknown);
    const auto added = m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "of production only"}}), EvidenceBench::person(u"eng"_s));
    QVERIFY2(added, qPrintable(whyNot(added)));
    QCOMPARE(added->collectedBy, u"eng"_s);
    QCOMPARE(added->expiresAt, added->finishedAt + 7 * day);
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Pass);
    QCOMPARE(m_bench->result("INF-03").assurance, Assurance::A2);
    QVERIFY(m_bench->result("INF-03").isSupplied);
    QCOMPARE(m_bench->result("INF-02").verdict, Verdict::Unknown);
}

void TestEvidenceDesk::evidence_ofAFail_isAFindingUntilOtherEvidenceSaysElse()
{
    const Acting eng = EvidenceBench::person(u"eng"_s);
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Fail, "both sides are in it"}}), eng));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Fail);
    m_bench->clock->time += 8 * day; // what it proved is not disproved by its age
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Fail);
    QVERIFY(m_bench->result("INF-03").stickyFails > 0);
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "of production only"}}), eng));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Pass);
}

void TestEvidenceDesk::evidence_old_decidesNothing()
{
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}}), EvidenceBench::person(u"eng"_s)));
    m_bench->clock->time += 8 * day;
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Unknown);
}

void TestEvidenceDesk::evidence_withdrawn_decidesNothing()
{
    const Acting eng = EvidenceBench::person(u"eng"_s);
    const auto added = m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}}), eng);
    QVERIFY(added);
    QVERIFY(!m_bench->desk->withdrawEvidence(idOf(*added), u"  "_s, eng)); // why?
    const auto withdrawn = m_bench->desk->withdrawEvidence(idOf(*added).left(6), u"read from the wrong account"_s, eng);
    QVERIFY2(withdrawn && withdrawn->isWithdrawn, qPrintable(whyNot(withdrawn)));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Unknown);
}

void TestEvidenceDesk::evidence_notRight_isRefusedWithWhatToDo_data()
{
    using Change = std::function<void(evidence::Evidence &)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
    row("no such control", [](evidence::Evidence &one) { one.control = "INF-99"; });
    row("no such pair", [](evidence::Evidence &one) { one.pair.production = EnvironmentId(u"elsewhere"_s); });
    row("no source", [](evidence::Evidence &one) { one.source.clear(); });
    row("no digest", [](evidence::Evidence &one) { one.digest.clear(); });
    row("no units", [](evidence::Evidence &one) { one.units.clear(); });
    row("read tomorrow", [](evidence::Evidence &one) { one.finishedAt += day; });
    row("lasts too long", [](evidence::Evidence &one) { one.expiresAt = one.finishedAt + 365 * day; });
}

void TestEvidenceDesk::evidence_notRight_isRefusedWithWhatToDo()
{
    QFETCH(std::function<void(evidence::Evidence &)>, change);
    evidence::Evidence evidence = m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}});
    change(evidence);
    const auto added = m_bench->desk->addEvidence(evidence, EvidenceBench::person(u"eng"_s));
    QVERIFY(!added);
    QVERIFY2(!added.error().hint.isEmpty(), qPrintable(whyNot(added)));
    QVERIFY(m_bench->desk->records().value()->evidence().empty());
}

void TestEvidenceDesk::attestation_withEvidence_isAnAttestedPass()
{
    AttestationWish wish = attestationOf(*m_bench, "GOV-02");
    const auto ground = m_bench->desk->addEvidence(m_bench->evidenceOn("GOV-02", {{"document:boundary", Verdict::Pass, "people have to read it"}}), EvidenceBench::person(u"eng"_s));
    QVERIFY2(ground, qPrintable(whyNot(ground)));
    wish.evidence = {idOf(*ground).left(8)};
    const auto attested = m_bench->desk->attest(wish, ada());
    QVERIFY2(attested, qPrintable(whyNot(attested)));
    QCOMPARE(attested->attestor, u"ada"_s);
    QCOMPARE(attested->scope.size(), wish.scope.size());
    QVERIFY(!wish.scope.empty());
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Pass);
    QCOMPARE(m_bench->result("GOV-02").assurance, Assurance::A1);
    QVERIFY(toText(m_bench->last->report, 100).find("pass (attested) GOV-02") != std::string::npos);
}

void TestEvidenceDesk::attestation_bare_isUnknown()
{
    QVERIFY(m_bench->desk->attest(attestationOf(*m_bench, "GOV-02"), ada()));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Unknown);
}

void TestEvidenceDesk::attestation_critical_needsACounterSignature()
{
    const auto ground = m_bench->desk->addEvidence(m_bench->evidenceOn("DAT-01", {{"review:data", Verdict::Pass, "sampled by hand"}}), EvidenceBench::person(u"eng"_s));
    QVERIFY2(ground, qPrintable(whyNot(ground)));
    AttestationWish wish = attestationOf(*m_bench, "DAT-01");
    wish.evidence = {idOf(*ground)};
    const auto attested = m_bench->desk->attest(wish, di());
    QVERIFY2(attested, qPrintable(whyNot(attested)));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("DAT-01").verdict, Verdict::Unknown);
    QVERIFY(!m_bench->desk->counterSign(idOf(*attested), di())); // who attests
    QVERIFY(!m_bench->desk->counterSign(idOf(*attested), EvidenceBench::person(u"eng"_s)));
    const auto second = m_bench->desk->counterSign(idOf(*attested), bo());
    QVERIFY2(second, qPrintable(whyNot(second)));
    QCOMPARE(second->counterSigner, u"bo"_s);
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("DAT-01").verdict, Verdict::Pass);
    QCOMPARE(m_bench->result("DAT-01").assurance, Assurance::A1);
}

void TestEvidenceDesk::attestation_newApi_isNotAttested()
{
    const auto ground = m_bench->desk->addEvidence(m_bench->evidenceOn("GOV-02", {{"document:boundary", Verdict::Pass, "read"}}), EvidenceBench::person(u"eng"_s));
    AttestationWish wish = attestationOf(*m_bench, "GOV-02");
    wish.evidence = {idOf(*ground)};
    QVERIFY(m_bench->desk->attest(wish, ada()));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Pass);
    m_bench->estate.api(m_bench->estate.inventories[1], "ledger-prd", "ledger.prd.example");
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Unknown);
}

void TestEvidenceDesk::attestation_overOrWithdrawn_decidesNothing()
{
    const auto ground = m_bench->desk->addEvidence(m_bench->evidenceOn("GOV-02", {{"document:boundary", Verdict::Pass, "read"}}), EvidenceBench::person(u"eng"_s));
    AttestationWish wish = attestationOf(*m_bench, "GOV-02");
    wish.evidence = {idOf(*ground)};
    wish.until = m_bench->clock->now() + 2 * day;
    const auto first = m_bench->desk->attest(wish, ada());
    QVERIFY2(first, qPrintable(whyNot(first)));
    m_bench->clock->time += 3 * day;
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Unknown);
    wish.until = m_bench->clock->now() + 2 * day;
    const auto second = m_bench->desk->attest(wish, ada());
    QVERIFY2(second, qPrintable(whyNot(second)));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Pass);
    QVERIFY(m_bench->desk->withdrawAttestation(idOf(*second), u"the document was replaced"_s, di()));
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("GOV-02").verdict, Verdict::Unknown);
}

void TestEvidenceDesk::rights_areThoseOfTheRole_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("who");
    for (const auto &[verb, people] : {std::pair(u"add"_s, QStringList{u"cy"_s, u"fay"_s}), std::pair(u"attest"_s, QStringList{u"eng"_s, u"bo"_s, u"cy"_s}),
                                       std::pair(u"request"_s, QStringList{u"cy"_s}), std::pair(u"nobody"_s, QStringList{QString()})}) {
        for (const QString &who : people)
            QTest::addRow("%s by %s", qPrintable(verb), qPrintable(who)) << verb << who;
    }
}

void TestEvidenceDesk::rights_areThoseOfTheRole()
{
    QFETCH(QString, verb);
    QFETCH(QString, who);
    const Acting person = who.isEmpty() ? claimOf(u"root"_s) : EvidenceBench::person(who);
    const std::uint64_t before = m_bench->trail->store().value()->size().value();
    if (verb == u"attest"_s)
        QVERIFY(!m_bench->desk->attest(attestationOf(*m_bench, "GOV-02"), person));
    else if (verb == u"request"_s)
        QVERIFY(!m_bench->request(m_bench->wishFor("INF-07"), person));
    else
        QVERIFY(!m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}}), person));
    QCOMPARE(m_bench->trail->store().value()->size().value(), before);
}

void TestEvidenceDesk::exception_approved_isToldAndChangesNoFigure()
{
    const std::string before = figuresOf(*m_bench->judge());
    QVERIFY(before.find("not_isolated") != std::string::npos);
    const evidence::Exception exception = m_bench->approved("INF-07");
    QCOMPARE(exception.state, State::Active);
    (void)m_bench->judge();
    QCOMPARE(figuresOf(*m_bench->last), before);
    const PairReport &pair = m_bench->last->report.pairs.front();
    QCOMPARE(pair.accepted.size(), std::size_t(1));
    const AcceptedFinding &accepted = pair.accepted.at(exception.fingerprints.front());
    QCOMPARE(accepted.exception, exception.id);
    QCOMPARE(accepted.until, exception.expires);
    QCOMPARE(accepted.approvers, (std::vector<std::string>{"bo", "fay"}));
    QVERIFY(pair.exceptions.empty());
    QVERIFY(toText(m_bench->last->report, 100).find("accepted until 2027-02-14") != std::string::npos);
}

void TestEvidenceDesk::exception_over_isAProblemAndAcceptsNothing()
{
    ExceptionWish wish = m_bench->wishFor("INF-07");
    wish.expires = m_bench->clock->now() + 2 * day;
    const auto asked = m_bench->request(wish);
    QVERIFY2(asked, qPrintable(whyNot(asked)));
    for (const QString &name : {u"bo"_s, u"fay"_s})
        QVERIFY(m_bench->desk->approveException(idOf(*asked), EvidenceBench::person(name)));
    m_bench->clock->time += day;
    QCOMPARE(m_bench->judge()->report.pairs.front().accepted.size(), std::size_t(1));
    m_bench->clock->time += day;
    (void)m_bench->judge();
    QVERIFY(m_bench->last->report.pairs.front().accepted.empty());
    QCOMPARE(problemsOf(*m_bench->last), QStringList{u"expired"_s});
}

void TestEvidenceDesk::exception_revoked_acceptsNothing()
{
    const evidence::Exception exception = m_bench->approved("INF-07");
    QCOMPARE(m_bench->judge()->report.pairs.front().accepted.size(), std::size_t(1));
    const auto revoked = m_bench->desk->revokeException(idOf(exception), u"it was used"_s, EvidenceBench::person(u"gil"_s));
    QVERIFY2(revoked, qPrintable(whyNot(revoked)));
    QCOMPARE(revoked->state, State::Revoked);
    QVERIFY(m_bench->judge()->report.pairs.front().accepted.empty());
    QVERIFY(!m_bench->desk->revokeException(idOf(exception), u"again"_s, EvidenceBench::person(u"gil"_s)));
}

void TestEvidenceDesk::exception_rejected_cannotBeApproved()
{
    const auto asked = m_bench->request(m_bench->wishFor("INF-07"));
    QVERIFY(asked);
    QVERIFY(m_bench->desk->rejectException(idOf(*asked), u"mend it"_s, bo()));
    QVERIFY(!m_bench->desk->approveException(idOf(*asked), EvidenceBench::person(u"fay"_s)));
    QVERIFY(m_bench->judge()->report.pairs.front().accepted.empty());
}

void TestEvidenceDesk::exception_ofAFindingThatIsGone_isUnused()
{
    (void)m_bench->approved("INF-07");
    m_bench->estate.inventories[0].targets.front().host = "orders.sbx.example";
    (void)m_bench->judge();
    QCOMPARE(problemsOf(*m_bench->last), QStringList{u"unused"_s});
}

void TestEvidenceDesk::exception_compensatingThatStopsPassing_isVoid()
{
    const Acting eng = EvidenceBench::person(u"eng"_s);
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}}), eng));
    (void)m_bench->judge();
    ExceptionWish wish = m_bench->wishFor("INF-07");
    wish.compensating = {u"inf-03"_s};
    const auto asked = m_bench->request(wish);
    QVERIFY2(asked, qPrintable(whyNot(asked)));
    for (const QString &name : {u"bo"_s, u"fay"_s})
        QVERIFY(m_bench->desk->approveException(idOf(*asked), EvidenceBench::person(name)));
    QCOMPARE(m_bench->judge()->report.pairs.front().accepted.size(), std::size_t(1));
    m_bench->clock->time += std::chrono::minutes(10);
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Fail, "joined"}}), eng));
    (void)m_bench->judge();
    QVERIFY(m_bench->last->report.pairs.front().accepted.empty());
    QCOMPARE(problemsOf(*m_bench->last), QStringList{u"void"_s});
}

void TestEvidenceDesk::exception_ownApproval_isRefused_data()
{
    QTest::addColumn<QString>("requester");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("approver");
    QTest::newRow("who asked") << u"bo"_s << u"di"_s << u"bo"_s;
    QTest::newRow("the owner") << u"eng"_s << u"bo"_s << u"bo"_s;
    QTest::newRow("the owner in other letters") << u"eng"_s << u"BO"_s << u"bo"_s;
    QTest::newRow("who has their role from who asked") << u"ada"_s << u"di"_s << u"bo"_s;
    QTest::newRow("who has their role from the owner") << u"eng"_s << u"ada"_s << u"bo"_s;
    QTest::newRow("who is no approver") << u"eng"_s << u"di"_s << u"ada"_s;
    QTest::newRow("an auditor") << u"eng"_s << u"di"_s << u"cy"_s;
}

void TestEvidenceDesk::exception_ownApproval_isRefused()
{
    QFETCH(QString, requester);
    QFETCH(QString, owner);
    QFETCH(QString, approver);
    ExceptionWish wish = m_bench->wishFor("INF-07");
    wish.owner = owner;
    const auto asked = m_bench->request(wish, EvidenceBench::person(requester));
    QVERIFY2(asked, qPrintable(whyNot(asked)));
    const auto approved = m_bench->desk->approveException(idOf(*asked), EvidenceBench::person(approver));
    QVERIFY(!approved);
    QCOMPARE(approved.error().kind, Error::Kind::Refused);
    QVERIFY(m_bench->desk->findException(idOf(*asked)).value().approvals.empty());
}

void TestEvidenceDesk::exception_critical_takesTwo()
{
    const auto asked = m_bench->request(m_bench->wishFor("INF-07"));
    QVERIFY(asked);
    const auto first = m_bench->desk->approveException(idOf(*asked), bo());
    QVERIFY2(first, qPrintable(whyNot(first)));
    QCOMPARE(first->state, State::Requested);
    QVERIFY(m_bench->judge()->report.pairs.front().accepted.empty());
    QVERIFY(!m_bench->desk->approveException(idOf(*asked), bo()));
    const auto second = m_bench->desk->approveException(idOf(*asked), EvidenceBench::person(u"fay"_s));
    QVERIFY2(second, qPrintable(whyNot(second)));
    QCOMPARE(second->state, State::Active);
}

void TestEvidenceDesk::exception_notRight_isRefused_data()
{
    using Change = std::function<void(ExceptionWish &)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
    row("no reason", [](ExceptionWish &wish) { wish.reason = u"  "_s; });
    row("no owner", [](ExceptionWish &wish) { wish.owner.clear(); });
    row("an owner whom nobody knows", [](ExceptionWish &wish) { wish.owner = u"zoe"_s; });
    row("no risk", [](ExceptionWish &wish) { wish.risk.clear(); });
    row("another risk", [](ExceptionWish &wish) { wish.risk = u"none"_s; });
    row("too long", [](ExceptionWish &wish) { wish.expires = UtcTime(std::chrono::milliseconds(1'800'000'000'000)) + 31 * day; });
    row("over already", [](ExceptionWish &wish) { wish.expires = UtcTime(std::chrono::milliseconds(1'800'000'000'000)) - day; });
    row("no such pair", [](ExceptionWish &wish) { wish.pair.sandbox = EnvironmentId(u"elsewhere"_s); });
    row("no findings", [](ExceptionWish &wish) { wish.fingerprints.clear(); });
}

void TestEvidenceDesk::exception_notRight_isRefused()
{
    QFETCH(std::function<void(ExceptionWish &)>, change);
    ExceptionWish wish = m_bench->wishFor("INF-07");
    change(wish);
    const auto asked = m_bench->request(wish);
    QVERIFY(!asked);
    QVERIFY2(!asked.error().hint.isEmpty(), qPrintable(whyNot(asked)));
    QVERIFY(m_bench->desk->records().value()->exceptions().empty());
}

void TestEvidenceDesk::fingerprints_areFindingsThatExist()
{
    ExceptionWish wish = m_bench->wishFor("INF-07");
    const QString whole = wish.fingerprints.first();
    const auto isLet = [&](const QStringList &words) {
        wish.fingerprints = words;
        return bool(m_bench->request(wish));
    };
    QVERIFY(!isLet({whole.left(7)}));
    QVERIFY(!isLet({u"*"_s}));
    QVERIFY(!isLet({whole.left(8) + u"*"_s}));
    QVERIFY(!isLet({QString(32, u'0')}));
    QVERIFY(!isLet({QString()}));
    QVERIFY(!isLet({whole + u'0'}));
    QVERIFY(isLet({whole.left(8).toUpper(), whole})); // the same one is named once
    QCOMPARE(m_bench->desk->records().value()->exceptions().front().fingerprints, std::vector<std::string>{whole.toStdString()});
    const std::vector<OpenFinding> findings{{"aaaaaaaabbbbbbbbccccccccdddddddd", "INF-07", 1}, {"aaaaaaaabbbbbbbbccccccccddddddde", "INF-07", 1}, {"eeeeeeeebbbbbbbbccccccccdddddddd", "INF-05", 1}};
    wish.fingerprints = {u"aaaaaaaabbbb"_s};
    QVERIFY(!m_bench->desk->requestException(wish, findings, EvidenceBench::person(u"eng"_s))); // two begin like that
    wish.fingerprints = {u"aaaaaaaabbbbbbbbccccccccdddddddd"_s, u"eeeeeeee"_s};
    QVERIFY(!m_bench->desk->requestException(wish, findings, EvidenceBench::person(u"eng"_s))); // of two controls
}

void TestEvidenceDesk::renewal_isOnceAndMoreSenior()
{
    const evidence::Exception first = m_bench->approved("INF-07");
    const Acting eng = EvidenceBench::person(u"eng"_s);
    m_bench->clock->time += 20 * day;
    (void)m_bench->judge();
    const auto renewal = m_bench->desk->renewException(idOf(first).left(8), m_bench->clock->now() + 20 * day, {}, m_bench->findings(), eng);
    QVERIFY2(renewal, qPrintable(whyNot(renewal)));
    QCOMPARE(renewal->renews, first.id);
    QCOMPARE(renewal->fingerprints, first.fingerprints);
    QCOMPARE(renewal->state, State::Requested);
    QVERIFY(m_bench->desk->approveException(idOf(*renewal), bo()));
    QVERIFY(!m_bench->desk->approveException(idOf(*renewal), EvidenceBench::person(u"fay"_s))); // both approved the first
    const auto senior = m_bench->desk->approveException(idOf(*renewal), EvidenceBench::person(u"gil"_s));
    QVERIFY2(senior, qPrintable(whyNot(senior)));
    QCOMPARE(senior->state, State::Active);
    m_bench->clock->time += 15 * day; // the first is over, the second is not
    (void)m_bench->judge();
    QCOMPARE(m_bench->last->report.pairs.front().accepted.at(first.fingerprints.front()).exception, senior->id);
    QVERIFY(!m_bench->desk->renewException(idOf(first), m_bench->clock->now() + day, {}, m_bench->findings(), eng));
    QVERIFY(!m_bench->desk->renewException(idOf(*senior), m_bench->clock->now() + day, {}, m_bench->findings(), eng));
}

void TestEvidenceDesk::twoDesks_atOnce_countOnce()
{
    AuditTrailParts parts = m_bench->audit.parts();
    parts.clock = m_bench->clock;
    AuditTrail otherTrail(std::move(parts));
    EvidenceDesk other(otherTrail, m_bench->estate.estate, ControlCatalogue::builtIn(), m_bench->clock);
    const auto asked = m_bench->request(m_bench->wishFor("INF-07"));
    QVERIFY(asked);
    QVERIFY(m_bench->desk->approveException(idOf(*asked), bo()));
    QVERIFY(!other.approveException(idOf(*asked), bo()));
    const auto second = other.approveException(idOf(*asked), EvidenceBench::person(u"fay"_s));
    QVERIFY2(second, qPrintable(whyNot(second)));
    QCOMPARE(m_bench->desk->findException(idOf(*asked)).value().approvals.size(), std::size_t(2));
}

void TestEvidenceDesk::records_ofAnEarlierSize_areThoseOfThen()
{
    const evidence::Exception exception = m_bench->approved("INF-07");
    const std::uint64_t before = exception.approvals.back().seq - 1;
    AuditStore &store = *m_bench->trail->store().value();
    const auto then = recordsUpTo(store, ControlCatalogue::builtIn(), before);
    QVERIFY(then);
    QCOMPARE((*then)->findException(exception.id)->state, State::Requested);
    QCOMPARE((*then)->findException(exception.id)->approvals.size(), std::size_t(1));
    const auto earlier = recordsUpTo(store, ControlCatalogue::builtIn(), exception.seq - 1);
    QVERIFY(earlier && (*earlier)->exceptions().empty());
    QCOMPARE(recordsUpTo(store, ControlCatalogue::builtIn(), store.size().value()).value()->findException(exception.id)->state, State::Active);
}

void TestEvidenceDesk::records_ofAnEarlierMoment_areThoseOfThen()
{
    const auto asked = m_bench->request(m_bench->wishFor("INF-07"));
    QVERIFY(asked);
    const UtcTime then = m_bench->clock->now();
    m_bench->clock->time += std::chrono::minutes(5);
    QVERIFY(m_bench->desk->approveException(idOf(*asked), bo()));
    QCOMPARE(recordsAt(*m_bench->trail, ControlCatalogue::builtIn(), then).value()->findException(asked->id)->approvals.size(), std::size_t(0));
    QCOMPARE(recordsAt(*m_bench->trail, ControlCatalogue::builtIn(), m_bench->clock->now()).value()->findException(asked->id)->approvals.size(), std::size_t(1));
}

void TestEvidenceDesk::check_onTheGroundOfAnEarlierOne_judgesSuppliedControlsAnew()
{
    const Acting eng = EvidenceBench::person(u"eng"_s);
    const auto sameAsInFull = [this] {
        const auto step = m_bench->judge();
        m_bench->clock->time -= std::chrono::minutes(1); // the full one is of the same moment
        const auto full = m_bench->judge(true);
        return figuresOf(*step) == figuresOf(*full) && canonical(toJson(step->report)).size() > 1000;
    };
    QVERIFY(sameAsInFull());
    const auto added = m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Fail, "joined"}}), eng);
    QVERIFY(added);
    QVERIFY(sameAsInFull()); // nothing but the records changed
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Fail);
    m_bench->clock->time += std::chrono::minutes(5);
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}}), eng));
    QVERIFY(sameAsInFull());
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Pass);
    m_bench->estate.inventories[0].targets.front().host = "orders.sbx.example";
    QVERIFY(sameAsInFull());
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Pass);
}

void TestEvidenceDesk::check_ofAPartOfTheControls_knowsWhatCompensates()
{
    QVERIFY(m_bench->desk->addEvidence(m_bench->evidenceOn("INF-03", {{"network:vpc-1", Verdict::Pass, "apart"}}), EvidenceBench::person(u"eng"_s)));
    (void)m_bench->judge();
    ExceptionWish wish = m_bench->wishFor("INF-07");
    wish.compensating = {u"INF-03"_s};
    const auto asked = m_bench->request(wish);
    QVERIFY2(asked, qPrintable(whyNot(asked)));
    for (const QString &name : {u"bo"_s, u"fay"_s})
        QVERIFY(m_bench->desk->approveException(idOf(*asked), EvidenceBench::person(name)));
    const auto of = [this](const QString &control) { return m_bench->judgeOnly({control}); };
    QCOMPARE(of(u"INF-07"_s)->report.pairs.front().accepted.size(), std::size_t(1));
    QVERIFY(of(u"INF-07"_s)->report.pairs.front().exceptions.empty());
    QVERIFY(of(u"INF-05"_s)->report.pairs.front().exceptions.empty()); // it was not asked about
}

QTEST_GUILESS_MAIN(TestEvidenceDesk)
#include "tst_evidencedesk.moc"
