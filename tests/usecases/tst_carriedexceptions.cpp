// SPDX-License-Identifier: GPL-3.0-or-later
// Approvals that were signed elsewhere obey what those at the desk obey: waivers come first, and broken glass that nobody has reviewed in time blocks them.
#include "usecases/gatebench.h"
#include "usecases/promotionfiles.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList breaking{u"response-property-removed: GET /orders: \"total\" is gone"_s};

QString idOf(const Request &request)
{
    return QString::fromStdString(request.id);
}

} // namespace

class TestCarriedExceptions : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void approval_beforeTheWaivers_isWorthNothing();
    void approval_writtenPastTheDesk_doesNotCountBeforeTheWaivers();
    void approval_whileAReviewIsOverdue_isRefused();

private:
    //! Signed away from the store, on what is exported now.
    Result<ApprovalFile> signedBy(const Request &request, const QString &person)
    {
        const auto text = exportPromotion(*m_bench->desk, idOf(request), GateBench::actor(u"rescuer"_s));
        const auto file = text ? readPromotionFile(*text) : Result<PromotionFile>(text.error());
        const auto approval = file ? signApproval(*file, GateBench::actor(person), m_bench->clock->now()) : Result<std::string>(file.error());
        return approval ? readApprovalFile(*approval) : Result<ApprovalFile>(approval.error());
    }
    Result<Request> import(const Request &request, const ApprovalFile &approval)
    {
        return importApproval(*m_bench->desk, idOf(request), approval, GateBench::actor(u"rescuer"_s));
    }

    std::unique_ptr<GateBench> m_bench;
};

void TestCarriedExceptions::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_bench = std::make_unique<GateBench>();
    VERIFY_OK(m_bench->meet());
}

void TestCarriedExceptions::approval_beforeTheWaivers_isWorthNothing()
{
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    const auto text = exportPromotion(*m_bench->desk, idOf(*made), GateBench::actor(u"rescuer"_s));
    VERIFY_OK(text);
    QCOMPARE(readPromotionFile(*text)->needsWaivers, QStringList{u"contract"_s});
    const auto early = signedBy(*made, u"one"_s);
    VERIFY_OK(early);
    const auto refused = import(*made, *early);
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.contains(u"nobody has waived it"_s), qPrintable(refused.error().toText()));
    VERIFY_OK(m_bench->waive(*made, u"three"_s, breaking));
    const auto still = import(*made, *early); // it did not know of the waiver
    QVERIFY(!still);
    QVERIFY2(still.error().what.contains(u"before anybody had waived"_s), qPrintable(still.error().toText()));
    QVERIFY(m_bench->desk->find(idOf(*made))->approvals.isEmpty());
    const auto late = signedBy(*made, u"one"_s);
    VERIFY_OK(late);
    VERIFY_OK(import(*made, *late));
    const auto approved = m_bench->approve(*made, u"two"_s);
    VERIFY_OK(approved);
    QCOMPARE(approved->state, State::Approved);
    QCOMPARE(approved->approvals.first().person, u"one"_s);
    QCOMPARE(approved->approvals.first().carriedBy, u"rescuer"_s);
    const auto applied = m_bench->apply(*made, breaking);
    VERIFY_OK(applied);
    QCOMPARE(applied->request.state, State::Applied);
    const auto answer = m_bench->verify();
    VERIFY_OK(answer);
    QVERIFY(answer->ok);
}

void TestCarriedExceptions::approval_writtenPastTheDesk_doesNotCountBeforeTheWaivers()
{
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    for (const QString &person : {u"one"_s, u"two"_s}) {
        const auto approval = signedBy(*made, person);
        VERIFY_OK(approval);
        AuditDraft draft = PromotionDesk::draftOn(*made, audit::carryAction.data());
        draft.detail["full"] = true;
        draft.detail["signature"] = approval->signature;
        draft.detail["statement"] = approval->statement;
        VERIFY_OK(m_bench->trail->record(draft, GateBench::actor(u"rescuer"_s)));
    }
    const auto now = m_bench->desk->find(idOf(*made));
    VERIFY_OK(now);
    QVERIFY(now->approvals.isEmpty());
    QCOMPARE(now->state, State::AwaitingApproval);
    const auto before = m_bench->opener.target;
    QVERIFY(!m_bench->apply(*made, breaking));
    QVERIFY(m_bench->opener.target == before);
}

void TestCarriedExceptions::approval_whileAReviewIsOverdue_isRefused()
{
    const auto first = m_bench->ask({});
    VERIFY_OK(first);
    VERIFY_OK(m_bench->breakThrough(*first, u"rescuer"_s));
    m_bench->opener.source["orders"] = JsonValue::Object{{"n", 3}};
    const auto second = m_bench->ask({});
    VERIFY_OK(second);
    const auto approval = signedBy(*second, u"one"_s); // in time
    VERIFY_OK(approval);
    m_bench->clock->time += std::chrono::hours(25);
    const auto blocked = import(*second, *approval);
    QVERIFY(!blocked);
    QVERIFY2(blocked.error().what.contains(idOf(*first).left(8)) && blocked.error().what.contains(u"broken through"_s), qPrintable(blocked.error().toText()));
    VERIFY_OK(m_bench->review(*first, u"one"_s));
    VERIFY_OK(m_bench->review(*first, u"two"_s));
    VERIFY_OK(import(*second, *approval));
    VERIFY_OK(m_bench->approve(*second, u"two"_s));
    VERIFY_OK(m_bench->apply(*second, {}));
}

QTEST_GUILESS_MAIN(TestCarriedExceptions)
#include "tst_carriedexceptions.moc"
