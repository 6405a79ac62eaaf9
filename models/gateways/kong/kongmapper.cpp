// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongmapper.h"

#include "core/jsonreader.h"
#include "gateways/kong/kongcredentials.h"
#include "gateways/kong/kongplugins.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Grouped = std::unordered_map<std::string, std::vector<std::string>>;

void addPlugin(JsonElement row, const Fingerprinter &fingerprinter, KongRows &rows)
{
    const Policy policy = kongPolicy(row, fingerprinter);
    rows.records.push_back(toRecord(policy));
    for (const Sink &sink : kongSinks(row, policy, fingerprinter))
        rows.records.push_back(toRecord(sink));
}

void addRoute(JsonElement row, const Fingerprinter &fingerprinter, KongRows &rows)
{
    rows.records.push_back(toRecord(kongRoute(row, fingerprinter)));
    if (const auto deployment = kongServicelessDeployment(row))
        rows.records.push_back(toRecord(*deployment));
}

void addAuthority(JsonElement row, KongRows &rows)
{
    for (const Certificate &certificate : kongCertificates(row))
        rows.records.push_back(toRecord(certificate));
    rows.caDigests.emplace(kongId(row), stringAt(row, "cert_digest"));
}

void sortUnique(std::vector<std::string> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

Grouped grouped(const std::vector<std::pair<std::string, std::string>> &pairs)
{
    Grouped groups;
    for (const auto &[key, value] : pairs)
        groups[key].push_back(value);
    return groups;
}

//! Ids of certificates differ between gateways, what is in them is what compares.
void linkTrust(KongService &service, const KongRows &authorities,
               const std::unordered_map<std::string, std::string> &keys)
{
    Attributes &attributes = service.deployment.attributes;
    std::vector<std::string> digests;
    for (const std::string &id : service.caCertificates) {
        const auto digest = authorities.caDigests.find(id);
        digests.push_back(digest == authorities.caDigests.end() || digest->second.empty() ? id
                                                                                        : digest->second);
    }
    sortUnique(digests);
    if (!digests.empty())
        attributes.emplace("ca_certificates", JsonValue::Array(digests.begin(), digests.end()));
    if (service.clientCertificate.empty())
        return;
    const auto key = keys.find(service.clientCertificate);
    attributes.emplace("client_certificate",
                       key == keys.end() || key->second.empty() ? service.clientCertificate : key->second);
}

} // namespace

bool addKongRow(KongCollection collection, JsonElement row, const Fingerprinter &fingerprinter,
                const std::string &upstreamId, KongRows &rows)
{
    if (!row.is_object() || stringAt(row, "id").empty())
        return false;
    switch (collection) {
    case KongCollection::Upstreams:
        rows.upstreams.push_back(kongUpstream(row, fingerprinter));
        break;
    case KongCollection::Services:
        rows.services.push_back(kongService(row));
        break;
    case KongCollection::Routes:
        addRoute(row, fingerprinter, rows);
        break;
    case KongCollection::Plugins:
        addPlugin(row, fingerprinter, rows);
        break;
    case KongCollection::Consumers:
        rows.consumers.push_back(kongConsumer(row));
        break;
    case KongCollection::Acls:
        rows.memberships.emplace_back(kongReference(row, "consumer"), stringAt(row, "group"));
        break;
    case KongCollection::Certificates: {
        auto certificates = kongCertificates(row);
        std::move(certificates.begin(), certificates.end(), std::back_inserter(rows.certificates));
        break;
    }
    case KongCollection::Snis:
        rows.serverNames.emplace_back(kongReference(row, "certificate"), stringAt(row, "name"));
        break;
    case KongCollection::CaCertificates:
        addAuthority(row, rows);
        break;
    case KongCollection::KeyAuths:
        rows.records.push_back(toRecord(kongKeyAuth(row, fingerprinter)));
        break;
    case KongCollection::BasicAuths:
        rows.records.push_back(toRecord(kongBasicAuth(row, fingerprinter)));
        break;
    case KongCollection::HmacAuths:
        rows.records.push_back(toRecord(kongHmacAuth(row, fingerprinter)));
        break;
    case KongCollection::Jwts:
        rows.records.push_back(toRecord(kongJwt(row, fingerprinter)));
        break;
    case KongCollection::Oauth2:
        rows.records.push_back(toRecord(kongOauth2(row, fingerprinter)));
        break;
    case KongCollection::Targets:
        rows.records.push_back(toRecord(kongTarget(row, upstreamId)));
        break;
    }
    return true;
}

