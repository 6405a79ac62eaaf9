// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/headerrules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

const Header *find(const Response &response, const QString &name)
{
    const auto it = std::find_if(response.headers.cbegin(), response.headers.cend(),
                                 [&](const Header &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == response.headers.cend() ? nullptr : &*it;
}

} // namespace

void headerRules(const OperationPair &pair, const Response &before, const Response &after, const QString &status, Changes &changes)
{
    const QString start = u"response/"_s + status + u"/header/"_s;
    const auto titleOf = [&](const Header &header) { return u"header \"%1\" of the response %2"_s.arg(shortened(header.name), shortened(status)); };
    for (const Header &was : before.headers) {
        const QString where = start + was.name.toLower();
        const Header *is = find(after, was.name);
        if (!is) {
            changes.operation(pair, {was.required ? "response-header-removed" : "response-optional-header-removed", where, was.at, after.at,
                                     u"the %1 is gone"_s.arg(titleOf(was)), was.name.toLower(), {}});
            continue;
        }
        if (!was.unresolved.isEmpty() || !is->unresolved.isEmpty())
            continue; // among the gaps
        if (was.required != is->required)
            changes.operation(pair, {is->required ? "response-header-became-required" : "response-header-became-optional", where, was.at, is->at,
                                     u"the %1 %2"_s.arg(titleOf(was), is->required ? u"always comes now"_s : u"always came and may be missing"_s), {}, {}});
        changes.schemas(pair, where, titleOf(was), was.schema, is->schema, Direction::Response);
    }
    for (const Header &is : after.headers) {
        if (!find(before, is.name))
            changes.operation(pair, {"response-header-added", start + is.name.toLower(), before.at, is.at, u"the %1 is new"_s.arg(titleOf(is)), {}, is.name.toLower()});
    }
}

} // namespace bulkhead::contracts
