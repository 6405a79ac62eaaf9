// SPDX-License-Identifier: GPL-3.0-or-later
// Proofs that are not right, one way or the other: none may pass.
#include "audit/naivetree.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t most = 256;
constexpr unsigned seed = 20261129;

bool isFull()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
}

const NaiveTree &tree()
{
    static const NaiveTree tree(most, "leaf ");
    return tree;
}

const NaiveTree &otherTree()
{
    static const NaiveTree tree(most, "other ");
    return tree;
}

//! A claim of either kind: the leaf at an index, or the older tree, is in the (newer) tree.
struct Claim
{
    bool isInclusion = true;
    std::uint64_t first = 0, size = 0;
    Digest small{}; //!< leaf or older root
    Digest root{};
    Proof proof;

    [[nodiscard]] bool holds() const
    {
        return isInclusion ? verifyInclusion(small, first, size, proof, root)
            : verifyConsistency(first, small, size, root, proof);
    }
};

Claim claimOf(const NaiveTree &of, bool isInclusion, std::uint64_t first, std::uint64_t size)
{
    if (isInclusion)
        return {true, first, size, of.leaf(first), of.root(size), of.path(first, size)};
    return {false, first, size, of.root(first), of.root(size), of.consistency(first, size)};
}

std::string sides(const Claim &claim, std::uint64_t first, std::uint64_t size)
{
    return claim.isInclusion ? NaiveTree::sides(first, size) : NaiveTree::sidesBetween(first, size);
}

//! All claims that are right, or a sample of them. An older tree of size 0 needs no proof, and two of one size have none.
std::vector<Claim> rightClaims(bool isInclusion, std::size_t sampled)
{
    std::vector<Claim> claims;
    std::mt19937_64 random(seed);
    if (!isFull()) {
        while (claims.size() < sampled) {
            const std::uint64_t size = 2 + random() % (most - 1);
            claims.push_back(claimOf(tree(), isInclusion, isInclusion ? random() % size : 1 + random() % (size - 1),
                                     size));
        }
        return claims;
    }
    for (std::uint64_t size = 1; size <= most; ++size) {
        for (std::uint64_t first = isInclusion ? 0 : 1; first < size; ++first)
            claims.push_back(claimOf(tree(), isInclusion, first, size));
    }
    return claims;
}

void addRows()
{
    QTest::addColumn<bool>("isInclusion");
    QTest::newRow("inclusion") << true;
    QTest::newRow("consistency") << false;
}

} // namespace

class TestMerkleForgery : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verify_anyBitFlipped_isRefused_data() { addRows(); }
    void verify_anyBitFlipped_isRefused();
    void verify_hashMissingAddedOrSwapped_isRefused_data() { addRows(); }
    void verify_hashMissingAddedOrSwapped_isRefused();
    void verify_otherIndexOrOlderSize_isRefused_data() { addRows(); }
    void verify_otherIndexOrOlderSize_isRefused();
    void verify_otherSize_isRefused_data() { addRows(); }
    void verify_otherSize_isRefused();
    void verify_rootsOfAnotherTree_areRefused_data() { addRows(); }
    void verify_rootsOfAnotherTree_areRefused();
    void consistency_hundredThousandForgeries_noneIsAccepted();
};

