// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongtables.h"

#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead {

namespace {

bool byId(const KongRow &a, const KongRow &b)
{
    return a.id < b.id;
}

bool refers(JsonElement row, const std::string &member, const std::string &id)
{
    const auto reference = memberAt(row, member);
    return reference && stringAt(*reference, "id") == id;
}

const std::map<std::string, std::string> &tableNames()
{
    static const std::map<std::string, std::string> names{
        {"key-auths", "keyauth_credentials"},   {"basic-auths", "basicauth_credentials"},
        {"hmac-auths", "hmacauth_credentials"}, {"jwts", "jwt_secrets"},
        {"oauth2", "oauth2_credentials"},       {"key-sets", "key_sets"}};
    return names;
}

} // namespace

std::string kongTableName(const std::string &collection)
{
    const auto found = tableNames().find(collection);
    if (found != tableNames().end())
        return found->second;
    return isTargetList(collection) ? "targets" : collection;
}

std::string kongCollectionOf(const std::string &table)
{
    for (const auto &[collection, name] : tableNames()) {
        if (name == table)
            return collection;
    }
    return KongSeed::defaults(table).empty() ? std::string() : table;
}

bool isKongId(const std::string &text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isDash = at == 8 || at == 13 || at == 18 || at == 23;
        if (isDash ? text[at] != '-' : !std::isxdigit(static_cast<unsigned char>(text[at])))
            return false;
    }
    return true;
}

KongTables::KongTables(const KongSeed &seed)
    : m_rows(seed.rows())
{
    for (auto &[collection, rows] : m_rows) {
        if (!isTargetList(collection))
            std::sort(rows.begin(), rows.end(), byId);
        else
            std::reverse(rows.begin(), rows.end()); // newest first
    }
}

void KongTables::put(const std::string &collection, KongRow row)
{
    auto &rows = m_rows[collection];
    if (isTargetList(collection)) {
        const auto same = [&row](const KongRow &other) { return other.id == row.id; };
        const auto at = std::find_if(rows.begin(), rows.end(), same);
        if (at == rows.end())
            rows.insert(rows.begin(), std::move(row));
        else
            *at = std::move(row);
        return;
    }
    const auto at = std::lower_bound(rows.begin(), rows.end(), row, byId);
    if (at != rows.end() && at->id == row.id)
        *at = std::move(row);
    else
        rows.insert(at, std::move(row));
}

void KongTables::remove(const std::string &collection, const std::string &id)
{
    std::erase_if(m_rows[collection], [&id](const KongRow &row) { return row.id == id; });
}

const std::vector<KongRow> &KongTables::rows(const std::string &collection) const
{
    static const std::vector<KongRow> none;
    const auto found = m_rows.find(collection);
    return found == m_rows.end() ? none : found->second;
}

const char *KongTables::nameMember(const std::string &collection)
{
    if (collection == "consumers")
        return "username";
    if (collection == "key-auths" || collection == "jwts")
        return "key";
    if (isTargetList(collection))
        return "target";
    if (collection == "basic-auths" || collection == "hmac-auths")
        return "username";
    if (collection == "oauth2")
        return "client_id";
    if (collection == "vaults")
        return "prefix";
    if (collection == "services" || collection == "routes" || collection == "upstreams"
        || collection == "snis" || collection == "keys" || collection == "key-sets")
        return "name";
    return nullptr;
}

const KongRow *KongTables::findBy(const std::string &collection, const std::string &member,
                                  const std::string &value) const
{
    for (const KongRow &row : rows(collection)) {
        if (row.text.find(value) == row.text.npos)
            continue;
        const auto json = m_reader.parse(row.text);
        if (json && stringAt(*json, member) == value)
            return &row;
    }
    return nullptr;
}

const KongRow *KongTables::find(const std::string &collection, const std::string &idOrName) const
{
    for (const KongRow &row : rows(collection)) {
        if (row.id == idOrName)
            return &row;
    }
    if (collection == "certificates") { // known by the server names that lead to them
        const KongRow *sni = findBy("snis", "name", idOrName);
        const JsonValue row = sni ? value(*sni) : JsonValue();
        const JsonValue *reference = row.find("certificate");
        const JsonValue *id = reference ? reference->find("id") : nullptr;
        return id && id->string() ? find(collection, *id->string()) : nullptr;
    }
    const char *name = collection == "plugins" ? "instance_name" : nameMember(collection);
    return name && !idOrName.empty() ? findBy(collection, name, idOrName) : nullptr;
}

std::vector<const KongRow *> KongTables::referring(const std::string &collection,
                                                   const std::string &member, const std::string &id) const
{
    std::vector<const KongRow *> found;
    for (const KongRow &row : rows(collection)) {
        if (row.text.find(id) == row.text.npos)
            continue;
        const auto json = m_reader.parse(row.text);
        if (json && refers(*json, member, id))
            found.push_back(&row);
    }
    return found;
}

JsonValue KongTables::value(const KongRow &row) const
{
    const auto json = m_reader.parse(row.text);
    return json ? JsonValue::from(*json) : JsonValue();
}

} // namespace bulkhead
