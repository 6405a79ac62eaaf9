// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"
#include "usecases/auditcast.h"

#include <QTemporaryDir>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Outcome = PolicyAcceptance::Outcome;
using Kind = PolicyDifference::Kind;

//! An estate file is accepted by people; a looser one by two.
class TestPolicyAcceptance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void accept_beforeThereArePeople_isRefused();
    void accept_ofTheSameFile_recordsNothing();
    void accept_ofAStricterFile_takesOne();
    void accept_ofALooserFile_takesTwo();
    void accept_ofALooserFile_byOneTwice_staysProposed();
    void accept_ofAnotherLooserFile_replacesTheProposal();
    void accept_ofAStricterFile_endsTheProposal();
    void accept_bySomebodyOfTheProposersMaking_isRefused();
    void accept_withoutTheRight_isRefused_data();
    void accept_withoutTheRight_isRefused();
    void accept_ofAFileWithASectionMore_isNoLoosening();
    void differences_nameTheSections();
    void loosenings_ofATextNotOnRecord_areAssumed();

private:
    Result<PolicyAcceptance> accept(const Acting &who, const EstateConfig &estate) { return acceptPolicy(*m_trail, who, estate); }
    [[nodiscard]] std::uint64_t size() { return m_trail->store().value()->size().value(); }
    [[nodiscard]] bool isAccepted(const EstateConfig &estate) { return policyDifferences(*m_trail->state(), estate).isEmpty(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AuditTrail> m_trail;
};

void TestPolicyAcceptance::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_trail.reset();
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_trail = AuditBench(m_folder->path()).trail();
    VERIFY_OK(addCast(*m_trail));
}

