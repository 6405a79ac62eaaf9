// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixpages.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixvalues.h"

#include <set>
#include <unordered_set>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error noList()
{
    return Error{.kind = Error::Kind::Protocol,
                 .place = {},
                 .what = u"the answer is not a list of the Admin API, version 3"_s,
                 .hint = u"Check admin_url and the version of the gateway"_s,
                 .retryAfter = {}};
}

//! A page may repeat a row that an earlier one had: its entities are kept once.
void keepOnce(std::vector<EntityRecord> &records)
{
    std::set<std::pair<EntityKind, std::string>> seen;
    std::erase_if(records, [&seen](const EntityRecord &record) {
        return !seen.emplace(record.kind, record.nativeId).second;
    });
}

} // namespace

Result<ApisixPage> readApisixPage(JsonElement root, const ApisixRowMapper &map)
{
    const auto list = memberAt(root, "list");
    const bool isEmptyObject = list && list->is_object() && objectOf(*list).size() == 0;
    if (!list || !(list->is_array() || isEmptyObject))
        return noList();
    ApisixPage page;
    page.total = integerAt(root, "total", -1);
    if (page.total < 0)
        return noList();
    if (isEmptyObject)
        return page;
    for (const auto item : arrayOf(*list)) {
        const auto value = memberAt(item, "value");
        if (!value || !value->is_object())
            return noList();
        ApisixRow row;
        row.key = stringAt(item, "key");
        row.createdIndex = integerAt(item, "createdIndex");
        row.name = apisixId(*value, "username");
        if (row.name.empty())
            row.name = apisixId(*value, "id");
        page.rows.push_back(std::move(row));
        map(*value, page.records);
    }
    return page;
}

ApisixPageSet joinApisixPages(std::vector<ApisixPage> pages)
{
    ApisixPageSet set;
    if (pages.empty())
        return set;
    set.total = pages.back().total;
    std::unordered_set<std::string> keys;
    std::int64_t newest = -1;
    for (ApisixPage &page : pages) {
        set.torn = set.torn || page.total != set.total;
        for (ApisixRow &row : page.rows) {
            // A single page may come in the order of the keys; only across pages the order has a meaning.
            set.torn = set.torn || (pages.size() > 1 && row.createdIndex < newest);
            newest = std::max(newest, row.createdIndex);
            if (keys.insert(row.key).second)
                set.rows.push_back(std::move(row));
            else
                set.torn = true;
        }
        std::move(page.records.begin(), page.records.end(), std::back_inserter(set.records));
    }
    set.torn = set.torn || static_cast<std::int64_t>(set.rows.size()) != set.total;
    if (set.torn)
        keepOnce(set.records);
    return set;
}

bool sameApisixPage(const ApisixPage &before, const ApisixPage &after)
{
    return before.total == after.total && before.rows == after.rows;
}

} // namespace bulkhead
