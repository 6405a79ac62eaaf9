// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/valuerules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

using Values = std::optional<std::vector<std::string>>;

//! What is allowed, if it is listed: a const is a list of one.
Values allowed(const Flat &flat)
{
    if (!flat.constant)
        return flat.values;
    const bool isListed = !flat.values || std::binary_search(flat.values->cbegin(), flat.values->cend(), *flat.constant);
    return isListed ? std::vector<std::string>{*flat.constant} : std::vector<std::string>();
}

std::vector<std::string> missing(const std::vector<std::string> &from, const std::vector<std::string> &in)
{
    std::vector<std::string> rest;
    std::set_difference(in.cbegin(), in.cend(), from.cbegin(), from.cend(), std::back_inserter(rest));
    return rest;
}

QString listed(const std::vector<std::string> &values)
{
    QStringList texts;
    for (const std::string &value : values)
        texts += QString::fromStdString(value);
    return texts.join(u", "_s);
}

void listRules(const FlatPair &pair, const std::vector<std::string> &before, const std::vector<std::string> &after, Findings &findings)
{
    for (const std::string &value : missing(after, before))
        findings.add(pair, "enum-value-removed", u"the value %1 is no longer allowed"_s.arg(quoted(value)), QString::fromStdString(value), {});
    const bool isExpected = pair.base.extensible && !pair.isRequest();
    for (const std::string &value : missing(before, after))
        findings.add(pair, isExpected ? "enum-value-added-extensible" : "enum-value-added", u"the value %1 is new"_s.arg(quoted(value)), {},
                     QString::fromStdString(value));
}

void defaultRules(const FlatPair &pair, Findings &findings)
{
    const auto &before = pair.base.defaultValue, &after = pair.revision.defaultValue;
    if (before == after)
        return;
    const QString was = QString::fromStdString(before.value_or(std::string())), is = QString::fromStdString(after.value_or(std::string()));
    if (!before)
        findings.add(pair, "default-value-added", u"the default is %1 and there was none"_s.arg(shortened(is)), was, is);
    else if (!after)
        findings.add(pair, "default-value-removed", u"the default was %1 and there is none"_s.arg(shortened(was)), was, is);
    else
        findings.add(pair, "default-value-changed", u"the default was %1 and is %2"_s.arg(shortened(was), shortened(is)), was, is);
}

} // namespace

void valueRules(const FlatPair &pair, Findings &findings)
{
    const Values before = allowed(pair.base), after = allowed(pair.revision);
    const QString was = before ? listed(*before) : QString(), is = after ? listed(*after) : QString();
    if (pair.base.constant && pair.revision.constant && pair.base.constant != pair.revision.constant) {
        findings.add(pair, "const-changed", u"the only value was %1 and is %2"_s.arg(shortened(was), shortened(is)), was, is);
    } else if (before && after) {
        listRules(pair, *before, *after, findings);
    } else if (after) {
        findings.add(pair, pair.revision.constant ? "const-added" : "enum-added", u"only %1 is allowed and any value was"_s.arg(shortened(is)), was, is);
    } else if (before) {
        findings.add(pair, pair.base.constant ? "const-dropped" : "enum-dropped", u"only %1 was allowed and any value is"_s.arg(shortened(was)), was, is);
    }
    defaultRules(pair, findings);
}

} // namespace bulkhead::contracts
