// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace bulkhead::audit {

// The Merkle tree of RFC 6962 section 2.1 over SHA-256. Sizes and indexes count leaves; all functions are pure.

[[nodiscard]] Digest leafHash(std::string_view entry);
[[nodiscard]] Digest nodeHash(const Digest &left, const Digest &right);
//! The root of a tree without leaves.
[[nodiscard]] Digest emptyRoot();

//! A complete subtree: the leaves from `index` << `level` on, 1 << `level` of them.
struct NodeId
{
    int level = 0;
    std::uint64_t index = 0;
    friend bool operator==(const NodeId &, const NodeId &) = default;
};

//! The growing edge of a tree: the roots of its greatest complete subtrees, at most 64. Enough to append and to tell the root.
class Frontier
{
public:
    //! Called with each complete subtree that a leaf makes, the leaf itself included.
    using OnNode = std::function<void(const NodeId &, const Digest &)>;

    void append(const Digest &leaf) { append(leaf, nullptr); }
    void append(const Digest &leaf, const OnNode &onNode);
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] Digest root() const;

    //! The subtrees a tree of that size consists of, from the left.
    [[nodiscard]] static std::vector<NodeId> nodesOf(std::uint64_t size);
    //! Of the hashes of `nodesOf(size)`, in that order.
    [[nodiscard]] static Frontier of(std::uint64_t size, const std::vector<Digest> &hashes);

private:
    std::uint64_t m_size = 0;
    std::vector<Digest> m_peaks; //!< from the left, that is from the greatest
};

using Proof = std::vector<Digest>;

//! The hash of a complete subtree, or nothing if it cannot be had.
using NodeReader = std::function<std::optional<Digest>(const NodeId &)>;

//! Asks for as many nodes as the proof needs, at most two times the height. Nothing if one of them is missing, or for an index or
//! size that does not exist.
[[nodiscard]] std::optional<Digest> rootAt(std::uint64_t size, const NodeReader &read);
[[nodiscard]] std::optional<Proof> inclusionProof(std::uint64_t index, std::uint64_t size, const NodeReader &read);
[[nodiscard]] std::optional<Proof> consistencyProof(std::uint64_t older, std::uint64_t newer, const NodeReader &read);

//! Whether the leaf stands at `index` in the tree of that size and root (RFC 9162 2.1.3.2).
[[nodiscard]] bool verifyInclusion(const Digest &leaf, std::uint64_t index, std::uint64_t size, const Proof &proof, const Digest &root);
//! Whether the tree of size `newer` begins with that of size `older` (RFC 9162 2.1.4.2). Size 0 is consistent with all, by an
//! empty proof.
[[nodiscard]] bool verifyConsistency(std::uint64_t older, const Digest &olderRoot, std::uint64_t newer, const Digest &newerRoot, const Proof &proof);

} // namespace bulkhead::audit
