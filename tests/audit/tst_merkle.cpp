// SPDX-License-Identifier: GPL-3.0-or-later
// Trees and proofs that are right; tst_merkleforgery has those that are not.
#include "audit/naivetree.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <bit>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t most = 256;

const NaiveTree &tree()
{
    static const NaiveTree tree(most, "leaf ");
    return tree;
}

// The tree that certificate-transparency tests with.
const std::vector<std::string_view> knownLeaves{"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                                "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string_view> knownRoots{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

struct KnownTree
{
    std::map<std::pair<int, std::uint64_t>, Digest> nodes;
    std::vector<Digest> leaves, roots{emptyRoot()};

    KnownTree()
    {
        Frontier frontier;
        for (const std::string_view hex : knownLeaves) {
            leaves.push_back(leafHash(fromHex(hex).value()));
            frontier.append(leaves.back(),
                            [this](const NodeId &id, const Digest &hash) { nodes[{id.level, id.index}] = hash; });
            roots.push_back(frontier.root());
        }
    }
    [[nodiscard]] NodeReader reader() const
    {
        return [this](const NodeId &id) { return std::optional(nodes.at({id.level, id.index})); };
    }
};

QStringList hexOf(const Proof &proof)
{
    QStringList list;
    for (const Digest &hash : proof)
        list.append(QString::fromStdString(toHex(hash)));
    return list;
}

} // namespace

class TestMerkle : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void root_knownTree_isAsPublished();
    void proofs_knownTree_areAsPublished_data();
    void proofs_knownTree_areAsPublished();
    void root_everySize_isThatOfTheDefinition();
    void inclusion_everyLeafOfEverySize_isThatOfTheDefinitionAndVerifies();
    void consistency_everyPairOfSizes_isThatOfTheDefinitionAndVerifies();
    void proofs_indexOrSizeThatIsNone_areNothing();
    void proofs_anyNodeMissing_areNothing();
    void proofs_nodesAskedFor_areFew();
    void frontier_nodes_areEveryCompleteSubtreeOnce();
    void frontier_nodesOfEverySize_coverItFromTheLeft();
    void frontier_madeAgainAtAnySize_goesOnTheSame();
    void verify_sizesBeyondAnyTree_areRefused();
};

