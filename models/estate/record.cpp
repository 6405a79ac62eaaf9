// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/record.h"

#include "core/jsonreader.h"

#include <algorithm>
#include <charconv>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Writes one object straight into a string. Keys are given in ascending order, which keeps the text
//! canonical without sorting; members at their default are left out.
class PayloadWriter
{
public:
    PayloadWriter() { m_text.reserve(256); }

    void text(std::string_view key, std::string_view value)
    {
        if (value.empty())
            return;
        name(key);
        appendQuoted(m_text, value);
    }
    void integer(std::string_view key, std::int64_t value, std::int64_t standard = 0)
    {
        if (value == standard)
            return;
        name(key);
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        m_text.append(digits, end.ptr);
    }
    void boolean(std::string_view key, bool value, bool standard)
    {
        if (value == standard)
            return;
        name(key);
        m_text += value ? "true" : "false";
    }
    void texts(std::string_view key, const std::vector<std::string> &values)
    {
        if (values.empty())
            return;
        name(key);
        m_text += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i)
                m_text += ',';
            appendQuoted(m_text, values[i]);
        }
        m_text += ']';
    }
    void labels(std::string_view key, const std::vector<Label> &values)
    {
        if (values.empty())
            return;
        name(key);
        m_text += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            m_text += i ? ",[" : "[";
            appendQuoted(m_text, values[i].key);
            m_text += ',';
            appendQuoted(m_text, values[i].value);
            m_text += ']';
        }
        m_text += ']';
    }
    void object(std::string_view key, const JsonValue::Object &value)
    {
        if (value.empty())
            return;
        name(key);
        appendCanonical(m_text, value);
    }
    void fingerprint(std::string_view key, const std::optional<Fingerprint> &value)
    {
        if (!value)
            return;
        name(key);
        m_text += "{\"class\":";
        appendQuoted(m_text, value->comparability);
        m_text += ",\"fingerprint\":\"" + toHex(value->value) + "\"}";
    }

    EntityRecord record(EntityKind kind, std::string nativeId)
    {
        m_text += m_first ? "{}" : "}";
        EntityRecord result{kind, std::move(nativeId), std::move(m_text), {}};
        result.digest = sha256(result.payload);
        return result;
    }

private:
    void name(std::string_view key)
    {
        m_text += m_first ? '{' : ',';
        m_first = false;
        m_text += '"';
        m_text += key;
        m_text += "\":";
    }

    std::string m_text;
    bool m_first = true;
};

std::vector<Label> labelsAt(JsonElement object, std::string_view key)
{
    std::vector<Label> labels;
    const auto member = memberAt(object, key);
    if (!member || !member->is_array())
        return labels;
    for (const auto pair : arrayOf(*member)) {
        std::string_view name, value;
        if (pair.at(0).get(name) == simdjson::SUCCESS && pair.at(1).get(value) == simdjson::SUCCESS)
            labels.push_back({std::string(name), std::string(value)});
    }
    return labels;
}

