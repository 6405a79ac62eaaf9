// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/itemrules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

void itemRules(const FlatPair &pair, Findings &findings)
{
    const auto &before = pair.base.prefixItems, &after = pair.revision.prefixItems;
    if (!pair.base.items.empty() || !pair.revision.items.empty())
        findings.descend(u"[]"_s, pair.base.items, pair.revision.items);
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        findings.descend(u"[%1]"_s.arg(i), before[i], after[i]);
    if (before.size() != after.size())
        findings.add(pair, "tuple-changed", u"%1 items had a schema of their own and %2 have; compare them by hand"_s.arg(before.size()).arg(after.size()),
                     QString::number(before.size()), QString::number(after.size()));
}

} // namespace bulkhead::contracts