void TestMerkle::root_knownTree_isAsPublished()
{
    const KnownTree known;
    QCOMPARE(toHex(emptyRoot()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(toHex(Frontier().root()), toHex(emptyRoot()));
    for (std::size_t size = 1; size <= knownRoots.size(); ++size) {
        QCOMPARE(toHex(known.roots[size]), std::string(knownRoots[size - 1]));
        QCOMPARE(rootAt(size, known.reader()), std::optional(known.roots[size]));
    }
}

void TestMerkle::proofs_knownTree_areAsPublished_data()
{
    QTest::addColumn<bool>("isInclusion");
    QTest::addColumn<quint64>("first"); // index of the leaf, or older size
    QTest::addColumn<quint64>("size");
    QTest::addColumn<QStringList>("proof");
    const auto a = u"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"_s;
    const auto b = u"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"_s;
    const auto c = u"6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"_s;
    const auto d = u"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"_s;
    const auto e = u"ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"_s;
    const auto f = u"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"_s;
    const auto g = u"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"_s;
    const auto h = u"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"_s;
    const auto i = u"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"_s;
    QTest::newRow("leaf 1 of 1") << true << quint64(0) << quint64(1) << QStringList();
    QTest::newRow("leaf 1 of 8") << true << quint64(0) << quint64(8) << QStringList{a, b, c};
    QTest::newRow("leaf 6 of 8") << true << quint64(5) << quint64(8) << QStringList{d, e, f};
    QTest::newRow("leaf 3 of 3") << true << quint64(2) << quint64(3) << QStringList{g};
    QTest::newRow("leaf 2 of 5") << true << quint64(1) << quint64(5) << QStringList{h, b, d};
    QTest::newRow("1 in 1") << false << quint64(1) << quint64(1) << QStringList();
    QTest::newRow("1 in 8") << false << quint64(1) << quint64(8) << QStringList{a, b, c};
    QTest::newRow("6 in 8") << false << quint64(6) << quint64(8) << QStringList{i, e, f};
    QTest::newRow("2 in 5") << false << quint64(2) << quint64(5) << QStringList{b, d};
}

void TestMerkle::proofs_knownTree_areAsPublished()
{
    QFETCH(const bool, isInclusion);
    QFETCH(const quint64, first);
    QFETCH(const quint64, size);
    QFETCH(const QStringList, proof);
    const KnownTree known;
    const auto made = isInclusion ? inclusionProof(first, size, known.reader())
        : consistencyProof(first, size, known.reader());
    QVERIFY(made);
    QCOMPARE(hexOf(*made), proof);
    QVERIFY(isInclusion ? verifyInclusion(known.leaves[first], first, size, *made, known.roots[size])
                        : verifyConsistency(first, known.roots[first], size, known.roots[size], *made));
}

void TestMerkle::root_everySize_isThatOfTheDefinition()
{
    Frontier frontier;
    for (std::uint64_t size = 0; size <= most; ++size) {
        QCOMPARE(frontier.size(), size);
        QCOMPARE(frontier.root(), tree().root(size));
        QCOMPARE(rootAt(size, tree().reader()), std::optional(tree().root(size)));
        if (size < most)
            frontier.append(tree().leaf(size));
    }
    // A leaf is no node, and a node no leaf: what is hashed begins with another byte.
    const std::string zero(1, '\0'), one(1, '\1');
    QCOMPARE(leafHash("x"), sha256(zero + "x"));
    QCOMPARE(leafHash({}), sha256(zero));
    const Digest left = sha256("l"), right = sha256("r");
    const auto bytes = [](const Digest &digest) { return std::string(digest.begin(), digest.end()); };
    QCOMPARE(nodeHash(left, right), sha256(one + bytes(left) + bytes(right)));
}

void TestMerkle::inclusion_everyLeafOfEverySize_isThatOfTheDefinitionAndVerifies()
{
    int count = 0;
    for (std::uint64_t size = 1; size <= most; ++size) {
        for (std::uint64_t index = 0; index < size; ++index, ++count) {
            const auto proof = inclusionProof(index, size, tree().reader());
            QVERIFY(proof);
            QVERIFY(*proof == tree().path(index, size));
            QVERIFY(verifyInclusion(tree().leaf(index), index, size, *proof, tree().root(size)));
        }
    }
    qInfo("%d proofs", count);
    QCOMPARE(count, 32896);
}

void TestMerkle::consistency_everyPairOfSizes_isThatOfTheDefinitionAndVerifies()
{
    int count = 0;
    for (std::uint64_t newer = 1; newer <= most; ++newer) {
        for (std::uint64_t older = 0; older <= newer; ++older, ++count) {
            const auto proof = consistencyProof(older, newer, tree().reader());
            QVERIFY(proof);
            QVERIFY(*proof == tree().consistency(older, newer));
            QVERIFY(verifyConsistency(older, tree().root(older), newer, tree().root(newer), *proof));
        }
    }
    qInfo("%d proofs", count);
    QCOMPARE(count, 32896 + 256);
}

void TestMerkle::proofs_indexOrSizeThatIsNone_areNothing()
{
    QVERIFY(!inclusionProof(0, 0, tree().reader()));
    QVERIFY(!inclusionProof(5, 5, tree().reader()));
    QVERIFY(!inclusionProof(6, 5, tree().reader()));
    QVERIFY(!inclusionProof(~std::uint64_t{0}, 5, tree().reader()));
    QVERIFY(!consistencyProof(6, 5, tree().reader()));
    QVERIFY(!rootAt(most + 1, tree().reader())); // there is no such node
    const Digest root = tree().root(5);
    QVERIFY(!verifyInclusion(root, 0, 0, {}, root));
    QVERIFY(!verifyInclusion(tree().leaf(4), 5, 5, tree().path(4, 5), root));
    QVERIFY(!verifyConsistency(5, root, 4, root, {}));
    QVERIFY(!verifyConsistency(0, root, 5, root, {}));
    QVERIFY(!verifyConsistency(0, emptyRoot(), 5, root, {tree().leaf(0)}));
    QVERIFY(!verifyConsistency(5, root, 5, root, {tree().leaf(0)}));
    QVERIFY(!verifyConsistency(5, root, 5, tree().root(6), {}));
    QVERIFY(verifyConsistency(0, emptyRoot(), 0, emptyRoot(), {}));
}

void TestMerkle::proofs_anyNodeMissing_areNothing()
{
    for (std::uint64_t size = 1; size <= 40; ++size) {
        for (std::uint64_t first = 0; first < size; ++first) {
            std::vector<NodeId> asked;
            const NodeReader all = [&](const NodeId &id) {
                asked.push_back(id);
                return tree().reader()(id);
            };
            QVERIFY(inclusionProof(first, size, all));
            const auto ofInclusion = asked.size();
            QVERIFY(consistencyProof(first, size, all));
            for (std::size_t gone = 0; gone < asked.size(); ++gone) {
                std::size_t calls = gone < ofInclusion ? 0 : ofInclusion;
                const NodeReader gap = [&](const NodeId &id) { return calls++ == gone ? std::nullopt
                                                              : tree().reader()(id); };
                QVERIFY(!(gone < ofInclusion ? inclusionProof(first, size, gap) : consistencyProof(first, size, gap)));
            }
        }
    }
}

void TestMerkle::proofs_nodesAskedFor_areFew()
{
    for (std::uint64_t size = 2; size <= most; ++size) {
        const int height = std::bit_width(size - 1);
        for (std::uint64_t first = 1; first < size; ++first) {
            int asked = 0;
            const NodeReader counting = [&](const NodeId &id) {
                ++asked;
                return tree().reader()(id);
            };
            QVERIFY(inclusionProof(first, size, counting));
            QVERIFY2(asked <= 2 * height, qPrintable(u"%1 of %2: %3"_s.arg(first).arg(size).arg(asked)));
            asked = 0;
            QVERIFY(consistencyProof(first, size, counting));
            QVERIFY2(asked <= 2 * height, qPrintable(u"%1 in %2: %3"_s.arg(first).arg(size).arg(asked)));
        }
    }
}

void TestMerkle::frontier_nodes_areEveryCompleteSubtreeOnce()
{
    std::map<std::pair<int, std::uint64_t>, int> seen;
    Frontier frontier;
    for (std::uint64_t i = 0; i < most; ++i)
        frontier.append(tree().leaf(i), [&](const NodeId &id, const Digest &) { ++seen[{id.level, id.index}]; });
    std::size_t expected = 0;
    for (int level = 0; level <= 8; ++level) {
        for (std::uint64_t index = 0; index < most >> level; ++index, ++expected) {
            QCOMPARE((seen[{level, index}]), 1);
            const auto below = [&](std::uint64_t side) { return tree().nodes().at({level - 1, 2 * index + side}); };
            QCOMPARE(tree().nodes().at({level, index}), level == 0 ? tree().leaf(index) : nodeHash(below(0), below(1)));
        }
    }
    QCOMPARE(seen.size(), expected);
}

void TestMerkle::frontier_nodesOfEverySize_coverItFromTheLeft()
{
    const auto check = [](std::uint64_t size) {
        std::uint64_t covered = 0, before = 64;
        for (const NodeId &id : Frontier::nodesOf(size)) {
            QVERIFY(static_cast<std::uint64_t>(id.level) < before); // each is smaller than the one before
            QCOMPARE(id.index << id.level, covered);
            covered += std::uint64_t{1} << id.level;
            before = static_cast<std::uint64_t>(id.level);
        }
        QCOMPARE(covered, size);
    };
    for (std::uint64_t size = 0; size <= 4 * most; ++size)
        check(size);
    for (int bit = 10; bit < 64; ++bit) {
        check(std::uint64_t{1} << bit);
        check((std::uint64_t{1} << bit) - 1);
        check((std::uint64_t{1} << bit) + 5);
    }
    QVERIFY(Frontier::nodesOf(0).empty());
    QCOMPARE(Frontier::nodesOf(~std::uint64_t{0}).size(), std::size_t{64});
}

void TestMerkle::frontier_madeAgainAtAnySize_goesOnTheSame()
{
    for (std::uint64_t size = 0; size < most; ++size) {
        std::vector<Digest> hashes;
        for (const NodeId &id : Frontier::nodesOf(size))
            hashes.push_back(tree().nodes().at({id.level, id.index}));
        Frontier frontier = Frontier::of(size, hashes);
        QCOMPARE(frontier.size(), size);
        QCOMPARE(frontier.root(), tree().root(size));
        for (std::uint64_t next = size; next < std::min(size + 9, most); ++next) {
            frontier.append(tree().leaf(next));
            QCOMPARE(frontier.root(), tree().root(next + 1));
        }
    }
}

void TestMerkle::verify_sizesBeyondAnyTree_areRefused()
{
    const Digest hash = sha256("x");
    for (std::size_t length = 0; length <= 70; ++length) {
        const Proof proof(length, hash);
        for (const std::uint64_t size : {std::uint64_t{1} << 53, std::uint64_t{1} << 63, ~std::uint64_t{0}}) {
            for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, size / 2, size - 1}) {
                QVERIFY(!verifyInclusion(hash, index, size, proof, hash));
                QVERIFY(!verifyConsistency(index + 1, sha256("y"), size, hash, proof));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
