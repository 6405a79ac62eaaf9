// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"
#include "core/result.h"
#include "estate/record.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bulkhead {

//! What identifies a row while its page set is read. A deleted and recreated object has a new index.
struct ApisixRow
{
    std::string key;
    std::string name; //!< id, or user name of a consumer
    std::int64_t createdIndex = 0;
    friend bool operator==(const ApisixRow &, const ApisixRow &) = default;
};

struct ApisixPage
{
    std::int64_t total = 0;
    std::vector<ApisixRow> rows;
    std::vector<EntityRecord> records;
};

//! All pages of one collection, as far as they are one set.
struct ApisixPageSet
{
    std::int64_t total = 0;
    std::vector<ApisixRow> rows; //!< every key once
    std::vector<EntityRecord> records;
    bool torn = false;
};

using ApisixRowMapper = std::function<void(JsonElement value, std::vector<EntityRecord> &out)>;

//! Reads a v3 list. An empty list is an array, a page past the end an object. Protocol if it is none.
[[nodiscard]] Result<ApisixPage> readApisixPage(JsonElement root, const ApisixRowMapper &map);

//! Joins pages in their order. Torn if they cannot be one set: totals differ, a row comes twice, the
//! order of creation is broken, or there are not as many rows as announced.
[[nodiscard]] ApisixPageSet joinApisixPages(std::vector<ApisixPage> pages);

//! Is the last page, read before and after the others, the same? Pages are in the order of creation, so
//! with the same total and nothing newer at the end no row can have come or gone in between.
[[nodiscard]] bool sameApisixPage(const ApisixPage &before, const ApisixPage &after);

} // namespace bulkhead
