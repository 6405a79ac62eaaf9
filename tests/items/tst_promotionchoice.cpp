// SPDX-License-Identifier: GPL-3.0-or-later
// Which APIs of a path can be promoted together, and what a person can choose of them.
#include "items/promotionchoice.h"
#include "usecases/travelestate.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using Why = TravelAnswer::Why;

class TestPromotionChoice : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void alone_ofEachApi_saysWhatIsInTheWay_data();
    void alone_ofEachApi_saysWhatIsInTheWay();
    void together_ofTwo_namesTheOneAtFault_data();
    void together_ofTwo_namesTheOneAtFault();
    void together_ofThreeThatFitOnlyByPairs_isRefused();
    void rows_areThoseOfTheSource();
    void choice_locksWhatIsOnOtherGateways_untilItIsTakenBack();
    void choice_oneByOne_narrowsTheGateways();
    void source_chosenByHand_locksWhatIsNotThere();
    void chosen_inTheOrderOfChoosing_andStaysWhileFiltered();
    void setChosen_leavesOutWhatCannotGo_andSaysWhy();
    void limit_isReached_andNothingMoreIsTaken();
    void path_changed_keepsWhatCanGoThere();
    void data_ofALockedRow_hasTheReason();

private:
    [[nodiscard]] const ApiRow *row(const QString &name) const { return m_view->catalog.find(name); }
    [[nodiscard]] QString id(const QString &name) const { return row(name)->id.text(); }
    [[nodiscard]] const PromotionPath &path() const { return m_view->estate.promotionPaths.first(); }
    [[nodiscard]] std::unique_ptr<PromotionChoice> choiceOf(const QStringList &names) const;
    [[nodiscard]] Why whyOf(const PromotionChoice &choice, const QString &name) const { return choice.answerAt(choice.rowOf(id(name))).why; }

    std::shared_ptr<const CatalogView> m_view;
};

void TestPromotionChoice::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_view = TravelEstate().view();
}

std::unique_ptr<PromotionChoice> TestPromotionChoice::choiceOf(const QStringList &names) const
{
    auto choice = std::make_unique<PromotionChoice>(m_view);
    new QAbstractItemModelTester(choice.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, choice.get());
    (void)choice->setPath(path());
    QStringList ids;
    for (const QString &name : names)
        ids.append(id(name));
    (void)choice->setChosen(ids);
    return choice;
}

void TestPromotionChoice::alone_ofEachApi_saysWhatIsInTheWay_data()
{
    QTest::addColumn<QString>("api");
    QTest::addColumn<int>("why");
    QTest::newRow("on both sides") << u"orders"_s << static_cast<int>(Why::Can);
    QTest::newRow("new on the target") << u"ledger"_s << static_cast<int>(Why::Can);
    QTest::newRow("on two gateways of the source") << u"either"_s << static_cast<int>(Why::Can);
    QTest::newRow("no gateway of its kind") << u"maps"_s << static_cast<int>(Why::NoTarget);
    QTest::newRow("on another product") << u"cards"_s << static_cast<int>(Why::OtherKind);
    QTest::newRow("only on the target") << u"legacy"_s << static_cast<int>(Why::NotInSource);
}

void TestPromotionChoice::alone_ofEachApi_saysWhatIsInTheWay()
{
    QFETCH(QString, api);
    QFETCH(int, why);
    QCOMPARE(static_cast<int>(travels(*m_view, *row(api), path()).why), why);
}

void TestPromotionChoice::together_ofTwo_namesTheOneAtFault_data()
{
    QTest::addColumn<QStringList>("apis");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("why");
    QTest::newRow("same way") << QStringList{u"orders"_s, u"ledger"_s, u"either"_s} << QString() << 0;
    QTest::newRow("either goes with limits too") << QStringList{u"either"_s, u"limits"_s} << QString() << 0;
    QTest::newRow("other source") << QStringList{u"orders"_s, u"limits"_s} << u"limits"_s << static_cast<int>(Why::OtherSource);
    QTest::newRow("other target") << QStringList{u"ledger"_s, u"orders"_s, u"fees"_s} << u"fees"_s << static_cast<int>(Why::OtherTarget);
    QTest::newRow("one that cannot go at all") << QStringList{u"orders"_s, u"maps"_s} << u"maps"_s << static_cast<int>(Why::NoTarget);
}

void TestPromotionChoice::together_ofTwo_namesTheOneAtFault()
{
    QFETCH(QStringList, apis);
    QFETCH(QString, fault);
    QFETCH(int, why);
    std::vector<const ApiRow *> rows;
    for (const QString &api : apis)
        rows.push_back(row(api));
    const auto problem = whyNotTogether(*m_view, rows, path());
    QCOMPARE(problem.has_value(), !fault.isEmpty());
    if (problem) {
        QCOMPARE(problem->row, row(fault));
        QCOMPARE(static_cast<int>(problem->answer.why), why);
    }
}

