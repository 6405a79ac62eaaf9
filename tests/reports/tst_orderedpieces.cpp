// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/orderedpieces.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

using namespace bulkhead::reports;

//! Pieces of a text that threads make: handed on in their order, one at a time, whoever is first.
class TestOrderedPieces : public QObject
{
    Q_OBJECT
private slots:
    void pieces_ofUnequalWork_comeInTheirOrder();
    void pieces_areMade_onlyAFewAhead();
    void sink_isCalled_forOnePieceAtATime();
    void sink_thatTakesNoMore_leavesNothingBehind();
    void noPiece_isNoTrouble();
};

void TestOrderedPieces::pieces_ofUnequalWork_comeInTheirOrder()
{
    constexpr std::size_t count = 2'000;
    std::vector<std::string> taken;
    const auto make = [](std::size_t index, std::string &into) {
        into.clear();
        for (std::size_t i = 0; i < (index * 7919) % 97; ++i) // uneven, so that later ones are done before earlier ones
            into += std::to_string(index) + ',';
        into = std::to_string(index);
    };
    QVERIFY(handOnPieces(count, make, [&taken](std::string_view piece) { return taken.emplace_back(piece), true; }));
    QCOMPARE(taken.size(), count);
    for (std::size_t i = 0; i < count; ++i)
        QCOMPARE(taken[i], std::to_string(i));
}

void TestOrderedPieces::pieces_areMade_onlyAFewAhead()
{
    std::atomic<std::size_t> begun = 0, taken = 0, most = 0;
    const auto make = [&](std::size_t, std::string &into) {
        const std::size_t ahead = ++begun - taken;
        for (std::size_t known = most; ahead > known && !most.compare_exchange_weak(known, ahead);) { }
        into = "x";
    };
    QVERIFY(handOnPieces(1'000, make, [&taken](std::string_view) { return ++taken, true; }));
    QVERIFY2(most <= 8 + 1, qPrintable(QString::number(most)));
    QCOMPARE(begun.load(), std::size_t{1'000});
}

void TestOrderedPieces::sink_isCalled_forOnePieceAtATime()
{
    std::atomic<int> inside = 0, most = 0;
    std::set<const void *> memory; // whoever made a piece hands it on: as many texts as threads
    const auto sink = [&](std::string_view piece) {
        most = std::max(most.load(), ++inside);
        memory.insert(piece.data());
        std::this_thread::yield();
        --inside;
        return true;
    };
    QVERIFY(handOnPieces(2'000, [](std::size_t, std::string &into) { into.assign(1'000, 'x'); }, sink));
    QCOMPARE(most.load(), 1);
    QVERIFY(memory.size() <= 8);
}

void TestOrderedPieces::sink_thatTakesNoMore_leavesNothingBehind()
{
    std::atomic<int> inside = 0;
    int taken = 0;
    const auto make = [&inside](std::size_t, std::string &into) {
        ++inside;
        into.assign(1'000, 'x');
        --inside;
    };
    QVERIFY(!handOnPieces(10'000, make, [&taken](std::string_view) { return ++taken < 3; }));
    QCOMPARE(taken, 3);
    QCOMPARE(inside.load(), 0);
}

void TestOrderedPieces::noPiece_isNoTrouble()
{
    const auto wrong = [](std::string_view) { return false; };
    QVERIFY(handOnPieces(0, [](std::size_t, std::string &) { }, wrong));
}

QTEST_GUILESS_MAIN(TestOrderedPieces)
#include "tst_orderedpieces.moc"
