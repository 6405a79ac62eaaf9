// SPDX-License-Identifier: GPL-3.0-or-later
// Exceptions that a check ends, and those that a group owns: from who signs to the verdict, on a log and a store.
#include "usecases/evidencebench.h"
#include "usecases/recording.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using State = evidence::Exception::State;

namespace {

QString idOf(const evidence::Exception &exception)
{
    return QString::fromStdString(exception.id);
}

//! What a refusal says.
template<typename T>
QString whyNot(const Result<T> &result)
{
    return result ? u"it was let"_s : result.error().toText();
}

QStringList problemsOf(const IsolationView &view)
{
    QStringList problems;
    for (const ExceptionNote &note : view.report.pairs.front().exceptions)
        problems.append(QString::fromStdString(note.problem));
    return problems;
}

} // namespace

class TestEndedExceptions : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void exception_thatACheckFoundVoid_staysVoid();
    void exception_void_isWrittenByNoLook();
    void exception_whoseEndCannotBeRecorded_leavesTheCheckUnkept();
    void exception_foundVoidByTwoChecks_endsOnce();
    void exception_ownedByAGroup_isNotApprovedByItsMembers();

private:
    //! Brings in evidence on a control, read now.
    void say(const std::string &control, Verdict verdict)
    {
        const auto added = m_bench->desk->addEvidence(m_bench->evidenceOn(control, {{"network:vpc-1", verdict, "it was seen"}}), EvidenceBench::person(u"eng"_s));
        if (!added)
            qFatal("%s", qPrintable(added.error().toText()));
    }
    //! An exception of INF-07 in force for which another control makes up, and that passes; its id.
    std::string exceptionRestingOn(const std::string &control)
    {
        say(control, Verdict::Pass);
        (void)m_bench->judge();
        ExceptionWish wish = m_bench->wishFor("INF-07");
        wish.compensating = {QString::fromStdString(control)};
        const auto asked = m_bench->request(wish);
        for (const QString &name : {u"bo"_s, u"fay"_s})
            (void)m_bench->desk->approveException(idOf(asked.value()), EvidenceBench::person(name));
        if (m_bench->judge()->report.pairs.front().accepted.size() != 1)
            qFatal("it is not in force");
        m_bench->clock->time += std::chrono::minutes(5);
        return asked->id;
    }

    std::unique_ptr<EvidenceBench> m_bench;
};

void TestEndedExceptions::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_bench = std::make_unique<EvidenceBench>();
}

void TestEndedExceptions::exception_thatACheckFoundVoid_staysVoid()
{
    const std::string id = exceptionRestingOn("INF-03");
    m_bench->clock->time += std::chrono::minutes(10);
    const UtcTime before = m_bench->clock->time;
    say("INF-03", Verdict::Fail);
    (void)m_bench->judge();
    QCOMPARE(problemsOf(*m_bench->last), QStringList{u"void"_s});
    const evidence::Exception ended = m_bench->desk->findException(QString::fromStdString(id)).value();
    QCOMPARE(ended.state, State::Void);
    QCOMPARE(ended.lapse.control, "INF-03");
    QCOMPARE(ended.lapse.verdict, Verdict::Fail);
    QCOMPARE(ended.lapse.snapshot, m_bench->last->report.snapshot);
    const std::uint64_t size = m_bench->trail->store().value()->size().value();
    QCOMPARE(ended.lapse.seq, size);
    m_bench->clock->time += std::chrono::minutes(10);
    say("INF-03", Verdict::Pass);
    (void)m_bench->judge();
    QCOMPARE(m_bench->result("INF-03").verdict, Verdict::Pass);
    QVERIFY(m_bench->last->report.pairs.front().accepted.empty());
    QCOMPARE(problemsOf(*m_bench->last), QStringList{u"void"_s});
    QVERIFY(m_bench->last->report.pairs.front().exceptions.front().message.find("INF-03") != std::string::npos);
    QCOMPARE(m_bench->trail->store().value()->size().value(), size + 1); // the evidence; it ends once
    QVERIFY(!m_bench->desk->revokeException(QString::fromStdString(id), u"over"_s, EvidenceBench::person(u"gil"_s)));
    QVERIFY(!m_bench->request(m_bench->wishFor("INF-07")));
    // Who looks at an earlier moment sees it as it was then.
    QCOMPARE(recordsAt(*m_bench->trail, ControlCatalogue::builtIn(), before).value()->findException(id)->state, State::Active);
    const auto renewal = m_bench->desk->renewException(QString::fromStdString(id), {}, {}, m_bench->findings(), EvidenceBench::person(u"eng"_s));
    QVERIFY2(renewal, qPrintable(whyNot(renewal)));
    for (const QString &name : {u"bo"_s, u"gil"_s})
        QVERIFY(m_bench->desk->approveException(idOf(*renewal), EvidenceBench::person(name)));
    QCOMPARE(m_bench->judge()->report.pairs.front().accepted.size(), std::size_t(1));
    QVERIFY(problemsOf(*m_bench->last).isEmpty());
}