JsonValue::Object objectAt(JsonElement object, std::string_view key)
{
    const auto member = memberAt(object, key);
    if (!member || !member->is_object())
        return {};
    JsonValue value = JsonValue::from(*member);
    return std::move(*value.object());
}

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Fingerprint> fingerprintAt(JsonElement object, std::string_view key)
{
    const auto member = memberAt(object, key);
    if (!member)
        return std::nullopt;
    Fingerprint result;
    result.comparability = stringAt(*member, "class");
    const std::string_view hex = stringAt(*member, "fingerprint");
    if (hex.size() != result.value.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < result.value.size(); ++i) {
        const int high = hexDigit(hex[2 * i]);
        const int low = hexDigit(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        result.value[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return result;
}

std::string textAt(JsonElement object, std::string_view key)
{
    return std::string(stringAt(object, key));
}

Result<JsonElement> open(JsonReader &reader, const EntityRecord &record, EntityKind kind)
{
    if (record.kind == kind) {
        if (auto root = reader.parse(record.payload); root && root->is_object())
            return root;
    }
    return Error{.kind = Error::Kind::Store,
                 .place = {},
                 .what = u"a stored %1 cannot be read back"_s.arg(
                     QString::fromUtf8(toWire(kind).data(), qsizetype(toWire(kind).size()))),
                 .hint = u"sync again, or restore the backup beside the store"_s,
                 .retryAfter = {}};
}

} // namespace

EntityRecord toRecord(const NodeFacts &node)
{
    PayloadWriter writer;
    writer.object("attributes", node.attributes);
    writer.text("edition", node.edition);
    writer.text("hostname", node.hostname);
    writer.text("store_database", node.storeDatabase);
    writer.text("store_host", node.storeHost);
    writer.text("store_kind", node.storeKind);
    writer.integer("store_port", node.storePort);
    writer.text("store_user", node.storeUser);
    writer.text("version", node.version);
    return writer.record(EntityKind::Node, node.nativeId);
}

EntityRecord toRecord(const Deployment &deployment)
{
    PayloadWriter writer;
    writer.object("attributes", deployment.attributes);
    writer.text("base_path", deployment.basePath);
    writer.integer("created_at", deployment.createdAt);
    writer.boolean("enabled", deployment.enabled, true);
    writer.texts("hosts", deployment.hosts);
    writer.labels("labels", deployment.labels);
    writer.text("name", deployment.nativeName);
    writer.integer("updated_at", deployment.updatedAt);
    writer.text("upstream", deployment.upstreamId);
    return writer.record(EntityKind::Deployment, deployment.nativeId);
}

EntityRecord toRecord(const Route &route)
{
    PayloadWriter writer;
    writer.object("attributes", route.attributes);
    writer.text("deployment", route.deploymentId);
    writer.boolean("enabled", route.enabled, true);
    writer.texts("hosts", route.hosts);
    writer.labels("labels", route.labels);
    writer.texts("methods", route.methods);
    writer.text("name", route.nativeName);
    writer.texts("paths", route.paths);
    writer.texts("protocols", route.protocols);
    return writer.record(EntityKind::Route, route.nativeId);
}

EntityRecord toRecord(const Upstream &upstream)
{
    PayloadWriter writer;
    writer.object("attributes", upstream.attributes);
    writer.text("name", upstream.nativeName);
    writer.text("scheme", upstream.scheme);
    return writer.record(EntityKind::Upstream, upstream.nativeId);
}

EntityRecord toRecord(const Target &target)
{
    PayloadWriter writer;
    writer.text("host", target.host);
    writer.integer("port", target.port);
    writer.text("upstream", target.upstreamId);
    writer.integer("weight", target.weight, 100);
    return writer.record(EntityKind::Target, target.nativeId);
}

EntityRecord toRecord(const Policy &policy)
{
    PayloadWriter writer;
    writer.object("config", policy.config);
    writer.boolean("enabled", policy.enabled, true);
    writer.labels("labels", policy.labels);
    writer.text("name", policy.name);
    writer.text("scope", toWire(policy.scope));
    writer.text("scope_id", policy.scopeId);
    writer.integer("updated_at", policy.updatedAt);
    return writer.record(EntityKind::Policy, policy.nativeId);
}

EntityRecord toRecord(const Consumer &consumer)
{
    PayloadWriter writer;
    writer.text("custom_id", consumer.customId);
    writer.texts("groups", consumer.groups);
    writer.labels("labels", consumer.labels);
    writer.text("name", consumer.name);
    return writer.record(EntityKind::Consumer, consumer.nativeId);
}

EntityRecord toRecord(const Credential &credential)
{
    PayloadWriter writer;
    writer.text("client_id", credential.clientId);
    writer.text("consumer", credential.consumerId);
    writer.integer("created_at", credential.createdAt);
    writer.integer("expires_at", credential.expiresAt);
    writer.text("kind", credential.kind);
    writer.text("reference", credential.reference);
    writer.fingerprint("secret", credential.secret);
    return writer.record(EntityKind::Credential, credential.nativeId);
}

EntityRecord toRecord(const Certificate &certificate)
{
    PayloadWriter writer;
    writer.text("issuer", certificate.issuer);
    writer.texts("names", certificate.names);
    writer.integer("not_after", certificate.notAfter);
    writer.integer("not_before", certificate.notBefore);
    writer.text("spki", certificate.spki);
    writer.text("subject", certificate.subject);
    return writer.record(EntityKind::Certificate, certificate.nativeId);
}

EntityRecord toRecord(const Sink &sink)
{
    PayloadWriter writer;
    writer.object("attributes", sink.attributes);
    writer.text("endpoint", sink.endpoint);
    writer.text("kind", sink.kind);
    writer.text("policy", sink.policyId);
    writer.fingerprint("secret", sink.secret);
    return writer.record(EntityKind::Sink, sink.nativeId);
}

Result<NodeFacts> toNode(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Node);
    if (!root)
        return root.error();
    NodeFacts node;
    node.nativeId = record.nativeId;
    node.hostname = textAt(*root, "hostname");
    node.version = textAt(*root, "version");
    node.edition = textAt(*root, "edition");
    node.storeKind = textAt(*root, "store_kind");
    node.storeHost = textAt(*root, "store_host");
    node.storeDatabase = textAt(*root, "store_database");
    node.storeUser = textAt(*root, "store_user");
    node.storePort = integerAt(*root, "store_port");
    node.attributes = objectAt(*root, "attributes");
    return node;
}

Result<Deployment> toDeployment(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Deployment);
    if (!root)
        return root.error();
    Deployment deployment;
    deployment.nativeId = record.nativeId;
    deployment.nativeName = textAt(*root, "name");
    deployment.labels = labelsAt(*root, "labels");
    deployment.enabled = boolAt(*root, "enabled", true);
    deployment.hosts = stringsAt(*root, "hosts");
    deployment.upstreamId = textAt(*root, "upstream");
    deployment.basePath = textAt(*root, "base_path");
    deployment.attributes = objectAt(*root, "attributes");
    deployment.createdAt = integerAt(*root, "created_at");
    deployment.updatedAt = integerAt(*root, "updated_at");
    return deployment;
}

