// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factschange.h"
#include "isolation/unit.h"

#include <array>

namespace bulkhead::isolation {

//! Units of one moment, ascending, by kind; of `Whole` the one that there is.
class UnitSets
{
public:
    [[nodiscard]] const std::vector<std::uint32_t> &of(UnitKind kind) const { return m_sets[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] std::vector<std::uint32_t> &of(UnitKind kind) { return m_sets[static_cast<std::size_t>(kind)]; }

private:
    std::array<std::vector<std::uint32_t>, unitKindCount> m_sets;
};

//! Units whose verdicts a change may turn, as they were numbered before and as they are now. A unit that is there on both
//! sides is in both or in neither.
struct Touched
{
    bool isAll = false; //!< the change reaches everything: a first thing that cannot be compared, another gateway of a side
    UnitSets was, is;
};

//! Follows a change from its items to all units that rest on them: by reference, and by the keys under which items of the
//! other side are looked up. A key that many share touches only if another item is found first under it, or if that item
//! says something else: no check looks further, beside those of hosts and loopback, which touch all who share the key.
[[nodiscard]] Touched touchedBy(const FactsChange &change, const PairFacts &was, const PairFacts &is);

} // namespace bulkhead::isolation