void TestEndedExceptions::exception_void_isWrittenByNoLook()
{
    const std::string id = exceptionRestingOn("INF-03");
    say("INF-03", Verdict::Fail);
    const std::uint64_t size = m_bench->trail->store().value()->size().value();
    QCOMPARE(problemsOf(*m_bench->judge(true)), QStringList{u"void"_s});
    QCOMPARE(problemsOf(*m_bench->judgeOnly({u"INF-07"_s})), QStringList{u"void"_s});
    m_bench->recordVoid = {};
    QCOMPARE(problemsOf(*m_bench->judge()), QStringList{u"void"_s});
    QCOMPARE(m_bench->trail->store().value()->size().value(), size);
    QCOMPARE(m_bench->desk->findException(QString::fromStdString(id)).value().state, State::Active);
}

void TestEndedExceptions::exception_whoseEndCannotBeRecorded_leavesTheCheckUnkept()
{
    (void)exceptionRestingOn("INF-03");
    say("INF-03", Verdict::Fail);
    m_bench->recordVoid = [](const auto &...) -> Result<void> { return Error{Error::Kind::Store, {}, u"the disk is full"_s, {}, {}}; };
    QVERIFY(m_bench->judge()->notKept);
    QCOMPARE(m_bench->last->notKept->what, u"the disk is full"_s);
}

void TestEndedExceptions::exception_ownedByAGroup_isNotApprovedByItsMembers()
{
    ExceptionWish wish = m_bench->wishFor("INF-07");
    wish.owner = u"team-pay"_s;
    QVERIFY(!m_bench->request(wish));
    EstateConfig estate = m_bench->estate.estate;
    estate.policy = estateOf(2).policy; // as it is accepted, and one group more
    PolicySection &groups = estate.policy.first();
    groups.text.insert(groups.text.size() - 1, R"(,"team-pay":["bo","zoe"])");
    groups.digest = toHex(sha256(groups.text));
    estate.groups = {{u"team-pay"_s, {u"bo"_s, u"zoe"_s}}};
    EvidenceDesk desk(*m_bench->trail, estate, ControlCatalogue::builtIn(), m_bench->clock);
    const auto early = desk.requestException(wish, m_bench->findings(), EvidenceBench::person(u"eng"_s));
    QVERIFY(!early && early.error().hint.contains(u"estate accept"_s));
    const auto accepted = acceptPolicy(*m_bench->trail, ada(), estate);
    QVERIFY2(accepted && accepted->outcome == PolicyAcceptance::Outcome::Accepted, qPrintable(whyNot(accepted)));
    const auto asked = desk.requestException(wish, m_bench->findings(), EvidenceBench::person(u"eng"_s));
    QVERIFY2(asked, qPrintable(whyNot(asked)));
    const auto own = desk.approveException(idOf(*asked), EvidenceBench::person(u"bo"_s));
    QVERIFY(!own);
    QCOMPARE(own.error().kind, Error::Kind::Refused);
    QVERIFY2(own.error().what.contains(u"group"_s), qPrintable(own.error().what));
    for (const QString &name : {u"fay"_s, u"gil"_s}) {
        const auto approved = desk.approveException(idOf(*asked), EvidenceBench::person(name));
        QVERIFY2(approved, qPrintable(whyNot(approved)));
    }
    QCOMPARE(desk.findException(idOf(*asked)).value().state, State::Active);
}

//! Two programs may check at one time; whoever writes second finds it written.
void TestEndedExceptions::exception_foundVoidByTwoChecks_endsOnce()
{
    const std::string id = exceptionRestingOn("INF-03");
    const evidence::Exception exception = m_bench->desk->findException(QString::fromStdString(id)).value();
    const auto known = m_bench->desk->records().value();
    const std::uint64_t size = m_bench->trail->store().value()->size().value();
    for (const char *who : {"pipeline", "desk"}) {
        const auto ended = voidRecorder(*m_bench->trail, claimOf(QString::fromLatin1(who)))(*known, exception, {"INF-03", Verdict::Unknown, 9, 0});
        QVERIFY2(ended, qPrintable(whyNot(ended)));
    }
    QCOMPARE(m_bench->trail->store().value()->size().value(), size + 1);
    QCOMPARE(m_bench->desk->records().value()->refused().size(), std::size_t(0));
    QCOMPARE(m_bench->desk->findException(QString::fromStdString(id)).value().lapse.seq, size + 1);
}

QTEST_GUILESS_MAIN(TestEndedExceptions)
#include "tst_endedexceptions.moc"
