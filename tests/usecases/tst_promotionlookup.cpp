// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionbench.h"
#include "usecases/promotionlookup.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

class TestPromotionLookup : public QObject
{
    Q_OBJECT
private slots:
    void request_inTime_waitsForThoseWhoMaySign();
    void request_whoseTimeIsOver_waitsForNobody();

private:
    static Result<PromotionsView> look(PromotionBench &bench)
    {
        KnownSteps known;
        return lookAtPromotions(*bench.desk, known, {});
    }
};

void TestPromotionLookup::request_inTime_waitsForThoseWhoMaySign()
{
    PromotionBench bench;
    QVERIFY(bench.ask());
    const auto view = look(bench);
    QVERIFY(view);
    QCOMPARE(view->requests.size(), 1);
    QCOMPARE(view->requests[0].request.state, State::AwaitingApproval);
    QCOMPARE(view->requests[0].couldApprove, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
}

void TestPromotionLookup::request_whoseTimeIsOver_waitsForNobody()
{
    PromotionBench bench;
    QVERIFY(bench.ask());
    bench.clock->time += std::chrono::hours(24 * 4);
    const auto view = look(bench);
    QVERIFY(view);
    QCOMPARE(view->requests[0].request.state, State::Expired);
    QCOMPARE(view->requests[0].request.movedAt, view->requests[0].request.expires);
    QVERIFY(view->requests[0].couldApprove.isEmpty());
    QVERIFY(view->requests[0].gates.isEmpty());
    QCOMPARE(bench.desk->find(QString::fromStdString(view->requests[0].request.id))->state, State::AwaitingApproval); // nobody has written it down yet
}

QTEST_GUILESS_MAIN(TestPromotionLookup)
#include "tst_promotionlookup.moc"
