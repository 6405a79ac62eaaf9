// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merkle.h"

namespace bulkhead {

//! Some entries of the log next to each other, both counted.
struct EntryRange
{
    std::uint64_t first = 0, last = 0;
    friend bool operator==(const EntryRange &, const EntryRange &) = default;
};

//! One level of the way from an entry to the root: a subtree that holds the entry, and the one beside it whose hash the proof brings.
struct MerkleStep
{
    Digest node{}, sibling{};
    EntryRange range, siblingRange;
    bool isSiblingLeft = false;
    friend bool operator==(const MerkleStep &, const MerkleStep &) = default;
};

//! From the root down to the entry. `path` goes from the leaf up; empty if it is not as long as a tree of that size needs.
[[nodiscard]] std::vector<MerkleStep> merkleSteps(std::uint64_t index, std::uint64_t size, const Digest &leaf, const audit::Proof &path);

} // namespace bulkhead
