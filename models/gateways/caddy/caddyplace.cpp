// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyplace.h"

#include <algorithm>

namespace bulkhead {

namespace {

constexpr std::size_t neighbours = 16; // on each side: a plan is read by people

bool names(const JsonValue &place, std::string_view side, const std::string &id)
{
    const JsonValue *ids = place.find(side);
    const JsonValue::Array *array = ids == nullptr ? nullptr : ids->array();
    return array != nullptr && std::find(array->begin(), array->end(), JsonValue(id)) != array->end();
}

} // namespace

JsonValue caddyPlace(const std::vector<std::string> &ids, std::size_t index)
{
    JsonValue::Array after, before;
    for (std::size_t i = index; i-- > 0 && after.size() < neighbours;)
        after.emplace_back(ids[i]);
    for (std::size_t i = index + 1; i < ids.size() && before.size() < neighbours; ++i)
        before.emplace_back(ids[i]);
    return JsonValue::Object{{"index", static_cast<std::int64_t>(index)}, {"after", std::move(after)}, {"before", std::move(before)}};
}

std::size_t caddyIndex(const JsonValue &place, const std::vector<std::string> &ids)
{
    std::size_t first = 0, last = ids.size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (names(place, "after", ids[i]))
            first = i + 1;
        if (last == ids.size() && i >= first && names(place, "before", ids[i]))
            last = i;
    }
    const JsonValue *told = place.find("index");
    const std::int64_t index = told == nullptr || told->integer() == nullptr ? 0 : *told->integer();
    return std::clamp(static_cast<std::size_t>(std::max<std::int64_t>(index, 0)), first, std::max(first, last));
}

} // namespace bulkhead
