// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/gates.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

//! Who is who: al and bo approve, al leads; req asked; au is an author; gr was granted by req; no has no role.
ApproverFacts factsOf(const QString &person)
{
    ApproverFacts facts;
    facts.mayApprove = person != u"no"_s;
    facts.isRequester = person == u"req"_s;
    facts.isSourceAuthor = person == u"au"_s;
    facts.isGrantedByRequester = person == u"gr"_s;
    if (person == u"al"_s)
        facts.groups = {u"leads"_s};
    return facts;
}

} // namespace

class TestQuorum : public QObject
{
    Q_OBJECT
private slots:
    void quorum_countsPeople_data();
    void quorum_countsPeople();
};

void TestQuorum::quorum_countsPeople_data()
{
    QTest::addColumn<QStringList>("approvals");
    QTest::addColumn<int>("needed");
    QTest::addColumn<bool>("group");
    QTest::addColumn<bool>("requesterMay");
    QTest::addColumn<bool>("authorMay");
    QTest::addColumn<QStringList>("counted");
    QTest::addColumn<bool>("full");
    const auto row = [](const char *name, const QStringList &approvals, int needed, const QStringList &counted, bool full, bool group = false, bool requesterMay = false,
                        bool authorMay = false) { QTest::newRow(name) << approvals << needed << group << requesterMay << authorMay << counted << full; };
    row("nobody", {}, 1, {}, false);
    row("one of one", {u"al"_s}, 1, {u"al"_s}, true);
    row("one of two", {u"al"_s}, 2, {u"al"_s}, false);
    row("two of two", {u"al"_s, u"bo"_s}, 2, {u"al"_s, u"bo"_s}, true);
    row("the same twice", {u"al"_s, u"al"_s}, 2, {u"al"_s}, false);
    row("the requester", {u"req"_s, u"bo"_s}, 2, {u"bo"_s}, false);
    row("the requester where it is allowed", {u"req"_s, u"bo"_s}, 2, {u"req"_s, u"bo"_s}, true, false, true);
    row("an author", {u"au"_s}, 1, {}, false);
    row("an author where it is allowed", {u"au"_s}, 1, {u"au"_s}, true, false, false, true);
    row("granted by the requester", {u"gr"_s}, 1, {}, false);
    row("without the role", {u"no"_s}, 1, {}, false);
    row("without the group", {u"bo"_s}, 1, {u"bo"_s}, false, true);
    row("with the group", {u"bo"_s, u"al"_s}, 2, {u"bo"_s, u"al"_s}, true, true);
    row("the group by one who does not count", {u"bo"_s, u"no"_s}, 1, {u"bo"_s}, false, true);
}

void TestQuorum::quorum_countsPeople()
{
    QFETCH(QStringList, approvals);
    QFETCH(int, needed);
    QFETCH(bool, group);
    QFETCH(bool, requesterMay);
    QFETCH(bool, authorMay);
    QFETCH(QStringList, counted);
    QFETCH(bool, full);
    ApprovalRule rule;
    rule.quorum = needed;
    rule.requesterMayApprove = requesterMay;
    rule.sourceAuthorMayApprove = authorMay;
    if (group)
        rule.groups = {u"leads"_s};
    QList<Approval> list;
    for (const QString &person : approvals)
        list.append({person, 1});
    const Quorum quorum = quorumOf(rule, list, factsOf);
    QCOMPARE(quorum.counted, counted);
    QCOMPARE(quorum.isFull(), full);
    QCOMPARE(quorum.counted.size() + quorum.notCounted.size(), approvals.size());
    QCOMPARE(quorumGate(quorum).verdict, full ? GateVerdict::Pass : GateVerdict::Pending);
}

QTEST_GUILESS_MAIN(TestQuorum)
#include "tst_quorum.moc"