Result<Route> toRoute(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Route);
    if (!root)
        return root.error();
    Route route;
    route.nativeId = record.nativeId;
    route.nativeName = textAt(*root, "name");
    route.deploymentId = textAt(*root, "deployment");
    route.labels = labelsAt(*root, "labels");
    route.hosts = stringsAt(*root, "hosts");
    route.paths = stringsAt(*root, "paths");
    route.methods = stringsAt(*root, "methods");
    route.protocols = stringsAt(*root, "protocols");
    route.enabled = boolAt(*root, "enabled", true);
    route.attributes = objectAt(*root, "attributes");
    return route;
}

Result<Upstream> toUpstream(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Upstream);
    if (!root)
        return root.error();
    Upstream upstream;
    upstream.nativeId = record.nativeId;
    upstream.nativeName = textAt(*root, "name");
    upstream.scheme = textAt(*root, "scheme");
    upstream.attributes = objectAt(*root, "attributes");
    return upstream;
}

Result<Target> toTarget(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Target);
    if (!root)
        return root.error();
    Target target;
    target.nativeId = record.nativeId;
    target.upstreamId = textAt(*root, "upstream");
    target.host = textAt(*root, "host");
    target.port = integerAt(*root, "port");
    target.weight = integerAt(*root, "weight", 100);
    return target;
}

Result<Policy> toPolicy(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Policy);
    if (!root)
        return root.error();
    Policy policy;
    policy.nativeId = record.nativeId;
    policy.name = textAt(*root, "name");
    policy.scope = policyScopeFromWire(stringAt(*root, "scope")).value_or(Policy::Scope::Global);
    policy.scopeId = textAt(*root, "scope_id");
    policy.enabled = boolAt(*root, "enabled", true);
    policy.config = objectAt(*root, "config");
    policy.labels = labelsAt(*root, "labels");
    policy.updatedAt = integerAt(*root, "updated_at");
    return policy;
}

Result<Consumer> toConsumer(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Consumer);
    if (!root)
        return root.error();
    Consumer consumer;
    consumer.nativeId = record.nativeId;
    consumer.name = textAt(*root, "name");
    consumer.customId = textAt(*root, "custom_id");
    consumer.labels = labelsAt(*root, "labels");
    consumer.groups = stringsAt(*root, "groups");
    return consumer;
}

Result<Credential> toCredential(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Credential);
    if (!root)
        return root.error();
    Credential credential;
    credential.nativeId = record.nativeId;
    credential.consumerId = textAt(*root, "consumer");
    credential.kind = textAt(*root, "kind");
    credential.clientId = textAt(*root, "client_id");
    credential.secret = fingerprintAt(*root, "secret");
    credential.reference = textAt(*root, "reference");
    credential.createdAt = integerAt(*root, "created_at");
    credential.expiresAt = integerAt(*root, "expires_at");
    return credential;
}

Result<Certificate> toCertificate(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Certificate);
    if (!root)
        return root.error();
    Certificate certificate;
    certificate.nativeId = record.nativeId;
    certificate.names = stringsAt(*root, "names");
    certificate.issuer = textAt(*root, "issuer");
    certificate.subject = textAt(*root, "subject");
    certificate.spki = textAt(*root, "spki");
    certificate.notBefore = integerAt(*root, "not_before");
    certificate.notAfter = integerAt(*root, "not_after");
    return certificate;
}

Result<Sink> toSink(JsonReader &reader, const EntityRecord &record)
{
    const auto root = open(reader, record, EntityKind::Sink);
    if (!root)
        return root.error();
    Sink sink;
    sink.nativeId = record.nativeId;
    sink.policyId = textAt(*root, "policy");
    sink.kind = textAt(*root, "kind");
    sink.endpoint = textAt(*root, "endpoint");
    sink.secret = fingerprintAt(*root, "secret");
    sink.attributes = objectAt(*root, "attributes");
    return sink;
}

} // namespace bulkhead
