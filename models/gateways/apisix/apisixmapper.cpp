// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixmapper.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixcredentials.h"
#include "gateways/apisix/apisixupstreams.h"
#include "gateways/apisix/apisixvalues.h"
#include "gateways/redaction/redaction.h"
#include "gateways/x509/certificatereader.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Id = ApisixCollection;

void append(const ApisixPlugins &plugins, std::vector<EntityRecord> &out)
{
    for (const Policy &policy : plugins.policies)
        out.push_back(toRecord(policy));
    for (const Sink &sink : plugins.sinks)
        out.push_back(toRecord(sink));
}

Attributes routeAttributes(JsonElement value, const Fingerprinter &fingerprinter)
{
    Attributes attributes;
    attributes.emplace("priority", integerAt(value, "priority"));
    for (const std::string_view key : {"timeout", "enable_websocket", "filter_func"})
        copyMember(value, key, attributes);
    if (const auto remote = apisixTexts(value, "remote_addr", "remote_addrs"); !remote.empty()) {
        JsonValue::Array addresses;
        for (const std::string &address : remote)
            addresses.emplace_back(address);
        attributes.emplace("remote_addrs", std::move(addresses));
    }
    if (const auto vars = memberAt(value, "vars"); vars && vars->is_array())
        attributes.emplace("vars", apisixVars(*vars, fingerprinter));
    if (const std::string_view script = stringAt(value, "script"); !script.empty())
        attributes.emplace("script_sha256", toHex(sha256(script)));
    for (const std::string_view key : {"plugin_config_id", "script_id"}) {
        if (std::string id = apisixId(value, key); !id.empty())
            attributes.emplace(std::string(key), std::move(id));
    }
    return attributes;
}

Deployment routeDeployment(JsonElement value, const Route &route)
{
    Deployment deployment;
    deployment.nativeId = route.deploymentId;
    deployment.nativeName = route.nativeName;
    deployment.labels = route.labels;
    deployment.enabled = route.enabled;
    deployment.createdAt = integerAt(value, "create_time");
    deployment.updatedAt = integerAt(value, "update_time");
    return deployment;
}

void appendCertificate(std::string_view pem, std::string nativeId, std::vector<std::string> names,
                       std::vector<EntityRecord> &out)
{
    Certificate certificate;
    certificate.nativeId = std::move(nativeId);
    if (const auto content = readCertificate(pem)) {
        certificate.issuer = content->issuer;
        certificate.subject = content->subject;
        certificate.spki = content->spki;
        certificate.notBefore = content->notBefore;
        certificate.notAfter = content->notAfter;
        names.insert(names.end(), content->names.begin(), content->names.end());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    certificate.names = std::move(names);
    out.push_back(toRecord(certificate));
}

} // namespace

ApisixMapper::ApisixMapper(const Fingerprinter &fingerprinter)
    : m_fingerprinter(fingerprinter)
{
}

void ApisixMapper::map(ApisixCollection collection, JsonElement value, Records &out, std::string_view owner)
{
    switch (collection) {
    case Id::Routes:
        return mapRoute(value, out);
    case Id::Services:
        return mapService(value, out);
    case Id::Upstreams:
        return mapUpstream(value, apisixId(value, "id"), out);
    case Id::Consumers:
        return mapConsumer(value, out);
    case Id::Credentials:
        return mapCredential(value, owner, out);
    case Id::ConsumerGroups: {
        const std::string id = apisixId(value, "id");
        return mapPlugins(value, {"consumer_group/" + id, {}, Policy::Scope::ConsumerGroup, id}, out);
    }
    case Id::PluginConfigs:
        return mapPluginConfig(value, out);
    case Id::GlobalRules:
        return mapPlugins(value, {"global_rule/" + apisixId(value, "id"), {}, Policy::Scope::Global, {}}, out);
    case Id::Ssls:
        return mapSsl(value, out);
    case Id::PluginMetadata:
        return mapMetadata(value, out);
    case Id::StreamRoutes:
        return mapStreamRoute(value, out);
    case Id::Secrets:
    case Id::Protos:
        return; // counted only: a secret manager's entry holds its token, a proto no fact that is judged
    }
}

