// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongobject.h"

#include "core/digest.h"
#include "core/jsonreader.h"
#include "gateways/kong/kongplugins.h"
#include "gateways/redaction/redaction.h"

#include <array>

namespace bulkhead {

namespace {

struct TableFacts
{
    const char *name;
    EntityKind kind;
    std::vector<const char *> plain; //!< members that are shown as they are, whatever they look like
};

const TableFacts &factsOf(KongTable table)
{
    using Kind = EntityKind;
    static const std::array<TableFacts, 7> facts = {{
        {"certificates", Kind::Certificate, {"tags"}},
        {"snis", Kind::Certificate, {"name", "certificate", "tags"}},
        {"upstreams", Kind::Upstream, {"name", "host_header", "client_certificate", "tags"}},
        {"targets", Kind::Target, {"target", "upstream", "tags"}},
        {"services", Kind::Deployment, {"name", "host", "path", "client_certificate", "tags"}},
        {"routes", Kind::Route, {"name", "hosts", "paths", "snis", "service", "tags"}},
        {"plugins", Kind::Policy, {"name", "instance_name", "service", "route", "consumer", "consumer_group", "protocols", "tags"}},
    }};
    return facts[static_cast<std::size_t>(table)];
}

const RedactionRules &certificateRules()
{
    static const RedactionRules rules{{"key", "key_alt"}, true};
    return rules;
}

//! Kong echoes what it stores under older names too; whoever writes both has to keep them equal.
void dropEchoes(JsonValue::Object &config)
{
    const auto redis = config.find("redis");
    if (redis != config.end() && redis->second.object() != nullptr) {
        for (const char *member : {"host", "port", "password", "username", "ssl", "ssl_verify", "server_name", "timeout", "database"})
            config.erase(std::string("redis_") + member);
    }
    if (config.contains("traces_endpoint"))
        config.erase("endpoint");
}

} // namespace

std::optional<KongTable> kongTableOf(std::string_view collection)
{
    const std::string_view last = collection.substr(collection.rfind('/') + 1);
    for (int i = 0; i < 7; ++i) {
        if (last == factsOf(KongTable(i)).name)
            return KongTable(i);
    }
    return std::nullopt;
}

const char *kongCollectionName(KongTable table)
{
    return factsOf(table).name;
}

EntityKind kongKindOf(KongTable table)
{
    return factsOf(table).kind;
}

std::string kongCollectionPath(const std::string &workspace, const std::string &collection)
{
    return workspace.empty() ? collection : workspace + '/' + collection;
}

std::string kongWorkspaceOf(const std::string &collection)
{
    const auto slash = collection.find('/');
    const std::string first = collection.substr(0, slash);
    return slash == collection.npos || kongTableOf(first) ? std::string() : first;
}

std::string kongAuthorityDigest(const JsonValue &row)
{
    const std::string told = kongText(row, "cert_digest");
    return told.empty() ? toHex(sha256(kongText(row, "cert"))) : told; // older versions do not tell it
}

std::string kongText(const JsonValue &row, std::string_view member)
{
    const JsonValue *value = row.find(member);
    const std::string *text = value == nullptr ? nullptr : value->string();
    return text == nullptr ? std::string() : *text;
}

std::string kongReferenceIn(const JsonValue &row, std::string_view member)
{
    const JsonValue *reference = row.find(member);
    return reference == nullptr ? std::string() : kongText(*reference, "id");
}

KongObjects::KongObjects(std::shared_ptr<const Fingerprinter> fingerprinter)
    : m_fingerprinter(std::move(fingerprinter))
{
}

JsonValue::Object KongObjects::redacted(KongTable table, const JsonValue &row)
{
    const std::string text = canonical(row);
    const auto element = m_reader.parse(text);
    if (!element)
        return {};
    JsonValue::Object body = redact(*element, *m_fingerprinter, certificateRules());
    for (const char *member : factsOf(table).plain) {
        if (const JsonValue *value = row.find(member))
            body.insert_or_assign(member, *value);
    }
    const auto config = table == KongTable::Plugins ? memberAt(*element, "config") : std::nullopt;
    if (config && config->is_object()) {
        RedactionRules rules = kongSecretRules(kongText(row, "name"));
        rules.isLossless = true;
        JsonValue::Object settings = redact(*config, *m_fingerprinter, rules);
        dropEchoes(settings);
        body.insert_or_assign("config", std::move(settings));
    }
    return body;
}

std::optional<KongObject> KongObjects::object(KongTable table, JsonValue row, const KongAuthorities &authorities)
{
    KongObject object;
    object.id = kongText(row, "id");
    if (object.id.empty())
        return std::nullopt;
    JsonValue::Object body = redacted(table, row);
    for (const char *made : {"id", "created_at", "updated_at"})
        body.erase(made);
    if (table == KongTable::Certificates)
        body.erase("snis"); // rows of their own; to write them here would make and delete those
    const auto trusted = table == KongTable::Services ? body.find("ca_certificates") : body.end();
    if (trusted != body.end() && trusted->second.array() != nullptr) {
        for (JsonValue &authority : *trusted->second.array()) {
            const auto known = authority.string() == nullptr ? authorities.end() : authorities.find(*authority.string());
            if (known != authorities.end())
                authority = JsonValue::Object{{"ca", known->second}};
        }
    }
    object.raw = std::move(row);
    object.body = std::move(body);
    return object;
}

} // namespace bulkhead