void TestPolicyAcceptance::accept_beforeThereArePeople_isRefused()
{
    const QTemporaryDir folder(fastFolder());
    const auto trail = AuditBench(folder.path()).trail();
    const auto refused = acceptPolicy(*trail, ada(), estateOf(2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QVERIFY(refused.error().hint.contains(u"person add"_s));
    QCOMPARE(trail->logId().value(), std::string());
}

void TestPolicyAcceptance::accept_ofTheSameFile_recordsNothing()
{
    const auto accepted = accept(ada(), estateOf(2));
    VERIFY_OK(accepted);
    QCOMPARE(accepted->outcome, Outcome::Unchanged);
    QVERIFY(accepted->differences.isEmpty() && accepted->loosenings.isEmpty());
    QCOMPARE(size(), 5U);
}

void TestPolicyAcceptance::accept_ofAStricterFile_takesOne()
{
    const auto accepted = accept(ada(), estateOf(3));
    VERIFY_OK(accepted);
    QCOMPARE(accepted->outcome, Outcome::Accepted);
    QCOMPARE(accepted->seq, 6U);
    QCOMPARE(accepted->differences, (QList<PolicyDifference>{{u"promotion"_s, Kind::Changed}}));
    QVERIFY(accepted->loosenings.isEmpty());
    QVERIFY(isAccepted(estateOf(3)));
    const auto state = m_trail->state();
    for (const audit::PolicyRow &row : state->policy())
        QCOMPARE(row.since, row.section == "promotion" ? 6U : 2U);
}

void TestPolicyAcceptance::accept_ofALooserFile_takesTwo()
{
    const auto proposed = accept(ada(), estateOf(1));
    VERIFY_OK(proposed);
    QCOMPARE(proposed->outcome, Outcome::Proposed);
    QCOMPARE(proposed->seq, 6U);
    QCOMPARE(proposed->loosenings.size(), 1);
    QVERIFY(proposed->loosenings.first().contains(u"from 2 to 1"_s));
    QVERIFY(isAccepted(estateOf(2)));
    QVERIFY(m_trail->state()->proposal());
    const auto refused = accept(di(), estateOf(1)); // whom Ada made
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    const auto stranger = accept(actingAs(u"ed"_s, keyOf('e')), estateOf(1));
    QCOMPARE(stranger.error().kind, Error::Kind::Refused);
    // What Di proposes, Ada may accept, whom nobody made.
    QCOMPARE(accept(di(), estateOf(1, {u"bo"_s, u"cy"_s}))->outcome, Outcome::Proposed);
    const auto accepted = accept(ada(), estateOf(1, {u"bo"_s, u"cy"_s}));
    VERIFY_OK(accepted);
    QCOMPARE(accepted->outcome, Outcome::Accepted);
    QCOMPARE(accepted->seq, 8U);
    QCOMPARE(accepted->loosenings.size(), 2);
    QVERIFY(isAccepted(estateOf(1, {u"bo"_s, u"cy"_s})));
    QVERIFY(!m_trail->state()->proposal());
}

void TestPolicyAcceptance::accept_ofALooserFile_byOneTwice_staysProposed()
{
    QCOMPARE(accept(ada(), estateOf(1))->seq, 6U);
    const auto again = accept(ada(), estateOf(1));
    VERIFY_OK(again);
    QCOMPARE(again->outcome, Outcome::Proposed);
    QCOMPARE(again->seq, 6U);
    QCOMPARE(size(), 6U);
    Acting shouting = ada();
    shouting.person = u"ADA"_s; // the same person in another spelling
    QCOMPARE(accept(shouting, estateOf(1))->outcome, Outcome::Proposed);
    QCOMPARE(size(), 6U);
    AuditDraft forced = draftFor("estate.accept"); // past the use case
    JsonValue::Object sections;
    for (const PolicySection &section : estateOf(1).policy)
        sections[section.name.toStdString()] = section.digest;
    forced.detail = {{"sections", sections}, {"loosening", true}, {"proposal", 6}};
    QCOMPARE(m_trail->record(forced, ada()).error().kind, Error::Kind::Refused);
    forced.detail["proposal"] = 5;
    QCOMPARE(m_trail->record(forced, di()).error().kind, Error::Kind::Refused);
}

void TestPolicyAcceptance::accept_ofAnotherLooserFile_replacesTheProposal()
{
    QCOMPARE(accept(di(), estateOf(1))->seq, 6U);
    QCOMPARE(accept(di(), estateOf(1, {u"bo"_s, u"di"_s}))->seq, 7U);
    const auto first = accept(ada(), estateOf(1)); // is no proposal any more, so Ada only proposes it
    VERIFY_OK(first);
    QCOMPARE(first->outcome, Outcome::Proposed);
    QCOMPARE(first->seq, 8U);
    QVERIFY(isAccepted(estateOf(2)));
}

void TestPolicyAcceptance::accept_ofAStricterFile_endsTheProposal()
{
    QCOMPARE(accept(di(), estateOf(1))->outcome, Outcome::Proposed);
    QCOMPARE(accept(di(), estateOf(3))->outcome, Outcome::Accepted);
    QVERIFY(!m_trail->state()->proposal());
    QCOMPARE(accept(ada(), estateOf(1))->outcome, Outcome::Proposed);
}

//! An admin who gives somebody a role or a key and then proposes would be both.
void TestPolicyAcceptance::accept_bySomebodyOfTheProposersMaking_isRefused()
{
    VERIFY_OK(m_trail->record(addPersonDraft(u"ed"_s, {u"approver"_s}, cardOf(*keyOf('e'))), di()));
    const Acting ed = actingAs(u"ed"_s, keyOf('e'));
    QCOMPARE(accept(di(), estateOf(1))->outcome, Outcome::Proposed);
    const auto refused = accept(ed, estateOf(1));
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QVERIFY(refused.error().what.contains(u"count as one"_s));
    QCOMPARE(accept(ada(), estateOf(1, {u"bo"_s, u"ed"_s}))->outcome, Outcome::Proposed);
    const auto accepted = accept(ed, estateOf(1, {u"bo"_s, u"ed"_s})); // of Ada's making is nothing of Ed's
    VERIFY_OK(accepted);
    QCOMPARE(accepted->outcome, Outcome::Accepted);
}

void TestPolicyAcceptance::accept_withoutTheRight_isRefused_data()
{
    QTest::addColumn<Acting>("who");
    QTest::addColumn<int>("quorum");
    QTest::newRow("nobody, stricter") << claimOf(u"me"_s) << 3;
    QTest::newRow("nobody, looser") << claimOf(u"me"_s) << 1;
    QTest::newRow("engineer and approver, stricter") << bo() << 3;
    QTest::newRow("engineer and approver, proposing") << bo() << 1;
    QTest::newRow("auditor") << cy() << 3;
    QTest::newRow("admin viewing as auditor") << ada(u"auditor"_s) << 3;
    QTest::newRow("a key not in use") << actingAs(u"ada"_s, keyOf('x')) << 3;
}

void TestPolicyAcceptance::accept_withoutTheRight_isRefused()
{
    QFETCH(Acting, who);
    QFETCH(int, quorum);
    const auto refused = accept(who, estateOf(quorum));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QCOMPARE(size(), 5U);
    QVERIFY(isAccepted(estateOf(2)));
}

void TestPolicyAcceptance::accept_ofAFileWithASectionMore_isNoLoosening()
{
    EstateConfig estate = estateOf(2);
    PolicySection section;
    section.name = u"isolation"_s;
    section.text = "{}";
    section.digest = toHex(sha256(section.text));
    estate.policy.append(section);
    const auto accepted = accept(ada(), estate);
    VERIFY_OK(accepted);
    QCOMPARE(accepted->outcome, Outcome::Accepted);
    QCOMPARE(accepted->differences, (QList<PolicyDifference>{{u"isolation"_s, Kind::Added}}));
    QCOMPARE(m_trail->state()->policy().size(), 3U);
    const auto back = accept(ada(), estateOf(2));
    VERIFY_OK(back);
    QCOMPARE(back->differences, (QList<PolicyDifference>{{u"isolation"_s, Kind::Removed}}));
    QCOMPARE(m_trail->state()->policy().size(), 2U);
}

void TestPolicyAcceptance::differences_nameTheSections()
{
    EstateConfig estate = estateOf(4, {u"di"_s});
    estate.policy.removeFirst();
    QCOMPARE(policyDifferences(*m_trail->state(), estate), (QList<PolicyDifference>{{u"promotion"_s, Kind::Changed}, {u"groups"_s, Kind::Removed}}));
    QCOMPARE(policyLoosenings(*m_trail->state(), estate), QStringList{u"the group leads goes"_s});
    QVERIFY(policyDifferences(*m_trail->state(), estateOf(2)).isEmpty());
}

//! A section too long for an entry: whatever changes in it may be a loosening.
void TestPolicyAcceptance::loosenings_ofATextNotOnRecord_areAssumed()
{
    QStringList many;
    for (int i = 0; i < 20'000; ++i)
        many.append(u"person%1"_s.arg(i));
    const auto proposed = accept(di(), estateOf(2, many));
    VERIFY_OK(proposed);
    QCOMPARE(proposed->outcome, Outcome::Proposed);
    QCOMPARE(accept(ada(), estateOf(2, many))->outcome, Outcome::Accepted);
    QVERIFY(m_trail->state()->policyText("groups").empty());
    many.removeLast(); // would be none if it were known
    const auto fewer = accept(ada(), estateOf(2, many));
    VERIFY_OK(fewer);
    QCOMPARE(fewer->outcome, Outcome::Proposed);
    QVERIFY(fewer->loosenings.join(u' ').contains(u"not on record"_s));
}

QTEST_GUILESS_MAIN(TestPolicyAcceptance)
#include "tst_policyacceptance.moc"
