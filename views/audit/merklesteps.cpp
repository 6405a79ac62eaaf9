// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/merklesteps.h"

#include <bit>

namespace bulkhead {

std::vector<MerkleStep> merkleSteps(std::uint64_t index, std::uint64_t size, const Digest &leaf, const audit::Proof &path)
{
    std::vector<MerkleStep> steps;
    std::uint64_t begin = 0, count = index < size ? size : 0;
    while (count > 1) { // RFC 6962 2.1.1: the left subtree is the greatest complete one that leaves something to the right
        const std::uint64_t left = std::bit_floor(count - 1);
        const EntryRange lower{begin + 1, begin + left}, upper{begin + left + 1, begin + count};
        const bool isRight = index >= begin + left;
        MerkleStep step;
        step.isSiblingLeft = isRight;
        step.range = isRight ? upper : lower;
        step.siblingRange = isRight ? lower : upper;
        steps.push_back(step);
        begin += isRight ? left : 0;
        count = isRight ? count - left : left;
    }
    if (steps.size() != path.size())
        return {};
    Digest node = leaf;
    for (std::size_t i = 0; i < path.size(); ++i) {
        MerkleStep &step = steps[steps.size() - 1 - i];
        step.node = node;
        step.sibling = path[i];
        node = step.isSiblingLeft ? audit::nodeHash(step.sibling, node) : audit::nodeHash(node, step.sibling);
    }
    return steps;
}

} // namespace bulkhead
