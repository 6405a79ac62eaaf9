// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixtables.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace bulkhead {

namespace {

using Object = JsonValue::Object;

constexpr std::int64_t startTime = 1795455616; // whole seconds; time stands still here

void fill(Object &object, const Object &defaults)
{
    for (const auto &[key, value] : defaults)
        object.emplace(key, value);
}

const std::map<std::string, Object> &pluginDefaults()
{
    static const std::map<std::string, Object> table = {
        {"basic-auth", {{"hide_credentials", false}}},
        {"cors", {{"allow_credential", false}, {"allow_headers", "*"}, {"allow_methods", "*"},
                  {"allow_origins", "*"}, {"max_age", 5}}},
        {"http-logger", {{"batch_max_size", 1000}, {"buffer_duration", 60}, {"concat_method", "json"},
                         {"inactive_timeout", 5}, {"include_req_body", false}, {"include_resp_body", false},
                         {"max_retry_count", 0}, {"name", "http logger"}, {"retry_delay", 1},
                         {"ssl_verify", false}, {"timeout", 3}}},
        {"ip-restriction", {{"message", "Your IP address is not allowed"}, {"response_code", 403}}},
        {"key-auth", {{"header", "apikey"}, {"hide_credentials", false}, {"query", "apikey"}}},
        {"limit-count", {{"allow_degradation", false}, {"key", "remote_addr"}, {"key_type", "var"},
                         {"policy", "local"}, {"rejected_code", 503}, {"show_limit_quota_header", true}}},
        {"prometheus", {{"prefer_name", false}}},
    };
    return table;
}

void fillUpstream(Object &upstream)
{
    fill(upstream, {{"hash_on", "vars"}, {"pass_host", "pass"}, {"scheme", "http"}, {"type", "roundrobin"}});
}

const std::map<std::string, std::vector<std::string>> &encryptedFields()
{
    static const std::map<std::string, std::vector<std::string>> table = {
        {"basic-auth", {"password"}}, {"csrf", {"key"}}, {"hmac-auth", {"secret_key"}},
        {"jwt-auth", {"secret"}}, {"key-auth", {"key"}}, {"openid-connect", {"client_secret"}},
    };
    return table;
}

std::string cipher(const std::string &text)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Md5);
    return hash.toBase64().toStdString();
}

} // namespace

void addApisixDefaults(const std::string &collection, Object &value)
{
    if (collection == "routes")
        fill(value, {{"priority", 0}, {"status", 1}});
    else if (collection == "upstreams")
        fillUpstream(value);
    else if (collection == "ssls")
        fill(value, {{"status", 1}, {"type", "server"}});
    if (const auto upstream = value.find("upstream"); upstream != value.end() && upstream->second.object())
        fillUpstream(*upstream->second.object());
    const auto plugins = value.find("plugins");
    const bool isUser = collection.starts_with("consumers"); // what they hold are credentials
    if (isUser || plugins == value.end() || !plugins->second.object())
        return;
    for (auto &[name, config] : *plugins->second.object()) {
        const auto found = pluginDefaults().find(name);
        if (found != pluginDefaults().end() && config.object())
            fill(*config.object(), found->second);
    }
}

void encryptApisixSecrets(Object &value)
{
    const auto plugins = value.find("plugins");
    if (plugins == value.end() || !plugins->second.object())
        return;
    for (auto &[name, config] : *plugins->second.object()) {
        const auto fields = encryptedFields().find(name);
        if (fields == encryptedFields().end() || !config.object())
            continue;
        for (const std::string &field : fields->second) {
            const auto secret = config.object()->find(field);
            if (secret != config.object()->end() && secret->second.string())
                secret->second = cipher(*secret->second.string());
        }
    }
}

ApisixTables::ApisixTables(std::string prefix, bool storesDefaults)
    : m_prefix(std::move(prefix))
    , m_storesDefaults(storesDefaults)
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

const ApisixObject &ApisixTables::put(const std::string &collection, Object value)
{
    const std::string id = idOf(collection, value);
    if (collection != "consumers")
        value["id"] = id; // a number comes back as text
    if (m_storesDefaults)
        addApisixDefaults(collection, value);
    auto &rows = m_rows[collection];
    auto &places = m_places[collection];
    const auto known = places.find(id);
    const bool isNew = known == places.end();
    if (collection != "plugin_metadata") {
        value["create_time"] = isNew ? JsonValue(startTime) : rows[known->second].value.at("create_time");
        value["update_time"] = startTime + (isNew ? 0 : 1);
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
    row.value = std::move(value);
    row.text = render(row);
    return row;
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
    return m_prefix + '/' + collection + '/' + id;
}

std::string ApisixTables::nextId() const
{
    const std::string digits = std::to_string(m_revision);
    return std::string(20 - digits.size(), '0') + digits;
}

std::string ApisixTables::render(const ApisixObject &row)
{
    Object item;
    item.emplace("createdIndex", row.createdIndex);
    item.emplace("key", row.key);
    item.emplace("modifiedIndex", row.modifiedIndex);
    item.emplace("value", row.value);
    return canonical(item);
}

} // namespace bulkhead
