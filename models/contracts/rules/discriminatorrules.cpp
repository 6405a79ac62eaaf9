// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/discriminatorrules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

const QString *schemaOf(const Discriminator &discriminator, const QString &value)
{
    const auto it = std::find_if(discriminator.mapping.cbegin(), discriminator.mapping.cend(), [&](const auto &entry) { return entry.first == value; });
    return it == discriminator.mapping.cend() ? nullptr : &it->second;
}

void mappingRules(const Discriminator &was, const Discriminator &is, Findings &findings)
{
    for (const auto &[value, schema] : was.mapping) {
        const QString *now = schemaOf(is, value);
        if (!now)
            findings.list.push_back({"discriminator-value-removed", was.at, is.at, u"\"%1\" no longer stands for an alternative"_s.arg(shortened(value)), value, {}});
        else if (*now != schema)
            findings.list.push_back({"discriminator-mapping-changed", was.at, is.at,
                                     u"\"%1\" stood for %2 and stands for %3"_s.arg(shortened(value), shortened(schema), shortened(*now)),
                                     value + u'=' + schema, value + u'=' + *now});
    }
    for (const auto &entry : is.mapping) {
        if (!schemaOf(was, entry.first))
            findings.list.push_back({"discriminator-value-added", was.at, is.at, u"\"%1\" stands for an alternative now"_s.arg(shortened(entry.first)), {}, entry.first});
    }
}

} // namespace

void discriminatorRules(const FlatPair &pair, Findings &findings)
{
    const auto &was = pair.base.discriminator, &is = pair.revision.discriminator;
    if (was && !is)
        findings.list.push_back({"discriminator-removed", was->at, pair.revision.at,
                                 u"\"%1\" no longer tells the alternatives apart"_s.arg(shortened(was->property)), was->property, {}});
    else if (!was && is)
        findings.list.push_back({"discriminator-added", pair.base.at, is->at, u"\"%1\" tells the alternatives apart now"_s.arg(shortened(is->property)), {}, is->property});
    else if (was && is && was->property != is->property)
        findings.list.push_back({"discriminator-changed", was->at, is->at,
                                 u"\"%1\" told the alternatives apart, and \"%2\" does"_s.arg(shortened(was->property), shortened(is->property)),
                                 was->property, is->property});
    else if (was && is)
        mappingRules(*was, *is, findings);
}

} // namespace bulkhead::contracts
