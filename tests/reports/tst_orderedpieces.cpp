// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/orderedpieces.h"

#include <QTest>

#include <atomic>

using namespace bulkhead::reports;

//! Pieces of a text that threads make: in their order, a few ahead, whoever is first.
class TestOrderedPieces : public QObject
{
    Q_OBJECT
private slots:
    void pieces_ofUnequalWork_comeInTheirOrder();
    void pieces_areMade_onlyAFewAhead();
    void reader_thatStopsEarly_leavesNothingBehind();
    void noPiece_isNoTrouble();
};

void TestOrderedPieces::pieces_ofUnequalWork_comeInTheirOrder()
{
    constexpr std::size_t count = 2'000;
    OrderedPieces pieces(count, [](std::size_t index, std::string &into) {
        into.clear();
        for (std::size_t i = 0; i < (index * 7919) % 97; ++i) // uneven, so that later ones are done before earlier ones
            into += std::to_string(index) + ',';
        into = std::to_string(index);
    });
    for (std::size_t i = 0; i < count; ++i)
        QCOMPARE(std::string(pieces.next()), std::to_string(i));
}

void TestOrderedPieces::pieces_areMade_onlyAFewAhead()
{
    std::atomic<std::size_t> begun = 0, read = 0, most = 0;
    OrderedPieces pieces(1'000, [&](std::size_t, std::string &into) {
        const std::size_t ahead = ++begun - read;
        for (std::size_t known = most; ahead > known && !most.compare_exchange_weak(known, ahead);) { }
        into = "x";
    });
    for (int i = 0; i < 1'000; ++i) {
        (void)pieces.next();
        ++read;
    }
    QVERIFY2(most <= 2 * 8 + 3, qPrintable(QString::number(most)));
    QCOMPARE(begun.load(), std::size_t{1'000});
}

void TestOrderedPieces::reader_thatStopsEarly_leavesNothingBehind()
{
    std::atomic<int> inside = 0;
    {
        OrderedPieces pieces(10'000, [&inside](std::size_t, std::string &into) {
            ++inside;
            into.assign(1'000, 'x');
            --inside;
        });
        (void)pieces.next();
    }
    QCOMPARE(inside.load(), 0);
}

void TestOrderedPieces::noPiece_isNoTrouble()
{
    std::atomic<int> made = 0;
    {
        const OrderedPieces pieces(0, [&made](std::size_t, std::string &) { ++made; });
    }
    QCOMPARE(made.load(), 0);
}

QTEST_GUILESS_MAIN(TestOrderedPieces)
#include "tst_orderedpieces.moc"
