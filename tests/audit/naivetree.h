// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merkle.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead::audit::test {

//! The tree of RFC 6962 2.1 as its text defines it, by recursion over ranges of leaves; and the same tree as the log keeps
//! it, by nodes.
class NaiveTree
{
public:
    //! Trees of other salts have other leaves.
    NaiveTree(std::uint64_t leaves, const std::string &salt)
    {
        Frontier frontier;
        for (std::uint64_t i = 0; i < leaves; ++i) {
            m_leaves.push_back(leafHash(salt + std::to_string(i)));
            frontier.append(m_leaves.back(),
                            [this](const NodeId &id, const Digest &hash) { m_nodes[{id.level, id.index}] = hash; });
        }
    }

    [[nodiscard]] std::uint64_t size() const { return m_leaves.size(); }
    [[nodiscard]] const Digest &leaf(std::uint64_t index) const { return m_leaves.at(index); }
    [[nodiscard]] const std::map<std::pair<int, std::uint64_t>, Digest> &nodes() const { return m_nodes; }
    [[nodiscard]] NodeReader reader() const
    {
        return [this](const NodeId &id) {
            const auto node = m_nodes.find({id.level, id.index});
            return node == m_nodes.end() ? std::nullopt : std::optional(node->second);
        };
    }

    //! MTH(D[0:size]).
    [[nodiscard]] Digest root(std::uint64_t size) const { return size == 0 ? emptyRoot() : hash(0, size); }
    //! PATH(index, D[0:size]).
    [[nodiscard]] Proof path(std::uint64_t index, std::uint64_t size) const { return pathIn(0, index, size); }
    //! PROOF(older, D[0:newer]).
    [[nodiscard]] Proof consistency(std::uint64_t older, std::uint64_t newer) const
    {
        return older == 0 ? Proof() : subproof(0, older, newer, true);
    }

    //! On which side of the path its hashes stand, from the leaf up. A root says nothing of the size of its tree, so a path
    //! also holds for another size that gives the same sides.
    [[nodiscard]] static std::string sides(std::uint64_t index, std::uint64_t size)
    {
        if (size == 1)
            return {};
        const std::uint64_t k = split(size);
        return index < k ? sides(index, k) + 'R' : sides(index - k, size - k) + 'L';
    }
    //! The same for a consistency proof; W in front: the older root is not in the proof.
    [[nodiscard]] static std::string sidesBetween(std::uint64_t older, std::uint64_t newer, bool isWhole = true)
    {
        if (older == newer)
            return isWhole ? "W" : "P";
        const std::uint64_t k = split(newer);
        return older <= k ? sidesBetween(older, k, isWhole) + 'R' : sidesBetween(older - k, newer - k, false) + 'L';
    }

private:
    static std::uint64_t split(std::uint64_t size)
    {
        std::uint64_t k = 1;
        while (2 * k < size)
            k *= 2;
        return k;
    }

    const Digest &hash(std::uint64_t begin, std::uint64_t count) const
    {
        const auto known = m_hashes.find({begin, count});
        if (known != m_hashes.end())
            return known->second;
        const std::uint64_t k = split(count);
        const Digest made = count == 1 ? m_leaves.at(begin) : nodeHash(hash(begin, k), hash(begin + k, count - k));
        return m_hashes.emplace(std::pair(begin, count), made).first->second;
    }

    Proof pathIn(std::uint64_t begin, std::uint64_t index, std::uint64_t count) const
    {
        if (count == 1)
            return {};
        const std::uint64_t k = split(count);
        Proof path = index < k ? pathIn(begin, index, k) : pathIn(begin + k, index - k, count - k);
        path.push_back(index < k ? hash(begin + k, count - k) : hash(begin, k));
        return path;
    }

    Proof subproof(std::uint64_t begin, std::uint64_t older, std::uint64_t count, bool isWhole) const
    {
        if (older == count)
            return isWhole ? Proof() : Proof{hash(begin, count)};
        const std::uint64_t k = split(count);
        Proof proof = older <= k ? subproof(begin, older, k, isWhole) : subproof(begin + k, older - k, count - k, false);
        proof.push_back(older <= k ? hash(begin + k, count - k) : hash(begin, k));
        return proof;
    }

    std::vector<Digest> m_leaves;
    std::map<std::pair<int, std::uint64_t>, Digest> m_nodes;
    mutable std::map<std::pair<std::uint64_t, std::uint64_t>, Digest> m_hashes;
};

} // namespace bulkhead::audit::test