//! Each two have a gateway in common, all three do not.
void TestPromotionChoice::together_ofThreeThatFitOnlyByPairs_isRefused()
{
    TravelEstate estate;
    estate.gateway(u"kong-c"_s, GatewayKind::Kong, u"sandbox"_s); // the sixth
    estate.place("one", {0, 1});
    estate.place("two", {1, 5});
    estate.place("three", {0, 5});
    m_view = estate.view();
    const auto fits = [&](const QStringList &names) {
        std::vector<const ApiRow *> rows;
        for (const QString &name : names)
            rows.push_back(row(name));
        return !whyNotTogether(*m_view, rows, path()).has_value();
    };
    QVERIFY(fits({u"one"_s, u"two"_s}) && fits({u"two"_s, u"three"_s}) && fits({u"one"_s, u"three"_s}));
    QVERIFY(!fits({u"one"_s, u"two"_s, u"three"_s}));
}

void TestPromotionChoice::rows_areThoseOfTheSource()
{
    const auto choice = choiceOf({});
    QCOMPARE(choice->rowCount(), 7);
    QCOMPARE(choice->rowOf(id(u"legacy"_s)), -1);
    QVERIFY(choice->chosen().isEmpty() && choice->way() == PromotionWay());
    choice->setFilter(u" EDG "_s);
    QCOMPARE(choice->rowCount(), 1);
    QCOMPARE(choice->index(0).data().toString(), u"ledger"_s);
}

