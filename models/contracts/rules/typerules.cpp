// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/typerules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! The type that other keywords speak of where none is said.
TypeSet impliedTypes(const Flat &flat)
{
    if (!flat.properties.empty() || flat.additional != Additional::Unset)
        return Object;
    return !flat.items.empty() || !flat.prefixItems.empty() ? Array : 0;
}

bool isWider(const QString &format, const QString &than)
{
    return (format == "int64"_L1 && than == "int32"_L1) || (format == "double"_L1 && than == "float"_L1);
}

void formatRules(const FlatPair &pair, Findings &findings)
{
    const QString before = pair.base.formats.join(u", "_s), after = pair.revision.formats.join(u", "_s);
    if (before == after)
        return;
    if (before.isEmpty())
        findings.add(pair, "format-added", u"the format is %1 and was not said"_s.arg(shortened(after)), before, after);
    else if (after.isEmpty())
        findings.add(pair, "format-dropped", u"the format was %1 and is no longer said"_s.arg(shortened(before)), before, after);
    else {
        const std::string_view suffix = isWider(after, before) ? "format-widened" : isWider(before, after) ? "format-narrowed" : "format-changed";
        findings.add(pair, suffix, u"the format was %1 and is %2"_s.arg(shortened(before), shortened(after)), before, after);
    }
}

} // namespace

bool typeRules(const FlatPair &pair, Findings &findings)
{
    const TypeSet before = pair.base.types, after = pair.revision.types;
    const QString was = toWords(before), is = toWords(after);
    const QString sentence = u"the type was %1 and is %2"_s.arg(was, is);
    if (before == allTypes && after != allTypes && (after & ~Null) == impliedTypes(pair.base)) {
        findings.add(pair, "type-stated", sentence, was, is);
    } else if (after == allTypes && before != allTypes && (before & ~Null) == impliedTypes(pair.revision)) {
        findings.add(pair, "type-omitted", sentence, was, is);
    } else if (before == allTypes || after == allTypes) {
        if (before != after)
            findings.add(pair, before == allTypes ? "type-narrowed" : "type-widened", sentence, was, is);
    } else {
        const TypeSet plainBefore = before & ~Null, plainAfter = after & ~Null, both = plainBefore & plainAfter;
        if (plainBefore != plainAfter) {
            const std::string_view suffix = both == plainAfter ? "type-narrowed" : both == plainBefore ? "type-widened" : "type-changed";
            findings.add(pair, both == 0 ? "type-changed" : suffix, sentence, was, is);
        }
        if ((before & Null) != (after & Null))
            findings.add(pair, before & Null ? "null-removed" : "null-added",
                         before & Null ? u"null was allowed and no longer is"_s : u"null is allowed and was not"_s);
        if (both == 0 && plainBefore != plainAfter)
            return false;
    }
    formatRules(pair, findings);
    return true;
}

} // namespace bulkhead::contracts
