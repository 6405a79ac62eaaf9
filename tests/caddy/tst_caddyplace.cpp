// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyplace.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace bulkhead;

namespace {

using Ids = std::vector<std::string>;

Ids numbered(int count)
{
    Ids ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(std::string(1, 'r').append(std::to_string(i)));
    return ids;
}

//! Takes some out from the back, as plans do, and gives what stood there.
std::vector<std::pair<std::string, JsonValue>> takeOut(Ids &ids, const Ids &gone)
{
    const Ids all = ids; // places are of one reading
    std::vector<std::pair<std::string, JsonValue>> taken;
    for (std::size_t i = all.size(); i-- > 0;) {
        if (std::find(gone.begin(), gone.end(), all[i]) == gone.end())
            continue;
        taken.emplace_back(all[i], caddyPlace(all, i));
        std::erase(ids, all[i]);
    }
    return taken;
}

void putBack(Ids &ids, const std::vector<std::pair<std::string, JsonValue>> &taken)
{
    for (auto one = taken.rbegin(); one != taken.rend(); ++one)
        ids.insert(ids.begin() + static_cast<std::ptrdiff_t>(caddyIndex(one->second, ids)), one->first);
}

} // namespace

class TestCaddyPlace : public QObject
{
    Q_OBJECT
private slots:
    void takenOut_putBack_areWhereTheyWere();
    void neighboursThatChanged_arePassedOver();
    void routesOfOthers_stayWhereTheyAre_data();
    void routesOfOthers_stayWhereTheyAre();
    void longLists_areToldShortly();
    void placeThatIsNone_isTheFront();
};

void TestCaddyPlace::takenOut_putBack_areWhereTheyWere()
{
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        const Ids all = numbered(1 + int(random() % 60));
        Ids gone, ids = all;
        std::copy_if(all.begin(), all.end(), std::back_inserter(gone), [&](const std::string &) { return random() % 3 == 0; });
        putBack(ids, takeOut(ids, gone));
        QVERIFY(ids == all);
    }
}

//! The plan that deletes also changes: what is found by its content has another name then.
void TestCaddyPlace::neighboursThatChanged_arePassedOver()
{
    Ids ids = numbered(6);
    const auto taken = takeOut(ids, {"r3"});
    ids[2] = "r2, changed";
    ids[3] = "r4, changed";
    putBack(ids, taken);
    QVERIFY((ids == Ids{"r0", "r1", "r2, changed", "r3", "r4, changed", "r5"}));
}

void TestCaddyPlace::routesOfOthers_stayWhereTheyAre_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<int>("index");
    const auto row = [](const char *name, const char *now, int index) { QTest::newRow(name) << QByteArray(now) << index; };
    row("nothing else happened", "r0 r1 r3 r4", 2);
    row("one came in front", "new r0 r1 r3 r4", 3);
    row("one came behind", "r0 r1 r3 r4 new", 2);
    row("the neighbours went", "r0 r4", 1);
    row("what stood before it went", "r3 r4", 0);
    row("what stood behind it went", "r0 r1", 2);
    row("only others are left", "x y z", 2);
    row("nothing is left", "", 0);
}

void TestCaddyPlace::routesOfOthers_stayWhereTheyAre()
{
    QFETCH(QByteArray, now);
    QFETCH(int, index);
    Ids ids;
    for (const QByteArray &id : now.split(' ')) {
        if (!id.isEmpty())
            ids.push_back(id.toStdString());
    }
    QCOMPARE(int(caddyIndex(caddyPlace(numbered(5), 2), ids)), index);
}

void TestCaddyPlace::longLists_areToldShortly()
{
    Ids ids = numbered(1000);
    const auto taken = takeOut(ids, {"r500"});
    QVERIFY(canonical(taken.front().second).size() < 500);
    ids.insert(ids.begin(), "new");
    QCOMPARE(caddyIndex(taken.front().second, ids), std::size_t(501));
}

void TestCaddyPlace::placeThatIsNone_isTheFront()
{
    QCOMPARE(caddyIndex(JsonValue(), numbered(3)), std::size_t(0));
    QCOMPARE(caddyIndex(JsonValue::Object{{"index", -5}, {"after", "r1"}}, numbered(3)), std::size_t(0));
}

QTEST_GUILESS_MAIN(TestCaddyPlace)
#include "tst_caddyplace.moc"
