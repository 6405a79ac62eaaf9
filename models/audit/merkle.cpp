// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/merkle.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace bulkhead::audit {

namespace {

//! The greatest power of two below `size`, which is at least 2.
std::uint64_t splitOf(std::uint64_t size)
{
    return std::bit_floor(size - 1);
}

//! The hash over the leaves [begin, begin + count), which need not be a complete subtree.
std::optional<Digest> rangeHash(std::uint64_t begin, std::uint64_t count, const NodeReader &read)
{
    if (std::has_single_bit(count)) {
        const int level = std::countr_zero(count);
        return read({level, begin >> level});
    }
    const std::uint64_t split = splitOf(count);
    const auto left = rangeHash(begin, split, read);
    const auto right = left ? rangeHash(begin + split, count - split, read) : std::nullopt;
    if (!right)
        return std::nullopt;
    return nodeHash(*left, *right);
}

bool take(Proof &proof, const std::optional<Digest> &hash)
{
    if (hash)
        proof.push_back(*hash);
    return hash.has_value();
}

//! SUBPROOF(m, D[begin, begin + count), isWhole) of RFC 6962 2.1.2.
bool subproof(Proof &proof, std::uint64_t older, std::uint64_t begin, std::uint64_t count, bool isWhole, const NodeReader &read)
{
    if (older == count)
        return isWhole || take(proof, rangeHash(begin, count, read));
    const std::uint64_t split = splitOf(count);
    if (older <= split)
        return subproof(proof, older, begin, split, isWhole, read) && take(proof, rangeHash(begin + split, count - split, read));
    return subproof(proof, older - split, begin + split, count - split, false, read) && take(proof, rangeHash(begin, split, read));
}

} // namespace

Digest leafHash(std::string_view entry)
{
    thread_local std::string buffer;
    buffer.assign(1, '\0').append(entry);
    return sha256(buffer);
}

Digest nodeHash(const Digest &left, const Digest &right)
{
    constexpr std::size_t half = std::tuple_size_v<Digest>;
    std::array<char, 1 + 2 * half> buffer{};
    buffer[0] = 1;
    std::memcpy(buffer.data() + 1, left.data(), half);
    std::memcpy(buffer.data() + 1 + half, right.data(), half);
    return sha256(std::string_view(buffer.data(), buffer.size()));
}

Digest emptyRoot()
{
    return sha256({});
}

void Frontier::append(const Digest &leaf, const OnNode &onNode)
{
    Digest hash = leaf;
    std::uint64_t index = m_size;
    int level = 0;
    if (onNode)
        onNode({level, index}, hash);
    for (; (index & 1U) != 0; index >>= 1) { // a subtree to the left is complete, so the one above both is too
        hash = nodeHash(m_peaks.back(), hash);
        m_peaks.pop_back();
        ++level;
        if (onNode)
            onNode({level, index >> 1}, hash);
    }
    m_peaks.push_back(hash);
    ++m_size;
}

Digest Frontier::root() const
{
    if (m_peaks.empty())
        return emptyRoot();
    Digest hash = m_peaks.back();
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
        hash = nodeHash(*peak, hash);
    return hash;
}

std::vector<NodeId> Frontier::nodesOf(std::uint64_t size)
{
    std::vector<NodeId> nodes;
    for (std::uint64_t begin = 0; begin < size;) {
        const std::uint64_t count = std::bit_floor(size - begin);
        const int level = std::countr_zero(count);
        nodes.push_back({level, begin >> level});
        begin += count;
    }
    return nodes;
}

Frontier Frontier::of(std::uint64_t size, const std::vector<Digest> &hashes)
{
    Frontier frontier;
    frontier.m_size = size;
    frontier.m_peaks = hashes;
    return frontier;
}

std::optional<Digest> rootAt(std::uint64_t size, const NodeReader &read)
{
    return size == 0 ? emptyRoot() : rangeHash(0, size, read);
}

std::optional<Proof> inclusionProof(std::uint64_t index, std::uint64_t size, const NodeReader &read)
{
    if (index >= size)
        return std::nullopt;
    Proof path; // from the root down
    std::uint64_t begin = 0, count = size;
    while (count > 1) {
        const std::uint64_t split = splitOf(count);
        const bool isLeft = index - begin < split;
        if (!take(path, isLeft ? rangeHash(begin + split, count - split, read) : rangeHash(begin, split, read)))
            return std::nullopt;
        begin = isLeft ? begin : begin + split;
        count = isLeft ? split : count - split;
    }
    return Proof(path.rbegin(), path.rend());
}

std::optional<Proof> consistencyProof(std::uint64_t older, std::uint64_t newer, const NodeReader &read)
{
    if (older > newer)
        return std::nullopt;
    Proof proof;
    if (older == 0 || older == newer)
        return proof;
    if (!subproof(proof, older, 0, newer, true, read))
        return std::nullopt;
    return proof;
}

bool verifyInclusion(const Digest &leaf, std::uint64_t index, std::uint64_t size, const Proof &proof, const Digest &root)
{
    if (index >= size)
        return false;
    std::uint64_t fn = index, sn = size - 1;
    Digest hash = leaf;
    for (const Digest &sibling : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1U) != 0 || fn == sn) {
            hash = nodeHash(sibling, hash);
            while ((fn & 1U) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            hash = nodeHash(hash, sibling);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash == root;
}

bool verifyConsistency(std::uint64_t older, const Digest &olderRoot, std::uint64_t newer, const Digest &newerRoot, const Proof &proof)
{
    if (older > newer)
        return false;
    if (older == newer)
        return proof.empty() && olderRoot == newerRoot;
    if (older == 0)
        return proof.empty() && olderRoot == emptyRoot();
    auto next = proof.begin();
    if (!std::has_single_bit(older) && next == proof.end())
        return false;
    // The first subtree: the older tree itself if that is complete, else the first hash of the proof.
    const Digest first = std::has_single_bit(older) ? olderRoot : *next++;
    std::uint64_t fn = older - 1, sn = newer - 1;
    for (; (fn & 1U) != 0; fn >>= 1)
        sn >>= 1;
    Digest olderHash = first, newerHash = first;
    for (; next != proof.end(); ++next) {
        if (sn == 0)
            return false;
        if ((fn & 1U) != 0 || fn == sn) {
            olderHash = nodeHash(*next, olderHash);
            newerHash = nodeHash(*next, newerHash);
            while ((fn & 1U) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            newerHash = nodeHash(newerHash, *next);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && olderHash == olderRoot && newerHash == newerRoot;
}

} // namespace bulkhead::audit
