// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongentities.h"

#include "core/jsonreader.h"
#include "gateways/redaction/redaction.h"
#include "gateways/x509/certificatereader.h"

#include <algorithm>
#include <charconv>

namespace bulkhead {

namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::vector<std::string> sorted(std::vector<std::string> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

JsonValue toArray(const std::vector<std::string> &values)
{
    JsonValue::Array array(values.begin(), values.end());
    return array;
}

//! A set of strings, left out when it is empty.
void addSet(Attributes &attributes, JsonElement row, const char *key)
{
    if (const auto values = sorted(stringsAt(row, key)); !values.empty())
        attributes.emplace(key, toArray(values));
}

void addText(Attributes &attributes, JsonElement row, const char *key, std::string_view standard = {})
{
    if (const std::string_view text = stringAt(row, key, standard); !text.empty())
        attributes.emplace(key, text);
}

//! Route conditions {"ip", "port"}: a set of objects.
void addAddresses(Attributes &attributes, JsonElement row, const char *key)
{
    const auto member = memberAt(row, key);
    if (!member || !member->is_array())
        return;
    std::map<std::string, JsonValue> ordered;
    for (const auto child : arrayOf(*member)) {
        JsonValue value = JsonValue::from(child);
        if (JsonValue::Object *object = value.object())
            std::erase_if(*object, [](const auto &field) { return field.second.isNull(); });
        ordered.emplace(canonical(value), value);
    }
    JsonValue::Array array;
    for (auto &[text, value] : ordered)
        array.push_back(std::move(value));
    if (!array.empty())
        attributes.emplace(key, std::move(array));
}

//! Header conditions of a route: names in lower case, values a set; secret ones are hidden.
void addHeaders(Attributes &attributes, JsonElement row, const Fingerprinter &fingerprinter)
{
    const auto headers = memberAt(row, "headers");
    if (!headers)
        return;
    JsonValue::Object result;
    for (auto &[name, value] : redact(*headers, fingerprinter)) {
        if (JsonValue::Array *values = value.array())
            std::sort(values->begin(), values->end(), [](const JsonValue &a, const JsonValue &b) {
                return canonical(a) < canonical(b);
            });
        result.emplace(lower(name), std::move(value));
    }
    if (!result.empty())
        attributes.emplace("headers", std::move(result));
}

//! Lists of status codes below health checks are sets.
void sortNumbers(JsonValue &value)
{
    if (JsonValue::Object *object = value.object()) {
        for (auto &[key, member] : *object)
            sortNumbers(member);
    } else if (JsonValue::Array *array = value.array()) {
        std::sort(array->begin(), array->end(), [](const JsonValue &a, const JsonValue &b) {
            return a.integer() && b.integer() ? *a.integer() < *b.integer() : canonical(a) < canonical(b);
        });
    }
}

} // namespace

std::string kongHost(std::string_view host)
{
    std::string result = lower(host);
    if (result.size() > 1 && result.back() == '.')
        result.pop_back();
    return result;
}

std::string kongId(JsonElement row)
{
    return std::string(stringAt(row, "id"));
}

std::string kongReference(JsonElement row, std::string_view key)
{
    const auto member = memberAt(row, key);
    return member ? kongId(*member) : std::string();
}

std::vector<Label> kongLabels(JsonElement row)
{
    std::vector<Label> labels;
    for (const std::string &tag : stringsAt(row, "tags")) {
        const auto colon = tag.find(':');
        labels.push_back(colon == tag.npos ? Label{tag, {}}
                                           : Label{tag.substr(0, colon), tag.substr(colon + 1)});
    }
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

KongService kongService(JsonElement row)
{
    KongService service;
    service.protocol = stringAt(row, "protocol", "http");
    service.host = kongHost(stringAt(row, "host"));
    service.port = integerAt(row, "port", 80);
    service.caCertificates = sorted(stringsAt(row, "ca_certificates"));
    service.clientCertificate = kongReference(row, "client_certificate");

    Deployment &deployment = service.deployment;
    deployment.nativeId = kongId(row);
    deployment.nativeName = stringAt(row, "name");
    deployment.labels = kongLabels(row);
    deployment.enabled = boolAt(row, "enabled", true);
    deployment.basePath = stringAt(row, "path");
    deployment.createdAt = integerAt(row, "created_at");
    deployment.updatedAt = integerAt(row, "updated_at");
    Attributes &attributes = deployment.attributes;
    attributes.emplace("protocol", service.protocol);
    attributes.emplace("retries", integerAt(row, "retries", 5));
    for (const char *key : {"connect_timeout", "read_timeout", "write_timeout"})
        attributes.emplace(key, integerAt(row, key, 60000));
    if (const auto verify = memberAt(row, "tls_verify"); verify && verify->is_bool())
        attributes.emplace("tls_verify", boolAt(row, "tls_verify"));
    if (memberAt(row, "tls_verify_depth"))
        attributes.emplace("tls_verify_depth", integerAt(row, "tls_verify_depth"));
    return service;
}

Route kongRoute(JsonElement row, const Fingerprinter &fingerprinter)
{
    Route route;
    route.nativeId = kongId(row);
    route.nativeName = stringAt(row, "name");
    const std::string service = kongReference(row, "service");
    route.deploymentId = service.empty() ? "route:" + route.nativeId : service;
    route.labels = kongLabels(row);
    for (const std::string &host : stringsAt(row, "hosts"))
        route.hosts.push_back(kongHost(host));
    route.hosts = sorted(std::move(route.hosts));
    route.paths = sorted(stringsAt(row, "paths"));
    route.methods = sorted(stringsAt(row, "methods"));
    route.protocols = sorted(stringsAt(row, "protocols"));
    if (route.protocols.empty())
        route.protocols = {"http", "https"};

    Attributes &attributes = route.attributes;
    attributes.emplace("strip_path", boolAt(row, "strip_path", true));
    attributes.emplace("preserve_host", boolAt(row, "preserve_host", false));
    attributes.emplace("request_buffering", boolAt(row, "request_buffering", true));
    attributes.emplace("response_buffering", boolAt(row, "response_buffering", true));
    attributes.emplace("regex_priority", integerAt(row, "regex_priority", 0));
    attributes.emplace("path_handling", stringAt(row, "path_handling", "v0"));
    attributes.emplace("https_redirect_status_code", integerAt(row, "https_redirect_status_code", 426));
    addText(attributes, row, "expression");
    if (const std::int64_t priority = integerAt(row, "priority"); priority != 0)
        attributes.emplace("priority", priority);
    addHeaders(attributes, row, fingerprinter);
    addSet(attributes, row, "snis");
    addAddresses(attributes, row, "sources");
    addAddresses(attributes, row, "destinations");
    return route;
}

std::optional<Deployment> kongServicelessDeployment(JsonElement row)
{
    if (!kongReference(row, "service").empty())
        return std::nullopt;
    Deployment deployment;
    deployment.nativeId = "route:" + kongId(row);
    deployment.nativeName = stringAt(row, "name");
    deployment.labels = kongLabels(row);
    deployment.createdAt = integerAt(row, "created_at");
    deployment.updatedAt = integerAt(row, "updated_at");
    return deployment;
}

Upstream kongUpstream(JsonElement row, const Fingerprinter &fingerprinter)
{
    Upstream upstream;
    upstream.nativeId = kongId(row);
    upstream.nativeName = stringAt(row, "name");
    Attributes &attributes = upstream.attributes;
    addText(attributes, row, "algorithm", "round-robin");
    addText(attributes, row, "hash_on", "none");
    addText(attributes, row, "hash_fallback", "none");
    addText(attributes, row, "hash_on_cookie_path", "/");
    for (const char *key : {"hash_on_header", "hash_on_cookie", "hash_on_query_arg", "hash_on_uri_capture",
                            "hash_fallback_header", "hash_fallback_query_arg",
                            "hash_fallback_uri_capture", "host_header"})
        addText(attributes, row, key);
    attributes.emplace("slots", integerAt(row, "slots", 10000));
    attributes.emplace("use_srv_name", boolAt(row, "use_srv_name", false));
    if (const auto checks = memberAt(row, "healthchecks")) {
        JsonValue value = redact(*checks, fingerprinter);
        sortNumbers(value);
        attributes.emplace("healthchecks", std::move(value));
    }
    return upstream;
}

void splitKongAddress(std::string_view address, Target &target)
{
    target.port = 8000;
    const auto colon = address.rfind(':');
    const bool bracketed = address.starts_with('[');
    const auto bracket = address.find(']');
    const bool bare = !bracketed && colon != address.npos && address.find(':') != colon; // IPv6 alone
    if (colon != address.npos && !bare && (!bracketed || (bracket != address.npos && colon > bracket))) {
        const std::string_view digits = address.substr(colon + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), target.port);
        address = address.substr(0, colon);
    }
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    target.host = kongHost(address);
}

Target kongTarget(JsonElement row, const std::string &upstreamId)
{
    Target target;
    target.nativeId = kongId(row);
    const std::string own = kongReference(row, "upstream");
    target.upstreamId = own.empty() ? upstreamId : own;
    splitKongAddress(stringAt(row, "target"), target);
    target.weight = integerAt(row, "weight", 100);
    return target;
}

Consumer kongConsumer(JsonElement row)
{
    Consumer consumer;
    consumer.nativeId = kongId(row);
    consumer.name = stringAt(row, "username");
    consumer.customId = stringAt(row, "custom_id");
    consumer.labels = kongLabels(row);
    return consumer;
}

std::vector<Certificate> kongCertificates(JsonElement row)
{
    std::vector<Certificate> certificates;
    for (const char *key : {"cert", "cert_alt"}) {
        const std::string_view pem = stringAt(row, key);
        if (pem.empty())
            continue;
        Certificate certificate;
        certificate.nativeId = kongId(row) + (certificates.empty() ? "" : ":alt");
        certificate.names = stringsAt(row, "snis");
        if (const auto content = readCertificate(pem)) {
            certificate.names.insert(certificate.names.end(), content->names.begin(), content->names.end());
            certificate.issuer = content->issuer;
            certificate.subject = content->subject;
            certificate.spki = content->spki;
            certificate.notBefore = content->notBefore;
            certificate.notAfter = content->notAfter;
        }
        certificate.names = sorted(std::move(certificate.names));
        certificates.push_back(std::move(certificate));
    }
    return certificates;
}

NodeFacts kongNode(JsonElement root)
{
    NodeFacts node;
    node.nativeId = stringAt(root, "node_id");
    node.hostname = stringAt(root, "hostname");
    node.version = stringAt(root, "version");
    node.edition = stringAt(root, "edition");
    if (const auto configuration = memberAt(root, "configuration")) {
        node.storeKind = stringAt(*configuration, "database");
        // A node without a database lists the default PostgreSQL settings all the same.
        if (node.storeKind == "postgres") {
            node.storeHost = kongHost(stringAt(*configuration, "pg_host"));
            node.storePort = integerAt(*configuration, "pg_port");
            node.storeDatabase = stringAt(*configuration, "pg_database");
            node.storeUser = stringAt(*configuration, "pg_user");
            addText(node.attributes, *configuration, "pg_schema");
        }
        addText(node.attributes, *configuration, "role");
        addText(node.attributes, *configuration, "router_flavor");
        addSet(node.attributes, *configuration, "admin_listen");
        addSet(node.attributes, *configuration, "proxy_listen");
        addSet(node.attributes, *configuration, "status_listen");
    }
    const auto plugins = memberAt(root, "plugins");
    const auto available = plugins ? memberAt(*plugins, "available_on_server") : std::nullopt;
    if (available && available->is_object()) {
        std::vector<std::string> names;
        for (const auto field : objectOf(*available))
            names.emplace_back(field.key);
        node.attributes.emplace("plugins", toArray(sorted(std::move(names))));
    }
    if (node.nativeId.empty())
        node.nativeId = node.hostname;
    return node;
}

} // namespace bulkhead
