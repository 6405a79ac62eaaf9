// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixbody.h"

#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "gateways/apisix/apisixplugins.h"
#include "gateways/apisix/apisixvalues.h"
#include "gateways/redaction/redaction.h"
#include "gateways/x509/certificatereader.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace bulkhead {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

//! Names the private key that belongs to a certificate without having it.
constexpr std::string_view keyClass = "private-key/spki";

//! "host:port" as an element of the list.
JsonValue nodeAt(const std::string &address, const JsonValue &weight)
{
    Object node{{"host", address}, {"weight", weight}};
    const auto bracket = address.rfind(']'), colon = address.rfind(':');
    const bool isAlone = bracket == std::string::npos ? address.find(':') == colon : colon != std::string::npos && colon > bracket;
    std::int64_t port = 0;
    const char *end = address.data() + address.size();
    if (colon != std::string::npos && isAlone && std::from_chars(address.data() + colon + 1, end, port).ptr == end && colon + 1 < address.size()) {
        node["host"] = address.substr(0, colon);
        node["port"] = port;
    }
    return node;
}

bool listNodes(JsonValue &upstream)
{
    Object *object = upstream.object();
    const auto nodes = object == nullptr ? Object::iterator() : object->find("nodes");
    if (object == nullptr || nodes == object->end())
        return false;
    if (Array *list = nodes->second.array()) {
        for (JsonValue &node : *list) {
            const JsonValue *priority = node.find("priority");
            if (priority != nullptr && *priority == JsonValue(0))
                node.object()->erase("priority");
        }
        return false;
    }
    const Object *byAddress = nodes->second.object();
    if (byAddress == nullptr)
        return false;
    Array list;
    for (const auto &[address, weight] : *byAddress)
        list.push_back(nodeAt(address, weight));
    nodes->second = std::move(list);
    return true;
}

//! The list as {"host:port": weight}, if it would be read back as it is.
void mapNodes(JsonValue &upstream)
{
    JsonValue *nodes = valueAt(upstream, "/nodes");
    const Array *list = nodes == nullptr ? nullptr : nodes->array();
    if (list == nullptr)
        return;
    Object byAddress;
    for (const JsonValue &node : *list) {
        const JsonValue *host = node.find("host"), *port = node.find("port"), *weight = node.find("weight");
        if (host == nullptr || host->string() == nullptr || weight == nullptr)
            return;
        byAddress.insert_or_assign(*host->string() + (port == nullptr ? std::string() : ':' + canonical(*port)), *weight);
    }
    JsonValue mapped = Object{{"nodes", byAddress}};
    listNodes(mapped);
    if (*valueAt(mapped, "/nodes") == *nodes)
        *nodes = std::move(byAddress);
}

//! Calls `act` for each upstream that stands inside an object, and for itself if it is one.
template<typename Value, typename Act>
void forEachUpstream(ApisixCollection collection, Value &body, const Act &act)
{
    if (collection == ApisixCollection::Upstreams)
        act(body, std::string());
    if (auto *inlined = valueAt(body, "/upstream"))
        act(*inlined, std::string("/upstream"));
    const std::string rulesAt = "/plugins/traffic-split/rules";
    auto *rules = valueAt(body, rulesAt);
    for (std::size_t i = 0; rules != nullptr && rules->array() != nullptr && i < rules->array()->size(); ++i) {
        const std::string splitsAt = below(below(rulesAt, i), "weighted_upstreams");
        auto *splits = valueAt(body, splitsAt);
        for (std::size_t j = 0; splits != nullptr && splits->array() != nullptr && j < splits->array()->size(); ++j) {
            const std::string at = below(below(splitsAt, j), "upstream");
            if (auto *upstream = valueAt(body, at))
                act(*upstream, at);
        }
    }
}