void TestPromotionChoice::choice_locksWhatIsOnOtherGateways_untilItIsTakenBack()
{
    const auto choice = choiceOf({});
    QSignalSpy changed(choice.get(), &PromotionChoice::changed);
    QVERIFY(choice->setData(choice->index(choice->rowOf(id(u"orders"_s))), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(choice->way().source.text(), u"kong-a"_s);
    QCOMPARE(choice->way().target.text(), u"kong-p"_s);
    QCOMPARE(whyOf(*choice, u"ledger"_s), Why::Can);
    QCOMPARE(whyOf(*choice, u"limits"_s), Why::OtherSource);
    QCOMPARE(whyOf(*choice, u"fees"_s), Why::OtherTarget);
    const QModelIndex limits = choice->index(choice->rowOf(id(u"limits"_s)));
    QVERIFY(!choice->setData(limits, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(limits.flags().testFlag(Qt::ItemIsEnabled) && !limits.flags().testFlag(Qt::ItemIsUserCheckable)); // it can be gone to, to read why
    QVERIFY(choice->choose(id(u"orders"_s), false));
    QCOMPARE(whyOf(*choice, u"limits"_s), Why::Can);
    QVERIFY(choice->choose(id(u"limits"_s), true));
    QCOMPARE(choice->way().source.text(), u"kong-b"_s);
}

void TestPromotionChoice::choice_oneByOne_narrowsTheGateways()
{
    const auto choice = choiceOf({u"either"_s});
    QCOMPARE(choice->sources().size(), 2);
    QVERIFY(choice->choose(id(u"ledger"_s), true));
    QCOMPARE(choice->sources(), QList<GatewayId>{GatewayId(u"kong-a"_s)});
    QCOMPARE(choice->targets(), QList<GatewayId>{GatewayId(u"kong-p"_s)});
    const auto alone = choiceOf({u"ledger"_s}); // new there: it can go to both
    QCOMPARE(alone->targets().size(), 2);
    alone->setTarget(GatewayId(u"kong-q"_s));
    QCOMPARE(whyOf(*alone, u"orders"_s), Why::OtherTarget);
    QCOMPARE(whyOf(*alone, u"fees"_s), Why::Can);
}

void TestPromotionChoice::source_chosenByHand_locksWhatIsNotThere()
{
    const auto choice = choiceOf({u"either"_s});
    QCOMPARE(choice->way().source.text(), u"kong-a"_s);
    QCOMPARE(whyOf(*choice, u"limits"_s), Why::OtherSource);
    choice->setSource(GatewayId(u"kong-b"_s));
    QCOMPARE(whyOf(*choice, u"limits"_s), Why::Can);
    QCOMPARE(whyOf(*choice, u"orders"_s), Why::OtherSource);
    choice->setSource(GatewayId(u"kong-p"_s)); // not one of them
    QCOMPARE(choice->way().source.text(), u"kong-a"_s);
}

void TestPromotionChoice::chosen_inTheOrderOfChoosing_andStaysWhileFiltered()
{
    const auto choice = choiceOf({u"orders"_s});
    choice->setFilter(u"ledger"_s);
    QVERIFY(choice->choose(id(u"ledger"_s), true));
    choice->setFilter(u"nothing is called so"_s);
    QCOMPARE(choice->rowCount(), 0);
    QCOMPARE(choice->chosenNames(), (QStringList{u"orders"_s, u"ledger"_s}));
    QCOMPARE(choice->chosen(), (QStringList{id(u"orders"_s), id(u"ledger"_s)}));
    QVERIFY(choice->choose(id(u"orders"_s), false)); // though it is not shown
    QCOMPARE(choice->chosenNames(), QStringList{u"ledger"_s});
}

void TestPromotionChoice::setChosen_leavesOutWhatCannotGo_andSaysWhy()
{
    const auto choice = choiceOf({});
    const auto leftOut = choice->setChosen({id(u"orders"_s), id(u"limits"_s), u"gone"_s, id(u"ledger"_s), id(u"orders"_s), id(u"legacy"_s)});
    QCOMPARE(choice->chosenNames(), (QStringList{u"orders"_s, u"ledger"_s}));
    QCOMPARE(leftOut.size(), 3);
    QCOMPARE(leftOut[0].name, u"limits"_s);
    QCOMPARE(leftOut[0].answer->why, Why::OtherSource);
    QCOMPARE(leftOut[1].name, u"gone"_s);
    QVERIFY(!leftOut[1].answer);
    QCOMPARE(leftOut[2].answer->why, Why::NotInSource);
}

void TestPromotionChoice::limit_isReached_andNothingMoreIsTaken()
{
    TravelEstate estate;
    for (int i = 0; i < mostApisOfAPlan + 1; ++i)
        estate.place("many-" + std::string(1, static_cast<char>('a' + i)), {0});
    m_view = estate.view();
    const auto choice = choiceOf({});
    for (int i = 0; i < mostApisOfAPlan; ++i)
        QVERIFY(choice->choose(id(u"many-%1"_s.arg(QChar(u'a' + i))), true));
    QCOMPARE(whyOf(*choice, u"orders"_s), Why::TooMany);
    QVERIFY(!choice->choose(id(u"orders"_s), true));
    QVERIFY(choice->choose(id(u"many-a"_s), false));
    QVERIFY(choice->choose(id(u"orders"_s), true));
    QStringList all;
    for (int i = 0; i < mostApisOfAPlan + 1; ++i)
        all.append(id(u"many-%1"_s.arg(QChar(u'a' + i))));
    const auto leftOut = choice->setChosen(all);
    QCOMPARE(leftOut.size(), 1);
    QCOMPARE(leftOut[0].answer->why, Why::TooMany);
}

void TestPromotionChoice::path_changed_keepsWhatCanGoThere()
{
    TravelEstate estate;
    estate.estate.environments.append({EnvironmentId(u"second"_s), EnvironmentType::Production});
    estate.gateway(u"kong-2"_s, GatewayKind::Kong, u"second"_s);
    estate.addPath(u"production"_s, u"second"_s);
    m_view = estate.view();
    const auto choice = choiceOf({u"orders"_s, u"ledger"_s});
    const auto leftOut = choice->setPath(m_view->estate.promotionPaths[1]);
    QCOMPARE(choice->chosenNames(), QStringList{u"orders"_s});
    QCOMPARE(leftOut.size(), 1);
    QCOMPARE(leftOut[0].name, u"ledger"_s);
    QCOMPARE(choice->way().source.text(), u"kong-p"_s);
    QCOMPARE(choice->way().target.text(), u"kong-2"_s);
    QVERIFY(choice->rowOf(id(u"legacy"_s)) >= 0);
}

void TestPromotionChoice::data_ofALockedRow_hasTheReason()
{
    const auto choice = choiceOf({u"orders"_s});
    choice->setWords([](const TravelAnswer &answer) { return QString(u"on "_s + answer.gateways.value(0).text()); });
    const QModelIndex limits = choice->index(choice->rowOf(id(u"limits"_s))), ledger = choice->index(choice->rowOf(id(u"ledger"_s)));
    QCOMPARE(limits.data(Qt::ToolTipRole).toString(), u"on kong-b"_s);
    QCOMPARE(limits.data(Qt::AccessibleDescriptionRole).toString(), u"on kong-b"_s);
    QVERIFY(ledger.data(Qt::ToolTipRole).toString().isEmpty());
    QCOMPARE(ledger.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QVERIFY(!ledger.data(Qt::EditRole).isValid());
}

QTEST_GUILESS_MAIN(TestPromotionChoice)
#include "tst_promotionchoice.moc"
