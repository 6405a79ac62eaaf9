// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyproxy.h"

#include "core/jsonreader.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>
#include <charconv>

namespace bulkhead {

namespace {

std::string schemeOf(JsonElement handler)
{
    const auto transport = memberAt(handler, "transport");
    if (!transport)
        return "http";
    if (const auto protocol = stringAt(*transport, "protocol", "http"); protocol != "http")
        return std::string(protocol);
    if (memberAt(*transport, "tls"))
        return "https";
    const auto versions = stringsAt(*transport, "versions");
    return std::find(versions.begin(), versions.end(), "h2c") != versions.end() ? "h2c" : "http";
}

//! What is left of the transport when scheme and TLS have names of their own.
void addTransport(Attributes &attributes, JsonElement handler, const Fingerprinter &fingerprinter)
{
    const auto transport = memberAt(handler, "transport");
    if (!transport)
        return;
    JsonValue::Object rest = redact(*transport, fingerprinter);
    rest.erase("protocol");
    if (const auto tls = memberAt(*transport, "tls")) {
        attributes["tls_verify"] = !boolAt(*tls, "insecure_skip_verify");
        if (const auto name = stringAt(*tls, "server_name"); !name.empty())
            attributes["tls_server_name"] = name;
        if (auto *settings = rest["tls"].object()) {
            settings->erase("insecure_skip_verify");
            settings->erase("server_name");
            if (settings->empty())
                rest.erase("tls");
        } else {
            rest.erase("tls");
        }
    }
    if (!rest.empty())
        attributes["transport"] = std::move(rest);
}

Attributes attributesOf(JsonElement handler, const Fingerprinter &fingerprinter)
{
    Attributes attributes = redact(handler, fingerprinter);
    for (const char *told : {"handler", "upstreams", "transport", "@id"})
        attributes.erase(told);
    std::string algorithm = "random"; // Caddy's default
    if (const auto balancing = memberAt(handler, "load_balancing")) {
        if (const auto policy = memberAt(*balancing, "selection_policy"))
            algorithm = stringAt(*policy, "policy", algorithm);
    }
    attributes["algorithm"] = algorithm;
    addTransport(attributes, handler, fingerprinter);
    JsonValue clean(std::move(attributes));
    dropAccounts(clean);
    return std::move(*clean.object());
}

bool isNumber(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool isForwardAuth(JsonElement handler)
{
    const auto rewrite = memberAt(handler, "rewrite");
    return rewrite && !stringAt(*rewrite, "uri").empty() && stringAt(*rewrite, "method") == "GET"
        && !elementsAt(handler, "handle_response").empty();
}

CaddyDial splitDial(std::string_view dial)
{
    CaddyDial result;
    if (dial.starts_with("unix")) {
        result.host = dial;
        return result;
    }
    for (const std::string_view network : {"tcp/", "tcp4/", "tcp6/", "udp/"}) {
        if (dial.starts_with(network))
            dial.remove_prefix(network.size());
    }
    const auto colon = dial.rfind(':');
    if (colon != dial.npos && isNumber(dial.substr(colon + 1))) {
        std::from_chars(dial.data() + colon + 1, dial.data() + dial.size(), result.port);
        dial = dial.substr(0, colon);
    }
    if (dial.starts_with('[') && dial.ends_with(']'))
        dial = dial.substr(1, dial.size() - 2);
    if (dial.ends_with('.'))
        dial.remove_suffix(1);
    result.host = dial;
    if (dial.find('{') == dial.npos) { // the name of a placeholder keeps its case
        for (char &c : result.host)
            c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    }
    return result;
}

std::string addProxy(CaddyRecords &records, JsonElement handler, const std::string &owner,
                     const Fingerprinter &fingerprinter)
{
    const std::string name = isForwardAuth(handler) ? "forward_auth" : "reverse_proxy";
    Upstream upstream;
    upstream.nativeId = records.uniqueId(EntityKind::Upstream, owner + "/" + name);
    upstream.nativeName = stringAt(handler, "@id", name);
    upstream.scheme = schemeOf(handler);
    upstream.attributes = attributesOf(handler, fingerprinter);
    records.add(upstream);
    for (const JsonElement entry : elementsAt(handler, "upstreams")) {
        const std::string dial(stringAt(entry, "dial"));
        const CaddyDial address = splitDial(dial);
        Target target;
        target.nativeId = records.uniqueId(EntityKind::Target, upstream.nativeId + "/" + dial);
        target.upstreamId = upstream.nativeId;
        target.host = address.host;
        target.port = address.port;
        records.add(target);
    }
    return upstream.nativeId;
}

} // namespace bulkhead