void TestMerkleForgery::verify_anyBitFlipped_isRefused()
{
    QFETCH(const bool, isInclusion);
    std::size_t tried = 0;
    for (Claim &claim : rightClaims(isInclusion, 150)) {
        QVERIFY(claim.holds());
        const auto holdingOf = [&tried, &claim](Digest &hash) {
            std::size_t holding = 0;
            for (std::size_t bit = 0; bit < hash.size() * 8; ++bit, ++tried) {
                hash[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
                holding += claim.holds() ? 1 : 0;
                hash[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            }
            return holding;
        };
        for (Digest &hash : claim.proof)
            QCOMPARE(holdingOf(hash), std::size_t{0});
        QCOMPARE(holdingOf(claim.small), std::size_t{0});
        QCOMPARE(holdingOf(claim.root), std::size_t{0});
    }
    qInfo("seed %u, %zu flips", seed, tried);
}

void TestMerkleForgery::verify_hashMissingAddedOrSwapped_isRefused()
{
    QFETCH(const bool, isInclusion);
    std::size_t tried = 0;
    for (const Claim &right : rightClaims(isInclusion, 3000)) {
        const auto refuses = [&](const std::function<void(Proof &)> &change) {
            Claim claim = right;
            change(claim.proof);
            ++tried;
            return claim.proof == right.proof || !claim.holds();
        };
        for (std::size_t at = 0; at <= right.proof.size(); ++at) {
            const auto place = static_cast<std::ptrdiff_t>(at);
            for (const Digest &extra : {right.small, right.root, emptyRoot(), Digest{}, right.proof.empty()
                                        ? sha256("x") : right.proof[at % right.proof.size()]})
                QVERIFY(refuses([&](Proof &proof) { proof.insert(proof.begin() + place, extra); }));
            if (at == right.proof.size())
                continue;
            QVERIFY(refuses([&](Proof &proof) { proof.erase(proof.begin() + place); }));
            QVERIFY(refuses([&](Proof &proof) { proof.resize(at); }));
            QVERIFY(at == 0 || refuses([&](Proof &proof) { std::swap(proof[at - 1], proof[at]); }));
        }
        QVERIFY(right.proof.size() < 2 || refuses([](Proof &proof) { std::reverse(proof.begin(), proof.end()); }));
    }
    qInfo("seed %u, %zu changed proofs", seed, tried);
}

void TestMerkleForgery::verify_otherIndexOrOlderSize_isRefused()
{
    QFETCH(const bool, isInclusion);
    std::size_t tried = 0;
    for (const Claim &right : rightClaims(isInclusion, 400)) {
        for (std::uint64_t first = 0; first <= right.size + 1; ++first) {
            if (first == right.first)
                continue;
            Claim claim = right;
            claim.first = first;
            QVERIFY2(!claim.holds(), qPrintable(u"%1 for %2 of %3"_s.arg(first).arg(right.first).arg(right.size)));
            ++tried;
            if (isInclusion || first == 0 || first >= right.size)
                continue;
            claim.small = tree().root(first); // what that size really had
            QVERIFY(!claim.holds() || tree().consistency(first, right.size) == right.proof);
        }
    }
    qInfo("seed %u, %zu other places", seed, tried);
}

void TestMerkleForgery::verify_otherSize_isRefused()
{
    QFETCH(const bool, isInclusion);
    std::size_t tried = 0, alike = 0;
    for (const Claim &right : rightClaims(isInclusion, 400)) {
        for (std::uint64_t size = 1; size <= most; ++size) {
            if (size == right.size || size <= right.first)
                continue;
            Claim claim = right;
            claim.size = size;
            // With the root of before: only where the path takes the same turns, for a root says nothing of its size.
            const bool isAlike = sides(right, right.first, size) == sides(right, right.first, right.size);
            QCOMPARE(claim.holds(), isAlike);
            claim.root = tree().root(size); // with that of the size that is claimed, never
            QVERIFY(!claim.holds());
            ++tried;
            alike += isAlike ? 1 : 0;
        }
    }
    qInfo("seed %u, %zu other sizes, %zu with the same turns", seed, tried, alike);
}

void TestMerkleForgery::verify_rootsOfAnotherTree_areRefused()
{
    QFETCH(const bool, isInclusion);
    for (const Claim &right : rightClaims(isInclusion, 3000)) {
        const Claim other = claimOf(otherTree(), isInclusion, right.first, right.size);
        QVERIFY(other.holds());
        for (int mix = 1; mix < 7; ++mix) { // all mixes of the three parts
            Claim claim = right;
            claim.small = (mix & 1) != 0 ? other.small : right.small;
            claim.root = (mix & 2) != 0 ? other.root : right.root;
            claim.proof = (mix & 4) != 0 ? other.proof : right.proof;
            const bool isSame = claim.proof == right.proof && claim.proof == other.proof && (mix & 1) == (mix >> 1 & 1);
            QVERIFY(isSame || !claim.holds());
        }
    }
}

void TestMerkleForgery::consistency_hundredThousandForgeries_noneIsAccepted()
{
    constexpr int forgeries = 100'000;
    std::mt19937_64 random(seed);
    const auto below = [&random](std::uint64_t n) { return random() % n; };
    const auto someHash = [&] {
        Digest hash{};
        for (std::uint8_t &byte : hash)
            byte = static_cast<std::uint8_t>(random());
        return hash;
    };
    int accepted = 0;
    for (int i = 0; i < forgeries; ++i) {
        const std::uint64_t newer = 2 + below(most - 1), older = 1 + below(newer - 1);
        const std::uint64_t size = 2 + below(most - 1), first = 1 + below(size - 1);
        // Two histories: what was shown before is not what the newer tree begins with, whatever the proof says.
        Claim claim{false, older, newer, otherTree().root(older), tree().root(newer), {}};
        switch (i % 7) {
        case 0: // by chance, of the right length or nearly
            claim.proof.resize(tree().consistency(older, newer).size() + below(3));
            std::generate(claim.proof.begin(), claim.proof.end(), someHash);
            break;
        case 1: // the proof of either tree
            claim.proof = (i & 8) != 0 ? tree().consistency(older, newer) : otherTree().consistency(older, newer);
            break;
        case 2: // that of other sizes
            claim.proof = (i & 8) != 0 ? tree().consistency(first, size) : otherTree().consistency(first, size);
            break;
        case 3: { // mixed from both
            claim.proof = tree().consistency(older, newer);
            const Proof other = otherTree().consistency(older, newer);
            for (std::size_t at = 0; at < other.size(); ++at)
                claim.proof[at] = below(2) == 0 ? other[at] : claim.proof[at];
            break;
        }
        case 4: // that of an entry
            claim.proof = tree().path(older, newer);
            break;
        case 5: // one root of the right tree, the other made up
            claim.small = tree().root(older);
            claim.root = (i & 8) != 0 ? someHash() : otherTree().root(newer);
            claim.proof = (i & 16) != 0 ? tree().consistency(older, newer) : otherTree().consistency(older, newer);
            break;
        default: // the right trees, the proof of other sizes or with one hash of another place
            claim.small = tree().root(older);
            claim.proof = tree().consistency(first, size);
            if ((i & 8) != 0 && !claim.proof.empty())
                claim.proof[below(claim.proof.size())] = tree().root(1 + below(most));
            if (claim.proof == tree().consistency(older, newer))
                claim.proof.push_back(someHash());
        }
        accepted += claim.holds() ? 1 : 0;
    }
    qInfo("seed %u, %d forgeries, %d accepted", seed, forgeries, accepted);
    QCOMPARE(accepted, 0);
}

QTEST_GUILESS_MAIN(TestMerkleForgery)
#include "tst_merkleforgery.moc"
