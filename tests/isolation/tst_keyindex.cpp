// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/keyindex.h"

#include <QTest>

using namespace bulkhead::isolation;

namespace {

std::vector<std::uint32_t> itemsOf(const KeyIndex &index, std::string_view key)
{
    std::vector<std::uint32_t> items;
    for (const KeyIndex::Entry &entry : index.find(key))
        items.push_back(entry.item);
    return items;
}

using Items = std::vector<std::uint32_t>;

} // namespace

class TestKeyIndex : public QObject
{
    Q_OBJECT
private slots:
    void items_areFoundAscending_whateverTheOrder();
    void entries_thatAreEqual_countOnce();
    void keys_thatAreNotThere_findNothing();
    void keys_withZeroBytes_differ();
    void replace_equalsABuildAnew();
    void manyKeys_areEachFoundAlone();
};

void TestKeyIndex::items_areFoundAscending_whateverTheOrder()
{
    KeyIndex index;
    for (const std::uint32_t item : {7U, 1U, 4U})
        index.add("a", item);
    index.add("b", 2);
    index.seal();
    QCOMPARE(itemsOf(index, "a"), (Items{1, 4, 7}));
    QCOMPARE(itemsOf(index, "b"), (Items{2}));
}

void TestKeyIndex::entries_thatAreEqual_countOnce()
{
    KeyIndex index;
    index.add("a", 1);
    index.add("a", 1);
    index.seal();
    QCOMPARE(index.size(), 1U);
}

void TestKeyIndex::keys_thatAreNotThere_findNothing()
{
    KeyIndex empty;
    empty.seal();
    QVERIFY(empty.find("a").empty());
    KeyIndex index;
    index.add("a", 1);
    index.seal();
    QVERIFY(index.find("A").empty());
    QVERIFY(index.find("").empty());
}

void TestKeyIndex::keys_withZeroBytes_differ()
{
    using namespace std::string_view_literals;
    KeyIndex index;
    index.add("secret/\0a"sv, 1);
    index.add("secret/\0b"sv, 2);
    index.seal();
    QCOMPARE(itemsOf(index, "secret/\0b"sv), (Items{2}));
    QVERIFY(index.find("secret/"sv).empty());
}

void TestKeyIndex::replace_equalsABuildAnew()
{
    KeyIndex changed;
    for (std::uint32_t i = 0; i < 100; ++i)
        changed.add("key-" + std::to_string(i % 10), i);
    changed.seal();
    changed.replace({{"key-3", 3}, {"key-4", 4}, {"not-there", 9}}, {{"key-3", 4}, {"new", 3}, {"key-5", 5}});

    KeyIndex anew;
    for (std::uint32_t i = 0; i < 100; ++i) {
        if (i != 3 && i != 4)
            anew.add("key-" + std::to_string(i % 10), i);
    }
    anew.add("key-3", 4);
    anew.add("new", 3);
    anew.seal();
    QCOMPARE(changed.size(), anew.size());
    for (const char *key : {"key-3", "key-4", "key-5", "new", "not-there"})
        QCOMPARE(itemsOf(changed, key), itemsOf(anew, key));
}

void TestKeyIndex::manyKeys_areEachFoundAlone()
{
    constexpr std::uint32_t count = 200'000;
    KeyIndex index;
    for (std::uint32_t i = 0; i < count; ++i)
        index.add("at/10.0.0.1:" + std::to_string(i), i);
    index.seal();
    QCOMPARE(index.size(), std::size_t{count});
    for (std::uint32_t i = 0; i < count; i += 997)
        QCOMPARE(itemsOf(index, "at/10.0.0.1:" + std::to_string(i)), (Items{i}));
}

QTEST_GUILESS_MAIN(TestKeyIndex)
#include "tst_keyindex.moc"