void omitDefaults(ApisixCollection collection, JsonValue &raw, JsonValue &shadow, std::vector<ApisixOmitted> &omitted)
{
    if (collection == ApisixCollection::Routes)
        omitRouteDefaults(raw, shadow, omitted);
    forEachUpstream(collection, raw, [&](JsonValue &upstream, const std::string &at) {
        if (JsonValue *same = valueAt(shadow, at))
            omitUpstreamDefaults(upstream, *same, at, omitted);
    });
    JsonValue *plugins = valueAt(raw, "/plugins");
    if (plugins == nullptr || plugins->object() == nullptr)
        return;
    for (auto &[name, config] : *plugins->object()) {
        const std::string at = below("/plugins", name);
        if (JsonValue *same = valueAt(shadow, at))
            omitPluginDefaults(name, config, *same, at, omitted);
    }
}

//! Without what only the product sets.
void dropOwn(Object &object)
{
    for (const char *name : {"id", "create_time", "update_time"})
        object.erase(name);
}

JsonValue redactedOf(JsonElement value, const Fingerprinter &fingerprinter)
{
    RedactionRules rules;
    rules.isLossless = true;
    Object object = redact(value, fingerprinter, rules);
    if (const auto vars = memberAt(value, "vars"))
        object["vars"] = apisixVars(*vars, fingerprinter);
    const auto plugins = memberAt(value, "plugins");
    if (!plugins || !plugins->is_object())
        return object;
    Object configs;
    for (const auto field : objectOf(*plugins)) {
        RedactionRules own = apisixPluginRules(field.key);
        own.isLossless = true;
        const bool isObject = field.value.is_object();
        configs.emplace(std::string(field.key), isObject ? JsonValue(redact(field.value, fingerprinter, own)) : JsonValue::from(field.value));
    }
    object["plugins"] = std::move(configs);
    return object;
}

//! In place of the private keys stands which they are.
void markKeys(JsonElement value, Object &ssl)
{
    ssl.erase("key");
    ssl.erase("keys");
    const auto mark = [](std::string_view pem) {
        const auto content = readCertificate(pem);
        return JsonValue(Object{{"class", keyClass}, {"fingerprint", content ? content->spki : std::string()}});
    };
    ssl.emplace("key", mark(stringAt(value, "cert")));
    Array more;
    for (const std::string &pem : stringsAt(value, "certs"))
        more.push_back(mark(pem));
    if (!more.empty())
        ssl.emplace("keys", std::move(more));
}

void addReference(JsonElement object, std::string_view member, const std::string &at, ApisixCollection collection, std::vector<ApisixReference> &references)
{
    if (std::string id = apisixId(object, member); !id.empty())
        references.push_back({below(at, member), collection, std::move(id)});
}

void addUpstreamReferences(JsonElement upstream, const std::string &at, std::vector<ApisixReference> &references)
{
    const auto tls = memberAt(upstream, "tls");
    if (tls && tls->is_object())
        addReference(*tls, "client_cert_id", below(at, "tls"), ApisixCollection::Ssls, references);
}

std::vector<JsonElement> elementsOf(JsonElement object, std::string_view member)
{
    std::vector<JsonElement> elements;
    const auto list = memberAt(object, member);
    if (!list || !list->is_array())
        return elements;
    for (const auto element : arrayOf(*list))
        elements.push_back(element);
    return elements;
}

void addSplitReferences(JsonElement value, std::vector<ApisixReference> &references)
{
    const auto plugins = memberAt(value, "plugins");
    const auto split = plugins ? memberAt(*plugins, "traffic-split") : std::nullopt;
    if (!split)
        return;
    const auto rules = elementsOf(*split, "rules");
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::string at = below(below("/plugins/traffic-split/rules", i), "weighted_upstreams");
        const auto splits = elementsOf(rules[i], "weighted_upstreams");
        for (std::size_t j = 0; j < splits.size(); ++j) {
            addReference(splits[j], "upstream_id", below(at, j), ApisixCollection::Upstreams, references);
            if (const auto upstream = memberAt(splits[j], "upstream"))
                addUpstreamReferences(*upstream, below(below(at, j), "upstream"), references);
        }
    }
}

