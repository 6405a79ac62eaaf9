// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixtables.h"

namespace bulkhead {

namespace {

using Object = JsonValue::Object;

constexpr std::int64_t startTime = 1795455616; // whole seconds

} // namespace

ApisixTables::ApisixTables(ApisixTraits traits)
    : m_traits(std::move(traits))
    , m_now(startTime)
{
}

std::string ApisixTables::idOf(const std::string &collection, const Object &value)
{
    const auto found = value.find(collection == "consumers" ? "username" : "id");
    if (found == value.end())
        return {};
    if (const std::string *text = found->second.string())
        return *text;
    return found->second.integer() ? canonical(found->second) : std::string();
}

const ApisixObject &ApisixTables::put(const std::string &collection, Object value, std::int64_t ttl)
{
    const std::string id = idOf(collection, value);
    if (collection != "consumers")
        value["id"] = id; // a number comes back as text
    if (!m_traits.isNewer)
        addApisixDefaults(collection, value, m_traits);
    auto &rows = m_rows[collection];
    auto &places = m_places[collection];
    const auto known = places.find(id);
    const bool isNew = known == places.end();
    if (collection != "plugin_metadata") {
        // A seed may tell its own; writes through the API may not, they are refused before.
        if (!value.contains("create_time"))
            value["create_time"] = isNew ? JsonValue(m_now) : rows[known->second].value.at("create_time");
        if (!value.contains("update_time"))
            value["update_time"] = m_now + (isNew ? 0 : 1);
    }
    if (isNew) {
        places.emplace(id, rows.size());
        rows.emplace_back();
        rows.back().createdIndex = m_revision + 1;
    }
    ApisixObject &row = isNew ? rows.back() : rows[known->second];
    row.id = id;
    row.key = keyOf(collection, id);
    row.modifiedIndex = ++m_revision;
    row.endsAt = ttl > 0 ? m_now + ttl : 0;
    row.value = std::move(value);
    row.text = render(collection, row);
    return row;
}

void ApisixTables::advance(std::int64_t seconds)
{
    m_now += seconds;
    std::vector<std::pair<std::string, std::string>> gone;
    for (const auto &[collection, rows] : m_rows) {
        for (const ApisixObject &row : rows) {
            if (row.endsAt > 0 && row.endsAt <= m_now)
                gone.emplace_back(collection, row.id);
        }
    }
    for (const auto &[collection, id] : gone)
        remove(collection, id);
}

bool ApisixTables::remove(const std::string &collection, const std::string &id)
{
    auto &places = m_places[collection];
    const auto found = places.find(id);
    if (found == places.end())
        return false;
    auto &rows = m_rows[collection];
    const std::size_t position = found->second;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(position));
    places.erase(found);
    for (auto &[other, place] : places)
        place -= place > position ? 1 : 0;
    ++m_revision;
    return true;
}

const ApisixObject *ApisixTables::find(const std::string &collection, const std::string &id) const
{
    const auto places = m_places.find(collection);
    if (places == m_places.end())
        return nullptr;
    const auto found = places->second.find(id);
    return found == places->second.end() ? nullptr : &m_rows.at(collection)[found->second];
}

const std::vector<ApisixObject> &ApisixTables::rows(const std::string &collection) const
{
    static const std::vector<ApisixObject> none;
    const auto found = m_rows.find(collection);
    return found == m_rows.end() ? none : found->second;
}

std::string ApisixTables::keyOf(const std::string &collection, const std::string &id) const
{
    return m_traits.prefix + '/' + collection + '/' + id;
}

std::string ApisixTables::nextId() const
{
    const std::string digits = std::to_string(m_revision);
    return std::string(20 - digits.size(), '0') + digits;
}

std::string ApisixTables::render(const std::string &collection, const ApisixObject &row) const
{
    Object item;
    item.emplace("createdIndex", row.createdIndex);
    item.emplace("key", row.key);
    item.emplace("modifiedIndex", row.modifiedIndex);
    item.emplace("value", shownApisixObject(collection, row.value, ApisixView::Listed, m_traits));
    return canonical(item);
}

} // namespace bulkhead