void appendKongRows(KongRows &rows, KongRows &&page)
{
    const auto move = [](auto &to, auto &from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move(rows.records, page.records);
    move(rows.services, page.services);
    move(rows.upstreams, page.upstreams);
    move(rows.consumers, page.consumers);
    move(rows.certificates, page.certificates);
    move(rows.memberships, page.memberships);
    move(rows.serverNames, page.serverNames);
    rows.caDigests.merge(page.caDigests);
}

std::vector<EntityRecord> linkKongServices(std::vector<KongService> services, const KongRows *upstreams,
                                           const KongRows &authorities, const KongRows &certificates)
{
    std::unordered_map<std::string, std::string> ids, keys;
    if (upstreams) {
        for (const Upstream &upstream : upstreams->upstreams)
            ids.emplace(kongHost(upstream.nativeName), upstream.nativeId);
    }
    for (const Certificate &certificate : certificates.certificates)
        keys.emplace(certificate.nativeId, certificate.spki);
    std::vector<EntityRecord> records;
    records.reserve(services.size() * 3);
    for (KongService &service : services) {
        linkTrust(service, authorities, keys);
        Deployment &deployment = service.deployment;
        const auto id = ids.find(service.host);
        if (id != ids.end()) {
            deployment.upstreamId = id->second;
        } else if (upstreams) {
            Upstream upstream;
            upstream.nativeId = deployment.upstreamId = "service:" + deployment.nativeId;
            upstream.scheme = service.protocol;
            Target target;
            target.nativeId = target.upstreamId = upstream.nativeId;
            target.host = service.host;
            target.port = service.port;
            records.push_back(toRecord(upstream));
            records.push_back(toRecord(target));
        }
        records.push_back(toRecord(deployment));
    }
    return records;
}

std::vector<EntityRecord> linkKongUpstreams(std::vector<Upstream> upstreams,
                                            const std::vector<KongService> &services)
{
    std::unordered_map<std::string, std::string> schemes;
    for (const KongService &service : services) {
        const auto [at, isNew] = schemes.emplace(service.host, service.protocol);
        if (!isNew && at->second != service.protocol)
            at->second.clear();
    }
    std::vector<EntityRecord> records;
    records.reserve(upstreams.size());
    for (Upstream &upstream : upstreams) {
        if (const auto scheme = schemes.find(kongHost(upstream.nativeName)); scheme != schemes.end())
            upstream.scheme = scheme->second;
        records.push_back(toRecord(upstream));
    }
    return records;
}

std::vector<EntityRecord> linkKongConsumers(std::vector<Consumer> consumers, const KongRows &acls)
{
    Grouped groups = grouped(acls.memberships);
    std::vector<EntityRecord> records;
    records.reserve(consumers.size());
    for (Consumer &consumer : consumers) {
        if (const auto found = groups.find(consumer.nativeId); found != groups.end()) {
            consumer.groups = found->second;
            sortUnique(consumer.groups);
        }
        records.push_back(toRecord(consumer));
    }
    return records;
}

std::vector<EntityRecord> linkKongCertificates(std::vector<Certificate> certificates, const KongRows &snis)
{
    const Grouped names = grouped(snis.serverNames);
    std::vector<EntityRecord> records;
    for (Certificate &certificate : certificates) {
        const std::string id = certificate.nativeId.substr(0, certificate.nativeId.find(':'));
        if (const auto found = names.find(id); found != names.end()) {
            certificate.names.insert(certificate.names.end(), found->second.begin(), found->second.end());
            sortUnique(certificate.names);
        }
        records.push_back(toRecord(certificate));
    }
    return records;
}

} // namespace bulkhead