std::string ApisixMapper::upstreamOf(JsonElement value, const std::string &source, Records &out) const
{
    if (const auto inlined = memberAt(value, "upstream"); inlined && inlined->is_object()) {
        std::string id = source + "/upstream";
        mapUpstream(*inlined, id, out);
        return id;
    }
    return apisixId(value, "upstream_id");
}

void ApisixMapper::rememberUse(JsonElement route, const std::string &routeId)
{
    const std::string config = apisixId(route, "plugin_config_id");
    if (config.empty())
        return;
    PluginNames own;
    if (const auto plugins = memberAt(route, "plugins"); plugins && plugins->is_object()) {
        for (const auto field : objectOf(*plugins))
            own.emplace(field.key);
    }
    m_uses[config].insert_or_assign(routeId, std::move(own));
}

void ApisixMapper::mapRoute(JsonElement value, Records &out)
{
    Route route;
    route.nativeId = apisixId(value, "id");
    route.nativeName = stringAt(value, "name");
    route.labels = apisixLabels(value);
    route.hosts = apisixHosts(value);
    route.paths = apisixTexts(value, "uri", "uris");
    route.methods = apisixTexts(value, {}, "methods");
    route.enabled = integerAt(value, "status", 1) != 0;
    route.attributes = routeAttributes(value, m_fingerprinter);
    const std::string source = "route/" + route.nativeId;
    const std::string upstream = upstreamOf(value, source, out);
    route.deploymentId = apisixId(value, "service_id");
    if (route.deploymentId.empty()) {
        route.deploymentId = source;
        Deployment deployment = routeDeployment(value, route);
        deployment.upstreamId = upstream;
        out.push_back(toRecord(deployment));
    } else if (!upstream.empty()) {
        route.attributes.emplace("upstream", upstream); // instead of the service's
    }
    rememberUse(value, route.nativeId);
    mapPlugins(value, {source, {}, Policy::Scope::Route, route.nativeId}, out);
    out.push_back(toRecord(route));
}

void ApisixMapper::mapService(JsonElement value, Records &out) const
{
    Deployment deployment;
    deployment.nativeId = apisixId(value, "id");
    deployment.nativeName = stringAt(value, "name");
    deployment.labels = apisixLabels(value);
    deployment.hosts = apisixHosts(value);
    deployment.createdAt = integerAt(value, "create_time");
    deployment.updatedAt = integerAt(value, "update_time");
    deployment.attributes.emplace("enable_websocket", boolAt(value, "enable_websocket"));
    if (const std::string_view script = stringAt(value, "script"); !script.empty())
        deployment.attributes.emplace("script_sha256", toHex(sha256(script)));
    const std::string source = "service/" + deployment.nativeId;
    deployment.upstreamId = upstreamOf(value, source, out);
    mapPlugins(value, {source, {}, Policy::Scope::Deployment, deployment.nativeId}, out);
    out.push_back(toRecord(deployment));
}

void ApisixMapper::mapUpstream(JsonElement value, std::string nativeId, Records &out) const
{
    const ApisixUpstream read = readApisixUpstream(value, std::move(nativeId), m_fingerprinter);
    out.push_back(toRecord(read.upstream));
    for (const Target &target : read.targets)
        out.push_back(toRecord(target));
}

void ApisixMapper::mapConsumer(JsonElement value, Records &out) const
{
    Consumer consumer;
    consumer.name = stringAt(value, "username");
    consumer.nativeId = consumer.name;
    consumer.labels = apisixLabels(value);
    if (std::string group = apisixId(value, "group_id"); !group.empty())
        consumer.groups.push_back(std::move(group));
    out.push_back(toRecord(consumer));
    const std::string source = "consumer/" + consumer.name;
    for (const Credential &credential : readApisixCredentials(value, consumer.name, source, m_fingerprinter))
        out.push_back(toRecord(credential));
    const auto plugins = memberAt(value, "plugins");
    if (!plugins || !plugins->is_object())
        return;
    const ApisixPluginPlace place{source, {}, Policy::Scope::Consumer, consumer.name, consumer.labels,
                                  integerAt(value, "update_time")};
    ApisixPlugins read;
    for (const auto field : objectOf(*plugins)) {
        if (!isApisixAuthPlugin(field.key))
            readApisixPlugin(field.key, field.value, place, m_fingerprinter, read);
    }
    append(read, out);
}

