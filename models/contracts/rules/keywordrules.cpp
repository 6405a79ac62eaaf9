// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/keywordrules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

void changed(const FlatPair &pair, const QString &key, const QString &before, const QString &after, Findings &findings)
{
    findings.add(pair, "keyword-changed", u"\"%1\" differs, and what that means is not decided; compare it by hand"_s.arg(shortened(key)),
                 key + u'=' + before, key + u'=' + after);
}

} // namespace

void keywordRules(const FlatPair &pair, Findings &findings)
{
    const SchemaParts &before = pair.base.negated, &after = pair.revision.negated;
    if (before.empty() != after.empty())
        findings.add(pair, before.empty() ? "not-added" : "not-dropped",
                     before.empty() ? u"values of a schema are excluded and were not"_s : u"values of a schema were excluded and are not"_s);
    else if (before.size() != after.size())
        changed(pair, u"not"_s, QString::number(before.size()), QString::number(after.size()), findings);
    for (std::size_t i = 0; i < before.size() && before.size() == after.size(); ++i)
        findings.descend(u"not"_s, {before[i]}, {after[i]}, true);
    for (const auto &[key, text] : pair.base.otherTexts) {
        const auto is = pair.revision.otherTexts.find(key);
        if (is == pair.revision.otherTexts.end() || is->second != text)
            changed(pair, key, QString::fromStdString(text), is == pair.revision.otherTexts.end() ? QString() : QString::fromStdString(is->second), findings);
    }
    for (const auto &[key, text] : pair.revision.otherTexts) {
        if (!pair.base.otherTexts.contains(key))
            changed(pair, key, {}, QString::fromStdString(text), findings);
    }
    for (const auto &[key, parts] : pair.base.otherSchemas) {
        const auto is = pair.revision.otherSchemas.find(key);
        if (is == pair.revision.otherSchemas.end())
            changed(pair, key, u"there"_s, {}, findings);
        else
            findings.descend(key, parts, is->second, true);
    }
    for (const auto &[key, parts] : pair.revision.otherSchemas) {
        if (!pair.base.otherSchemas.contains(key))
            changed(pair, key, {}, u"there"_s, findings);
    }
}

} // namespace bulkhead::contracts
