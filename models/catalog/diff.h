// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "catalog/expected.h"

#include <functional>

namespace bulkhead {

//! Two deployments of a row that are compared. Where a side is missing, the other one is a part (one of
//! several native objects of the API on one gateway) that has no counterpart.
struct ComparedPair
{
    std::uint32_t sandbox = 0, production = 0;
    bool sandboxMissing = false, productionMissing = false;
};

//! Which deployments of a row are compared: sandbox with production, in every isolation pair.
[[nodiscard]] std::vector<ComparedPair> comparedPairs(const Catalog &catalog, const ApiRow &row,
                                                      const EstateConfig &estate,
                                                      const Naming &naming);

//! Compares deployments field by field. Not for several threads at once.
class Comparer
{
public:
    Comparer(const Catalog &catalog, const EstateConfig &estate);

    using Visit = std::function<void(FieldDifference)>;
    //! Calls `visit` for each field in a fixed order; without `withSame`, only for those that differ.
    void compare(const ApiRow &row, const ComparedPair &pair, bool withSame,
                 const Visit &visit) const;
    [[nodiscard]] const Naming &naming() const { return m_naming; }

private:
    void missingPart(const ComparedPair &pair, const Visit &visit) const;

    const Catalog &m_catalog;
    Naming m_naming;
    ExpectedDifferences m_expected;
};

} // namespace bulkhead
