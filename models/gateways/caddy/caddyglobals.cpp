// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyglobals.h"

#include "core/jsonreader.h"
#include "gateways/caddy/caddyproxy.h"
#include "gateways/redaction/redaction.h"
#include "gateways/x509/certificatereader.h"

namespace bulkhead {

namespace {

std::optional<JsonElement> memberBelow(JsonElement root, std::initializer_list<std::string_view> path)
{
    std::optional<JsonElement> element = root;
    for (const std::string_view step : path) {
        element = memberAt(*element, step);
        if (!element)
            break;
    }
    return element;
}

JsonValue serversOf(JsonElement config)
{
    JsonValue::Object servers;
    const auto all = memberBelow(config, {"apps", "http", "servers"});
    if (!all)
        return servers;
    for (const auto &[name, server] : membersOf(*all)) {
        JsonValue::Object facts;
        facts.emplace("listen", toArray(sorted(stringsAt(server, "listen"))));
        facts.emplace("access_log", memberAt(server, "logs").has_value());
        facts.emplace("tls", memberAt(server, "tls_connection_policies").has_value());
        servers.emplace(name, std::move(facts));
    }
    return servers;
}

void addAdmin(Attributes &attributes, JsonElement config)
{
    attributes["admin_listen"] = "localhost:2019"; // Caddy's default
    const auto admin = memberAt(config, "admin");
    if (!admin)
        return;
    attributes["admin_listen"] = stringAt(*admin, "listen", "localhost:2019");
    attributes["admin_remote"] = memberAt(*admin, "remote").has_value();
    attributes["admin_enforce_origin"] = boolAt(*admin, "enforce_origin");
    if (const auto origins = stringsAt(*admin, "origins"); !origins.empty())
        attributes["admin_origins"] = toArray(sorted(origins));
    if (const auto load = memberBelow(*admin, {"config", "load"}))
        attributes["config_load"] = stringAt(*load, "module");
}

void addNode(CaddyRecords &records, JsonElement config, const Fingerprinter &fingerprinter)
{
    NodeFacts node;
    node.nativeId = "caddy"; // Caddy tells no id of its own
    node.storeKind = "file_system";
    if (const auto storage = memberAt(config, "storage")) {
        node.storeKind = stringAt(*storage, "module", "file_system");
        node.storeHost = stringAt(*storage, "host", stringAt(*storage, "root"));
        node.storePort = integerAt(*storage, "port");
        node.storeDatabase = stringAt(*storage, "dbname", stringAt(*storage, "key_prefix"));
        node.storeUser = stringAt(*storage, "username");
        if (const auto address = stringAt(*storage, "address"); !address.empty()) {
            const CaddyDial dial = splitDial(address);
            node.storeHost = dial.host;
            node.storePort = dial.port;
        }
        node.attributes["storage"] = redact(*storage, fingerprinter);
    }
    node.attributes["servers"] = serversOf(config);
    addAdmin(node.attributes, config);
    records.add(node);
}

void addLoadedCertificates(CaddyRecords &records, JsonElement certificates)
{
    for (const JsonElement pair : elementsAt(certificates, "load_pem")) {
        const std::string pem(stringAt(pair, "certificate")); // the key beside it is never touched
        Certificate certificate;
        certificate.nativeId = records.uniqueId(EntityKind::Certificate, "pem/" + shortDigest(pem));
        if (auto content = readCertificate(pem)) {
            certificate.names = std::move(content->names);
            certificate.issuer = std::move(content->issuer);
            certificate.subject = std::move(content->subject);
            certificate.spki = std::move(content->spki);
            certificate.notBefore = content->notBefore;
            certificate.notAfter = content->notAfter;
        }
        records.add(certificate);
    }
    for (const JsonElement pair : elementsAt(certificates, "load_files")) {
        Certificate certificate;
        certificate.nativeId = records.uniqueId(
            EntityKind::Certificate, "file/" + std::string(stringAt(pair, "certificate")));
        records.add(certificate);
    }
    for (const std::string &name : sorted(stringsAt(certificates, "automate"))) {
        Certificate certificate;
        certificate.nativeId = records.uniqueId(EntityKind::Certificate, "automate/" + name);
        certificate.names = {name};
        records.add(certificate);
    }
}

void addCertificates(CaddyRecords &records, JsonElement config)
{
    if (const auto loaded = memberBelow(config, {"apps", "tls", "certificates"}))
        addLoadedCertificates(records, *loaded);
    const auto automation = memberBelow(config, {"apps", "tls", "automation"});
    if (!automation)
        return;
    for (const JsonElement policy : elementsAt(*automation, "policies")) {
        Certificate certificate;
        certificate.names = sorted(stringsAt(policy, "subjects"));
        const std::string who
            = certificate.names.empty() ? "default" : shortDigest(toArray(certificate.names));
        certificate.nativeId = records.uniqueId(EntityKind::Certificate, "automation/" + who);
        for (const JsonElement issuer : elementsAt(policy, "issuers")) {
            certificate.issuer += (certificate.issuer.empty() ? "" : ", ");
            certificate.issuer += stringAt(issuer, "module");
        }
        records.add(certificate);
    }
}

Sink logSink(const std::string &name, JsonElement log)
{
    Sink sink;
    sink.nativeId = "log/" + name;
    sink.kind = "stderr"; // Caddy's default
    sink.attributes["level"] = stringAt(log, "level", "INFO");
    if (const auto writer = memberAt(log, "writer")) {
        sink.kind = stringAt(*writer, "output", "stderr");
        sink.endpoint = stringAt(*writer, "filename");
        if (const auto address = stringAt(*writer, "address"); sink.kind == "net") {
            sink.kind = address.starts_with("udp") ? "udp" : "tcp";
            const auto slash = address.find('/');
            sink.endpoint = slash == address.npos ? address : address.substr(slash + 1);
        }
    }
    if (const auto encoder = memberAt(log, "encoder"))
        sink.attributes["format"] = stringAt(*encoder, "format");
    for (const char *list : {"include", "exclude"}) {
        if (const auto names = sorted(stringsAt(log, list)); !names.empty())
            sink.attributes[list] = toArray(names);
    }
    return sink;
}

void addLogs(CaddyRecords &records, JsonElement config)
{
    bool hasDefault = false;
    if (const auto logs = memberBelow(config, {"logging", "logs"})) {
        for (const auto &[name, log] : membersOf(*logs)) {
            records.add(logSink(name, log));
            hasDefault = hasDefault || name == "default";
        }
    }
    if (hasDefault)
        return;
    Sink standard; // what Caddy does unless told otherwise
    standard.nativeId = "log/default";
    standard.kind = "stderr";
    standard.attributes["level"] = "INFO";
    records.add(standard);
}

} // namespace

void addGlobals(CaddyRecords &records, JsonElement config, const Fingerprinter &fingerprinter)
{
    addNode(records, config, fingerprinter);
    addCertificates(records, config);
    addLogs(records, config);
}

} // namespace bulkhead