//! Puts in again what was left out, as long as it means the same.
JsonValue withOmitted(ApisixCollection collection, const JsonValue &sent, const std::vector<ApisixOmitted> &omitted)
{
    JsonValue full = sent;
    for (auto entry = omitted.rbegin(); entry != omitted.rend(); ++entry) { // outer members first
        const auto slash = entry->pointer.rfind('/');
        JsonValue *parent = valueAt(full, std::string_view(entry->pointer).substr(0, slash));
        if (parent != nullptr && parent->object() != nullptr)
            parent->object()->emplace(entry->pointer.substr(slash + 1), entry->value);
    }
    JsonValue again = full, shadow = full;
    std::vector<ApisixOmitted> ignored;
    omitDefaults(collection, again, shadow, ignored);
    return again == sent ? full : sent;
}

//! Whether what is sent is read back as it was planned. A setting that looks like what stands for a secret could not be told from one.
bool isReadBack(ApisixCollection collection, const JsonValue &sent, const JsonValue &after, const Fingerprinter &fingerprinter)
{
    const std::string text = canonical(sent);
    JsonReader reader;
    const auto root = reader.parse(text);
    return root && apisixBody(collection, *root, fingerprinter).redacted == after;
}

} // namespace

std::vector<ApisixReference> apisixReferences(JsonElement value)
{
    std::vector<ApisixReference> references;
    addReference(value, "service_id", {}, ApisixCollection::Services, references);
    addReference(value, "plugin_config_id", {}, ApisixCollection::PluginConfigs, references);
    addReference(value, "upstream_id", {}, ApisixCollection::Upstreams, references);
    addUpstreamReferences(value, {}, references);
    if (const auto inlined = memberAt(value, "upstream"))
        addUpstreamReferences(*inlined, "/upstream", references);
    addSplitReferences(value, references);
    return references;
}

ApisixBody apisixBody(ApisixCollection collection, JsonElement value, const Fingerprinter &fingerprinter)
{
    ApisixBody body;
    body.raw = JsonValue::from(value);
    body.redacted = redactedOf(value, fingerprinter);
    if (body.raw.object() == nullptr)
        return body;
    dropOwn(*body.raw.object());
    dropOwn(*body.redacted.object());
    if (collection == ApisixCollection::Ssls) {
        markKeys(value, *body.redacted.object());
        return body;
    }
    forEachUpstream(collection, body.raw, [&](JsonValue &upstream, const std::string &at) {
        const bool isByAddress = listNodes(upstream);
        body.hasNodesByAddress = body.hasNodesByAddress || isByAddress;
        JsonValue *same = valueAt(body.redacted, at);
        const JsonValue *nodes = upstream.find("nodes"); // addresses are no secrets, whatever they look like
        if (same != nullptr && same->object() != nullptr && nodes != nullptr)
            (*same->object())["nodes"] = *nodes;
    });
    for (const ApisixReference &reference : apisixReferences(value)) {
        *valueAt(body.raw, reference.pointer) = reference.id;
        *valueAt(body.redacted, reference.pointer) = reference.id;
    }
    omitDefaults(collection, body.raw, body.redacted, body.omitted);
    return body;
}

Result<JsonValue> apisixWritten(ApisixCollection collection, const JsonValue &after, const ApisixBody &now, const Fingerprinter &fingerprinter)
{
    const auto sent = withSecrets(after, now.redacted, now.raw);
    if (!sent)
        return sent.error();
    JsonValue full = withOmitted(collection, *sent, now.omitted);
    if (now.hasNodesByAddress)
        forEachUpstream(collection, full, [](JsonValue &upstream, const std::string &) { mapNodes(upstream); });
    if (isReadBack(collection, full, after, fingerprinter))
        return full;
    return Error{.kind = Error::Kind::Unsupported, .place = {}, .what = QStringLiteral("a setting of it cannot be written as it is planned"),
                 .hint = QStringLiteral("change it by hand on both sides"), .retryAfter = {}};
}

} // namespace bulkhead
