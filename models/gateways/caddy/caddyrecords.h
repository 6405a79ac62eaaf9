// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/record.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace bulkhead {

//! Gathers what a configuration is mapped to and keeps native ids unique: Caddy itself takes two
//! objects with one @id, and equal handlers in a row.
class CaddyRecords
{
public:
    //! The id itself, or with "#2", "#3" … if this kind has it already.
    [[nodiscard]] std::string uniqueId(EntityKind kind, const std::string &wanted);
    //! False if this kind has the id already.
    bool claim(EntityKind kind, const std::string &id);

    template<typename Entity>
    void add(const Entity &entity)
    {
        m_records.push_back(toRecord(entity));
    }
    [[nodiscard]] std::vector<EntityRecord> take() { return std::move(m_records); }

private:
    std::vector<EntityRecord> m_records;
    std::set<std::pair<EntityKind, std::string>> m_ids;
};

//! The first 16 hex digits of the SHA-256 of a value's canonical form: an id that moves with the
//! content and not with its place in an array.
[[nodiscard]] std::string shortDigest(const JsonValue &value);
//! Elements of an array member; empty if there is none.
[[nodiscard]] std::vector<JsonElement> elementsAt(JsonElement object, std::string_view key);
//! Name and value of each member of an object, sorted by name.
[[nodiscard]] std::vector<std::pair<std::string, JsonElement>> membersOf(JsonElement object);
[[nodiscard]] std::vector<std::string> sorted(std::vector<std::string> texts);
[[nodiscard]] JsonValue toArray(const std::vector<std::string> &texts);
//! Takes the accounts of http_basic out of settings: salted hashes say nothing about equality.
void dropAccounts(JsonValue &value);

} // namespace bulkhead