void ApisixMapper::mapCredential(JsonElement value, std::string_view consumer, Records &out) const
{
    const std::string source = "consumer/" + std::string(consumer) + "/credential/" + apisixId(value, "id");
    for (const Credential &credential : readApisixCredentials(value, consumer, source, m_fingerprinter))
        out.push_back(toRecord(credential));
}

void ApisixMapper::mapPluginConfig(JsonElement value, Records &out) const
{
    const std::string id = apisixId(value, "id");
    const auto uses = m_uses.find(id);
    const auto plugins = memberAt(value, "plugins");
    if (uses == m_uses.end() || !plugins || !plugins->is_object())
        return;
    ApisixPlugins read;
    for (const auto &[route, own] : uses->second) {
        const ApisixPluginPlace place{"plugin_config/" + id, "/route/" + route, Policy::Scope::Route, route,
                                      apisixLabels(value), integerAt(value, "update_time")};
        for (const auto field : objectOf(*plugins)) {
            if (!own.contains(field.key)) // the route's own setting wins
                readApisixPlugin(field.key, field.value, place, m_fingerprinter, read);
        }
    }
    append(read, out);
}

void ApisixMapper::mapPlugins(JsonElement value, const ApisixPluginPlace &place, Records &out) const
{
    ApisixPlugins read;
    readApisixPlugins(value, place, m_fingerprinter, read);
    append(read, out);
}

void ApisixMapper::mapSsl(JsonElement value, Records &out) const
{
    const std::string id = apisixId(value, "id");
    std::vector<std::string> names = apisixTexts(value, "sni", "snis");
    for (std::string &name : names)
        name = lowerHost(name);
    appendCertificate(stringAt(value, "cert"), id, names, out);
    int number = 1;
    for (const std::string &pem : stringsAt(value, "certs"))
        appendCertificate(pem, id + '#' + std::to_string(++number), names, out);
    if (const auto client = memberAt(value, "client")) {
        if (const std::string_view ca = stringAt(*client, "ca"); !ca.empty())
            appendCertificate(ca, id + "/client/ca", {}, out);
    }
}

void ApisixMapper::mapMetadata(JsonElement value, Records &out) const
{
    for (const Sink &sink : apisixMetadataSinks(apisixId(value, "id"), value, m_fingerprinter))
        out.push_back(toRecord(sink));
}

void ApisixMapper::mapStreamRoute(JsonElement value, Records &out) const
{
    Route route;
    const std::string source = "stream_route/" + apisixId(value, "id");
    route.nativeId = source;
    route.nativeName = stringAt(value, "name");
    route.labels = apisixLabels(value);
    route.hosts = apisixTexts(value, "sni", {});
    route.protocols = {"stream"};
    for (const std::string_view key : {"remote_addr", "server_addr", "server_port"})
        copyMember(value, key, route.attributes);
    if (const auto protocol = memberAt(value, "protocol"))
        route.attributes.emplace("protocol", redact(*protocol, m_fingerprinter));
    const std::string upstream = upstreamOf(value, source, out);
    route.deploymentId = apisixId(value, "service_id");
    if (route.deploymentId.empty()) {
        route.deploymentId = source;
        Deployment deployment = routeDeployment(value, route);
        deployment.upstreamId = upstream;
        out.push_back(toRecord(deployment));
    } else if (!upstream.empty()) {
        route.attributes.emplace("upstream", upstream);
    }
    mapPlugins(value, {source, {}, Policy::Scope::Route, route.nativeId}, out);
    out.push_back(toRecord(route));
}

} // namespace bulkhead
