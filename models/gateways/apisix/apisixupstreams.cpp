// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixupstreams.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixdefaults.h"
#include "gateways/apisix/apisixvalues.h"
#include "gateways/redaction/redaction.h"
#include "gateways/x509/certificatereader.h"

#include <algorithm>
#include <charconv>

namespace bulkhead {

namespace {

struct Node
{
    std::string host;
    std::int64_t port = 0;
    std::int64_t weight = 1;
    std::int64_t priority = 0;
};

std::int64_t standardPort(std::string_view scheme)
{
    return scheme == "https" || scheme == "grpcs" ? 443 : scheme == "http" || scheme == "grpc" ? 80 : 0;
}

//! "host:port", "host", "[::1]:80" or "[::1]", as the keys of the map shape.
Node splitAddress(std::string_view address)
{
    Node node;
    const auto bracket = address.rfind(']');
    const auto colon = address.rfind(':');
    const bool hasPort = colon != address.npos && (bracket == address.npos || colon > bracket)
        && (bracket != address.npos || address.find(':') == colon);
    if (hasPort) {
        const std::string_view digits = address.substr(colon + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), node.port);
        address = address.substr(0, colon);
    }
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    node.host = lowerHost(address);
    return node;
}

std::vector<Node> readNodes(JsonElement nodes)
{
    std::vector<Node> result;
    if (nodes.is_object()) {
        for (const auto field : objectOf(nodes)) {
            Node node = splitAddress(field.key);
            std::int64_t weight = 1;
            if (field.value.get(weight) == simdjson::SUCCESS)
                node.weight = weight;
            result.push_back(std::move(node));
        }
    } else if (nodes.is_array()) {
        for (const auto child : arrayOf(nodes)) {
            Node node;
            std::string_view host = stringAt(child, "host");
            if (host.size() > 2 && host.front() == '[' && host.back() == ']')
                host = host.substr(1, host.size() - 2);
            node.host = lowerHost(host);
            node.port = integerAt(child, "port");
            node.weight = integerAt(child, "weight", 1);
            node.priority = integerAt(child, "priority");
            result.push_back(std::move(node));
        }
    }
    return result;
}

std::string address(const Node &node)
{
    const bool v6 = node.host.find(':') != node.host.npos;
    return (v6 ? '[' + node.host + ']' : node.host) + ':' + std::to_string(node.port);
}

void addTargets(JsonElement nodes, ApisixUpstream &result)
{
    JsonValue::Object priorities;
    for (Node &node : readNodes(nodes)) {
        if (node.port == 0)
            node.port = standardPort(result.upstream.scheme);
        const std::string name = address(node);
        if (node.priority != 0)
            priorities.insert_or_assign(name, node.priority);
        result.targets.push_back({result.upstream.nativeId + '/' + name, result.upstream.nativeId,
                                  std::move(node.host), node.port, node.weight});
    }
    auto &targets = result.targets;
    std::sort(targets.begin(), targets.end(), [](const Target &a, const Target &b) {
        return std::tie(a.nativeId, a.weight) < std::tie(b.nativeId, b.weight);
    });
    // The array shape may name an address twice; each is a target of its own.
    for (std::size_t i = 1, same = 1; i < targets.size(); ++i) {
        same = targets[i].host == targets[i - 1].host && targets[i].port == targets[i - 1].port ? same + 1 : 1;
        if (same > 1)
            targets[i].nativeId += '#' + std::to_string(same);
    }
    if (!priorities.empty())
        result.upstream.attributes.emplace("node_priorities", std::move(priorities));
}

//! The client certificate is public, its key never leaves the fingerprint.
JsonValue::Object readTls(JsonElement tls, const Fingerprinter &fingerprinter)
{
    JsonValue::Object result;
    result.emplace("verify", boolAt(tls, "verify"));
    if (const std::string id = apisixId(tls, "client_cert_id"); !id.empty())
        result.emplace("client_cert_id", id);
    if (const std::string_view pem = stringAt(tls, "client_cert"); !pem.empty()) {
        if (isSecretReference(pem))
            result.emplace("client_cert", secretValue(pem, fingerprinter));
        else if (const auto content = readCertificate(pem))
            result.emplace("client_cert_spki", content->spki);
    }
    if (const std::string_view key = stringAt(tls, "client_key"); !key.empty())
        result.emplace("client_key", secretValue(key, fingerprinter));
    return result;
}

void addSettings(JsonElement value, Attributes &attributes, const Fingerprinter &fingerprinter)
{
    attributes.emplace("type", stringAt(value, "type", "roundrobin"));
    attributes.emplace("hash_on", stringAt(value, "hash_on", "vars"));
    attributes.emplace("pass_host", stringAt(value, "pass_host", "pass"));
    for (const std::string_view key : {"key", "upstream_host", "timeout", "retries", "retry_timeout",
                                       "discovery_type", "service_name"})
        copyMember(value, key, attributes);
    if (const auto arguments = memberAt(value, "discovery_args"))
        attributes.emplace("discovery_args", redact(*arguments, fingerprinter));
    if (const auto pool = memberAt(value, "keepalive_pool"); pool && pool->is_object()) {
        JsonValue::Object settings = {{"idle_timeout", 60}, {"requests", 1000}, {"size", 320}};
        for (const auto field : objectOf(*pool))
            settings.insert_or_assign(std::string(field.key), JsonValue::from(field.value));
        attributes.emplace("keepalive_pool", std::move(settings));
    }
    if (const auto checks = memberAt(value, "checks"); checks && checks->is_object()) {
        JsonValue::Object settings = redact(*checks, fingerprinter);
        fillCheckDefaults(*checks, settings);
        attributes.emplace("checks", std::move(settings));
    }
    if (const auto tls = memberAt(value, "tls"); tls && tls->is_object())
        attributes.emplace("tls", readTls(*tls, fingerprinter));
}

} // namespace

ApisixUpstream readApisixUpstream(JsonElement value, std::string nativeId,
                                  const Fingerprinter &fingerprinter)
{
    ApisixUpstream result;
    result.upstream.nativeId = std::move(nativeId);
    result.upstream.nativeName = stringAt(value, "name");
    result.upstream.scheme = stringAt(value, "scheme", "http");
    addSettings(value, result.upstream.attributes, fingerprinter);
    if (const auto nodes = memberAt(value, "nodes"))
        addTargets(*nodes, result);
    return result;
}

} // namespace bulkhead
