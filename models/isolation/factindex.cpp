// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factindex.h"

#include "isolation/estatefacts.h"
#include "isolation/identity.h"

namespace bulkhead::isolation {

namespace {

std::string secretKey(const Fingerprint &secret)
{
    std::string key = "secret/" + secret.comparability + '/';
    key.append(reinterpret_cast<const char *>(secret.value.data()), secret.value.size());
    return key;
}

void addPlaces(Keys &keys, const Endpoint &endpoint, std::string_view stream)
{
    if (!endpoint.isSet())
        return;
    const auto add = [&](const std::string &host) {
        std::string place = "at/" + host + ':' + std::to_string(endpoint.port);
        if (!stream.empty())
            place.append("/").append(stream);
        keys.push_back(std::move(place));
        keys.push_back("host/" + host);
    };
    add(endpoint.host);
    if (endpoint.addresses.isKnown()) {
        for (const std::string &address : endpoint.addresses.value) {
            if (address != endpoint.host)
                add(address);
        }
    }
}

void addCounters(Keys &keys, const CounterStore &store)
{
    for (const Endpoint &endpoint : store.endpoints) {
        for (const std::string &place : keysOf(endpoint))
            keys.push_back("counters/" + place);
    }
}

void addClients(Keys &keys, const std::vector<ClientUse> &clients)
{
    for (const ClientUse &client : clients) {
        if (!client.clientId.empty()) {
            keys.push_back("client/" + client.issuer + '/' + client.clientId);
            keys.push_back("client-id/" + client.clientId);
        }
        if (!client.keyThumbprint.empty())
            keys.push_back("client-key/" + client.keyThumbprint);
        if (client.secret)
            keys.push_back("client-" + secretKey(*client.secret));
    }
}

void addTrust(Keys &keys, const TokenTrust &trust)
{
    const auto add = [&keys](const Fact<std::vector<std::string>> &values, const char *prefix) {
        if (!values.isKnown())
            return;
        for (const std::string &value : values.value)
            keys.push_back(prefix + value);
    };
    add(trust.issuers, "issuer/");
    add(trust.keys, "key/");
    add(trust.clientAuthorities, "client-authority/");
}

void addMachines(Keys &keys, const std::vector<MachineIdentity> &identities)
{
    for (const MachineIdentity &identity : identities) {
        if (!identity.name.empty())
            keys.push_back("machine/" + identity.name + '@' + identity.realm);
        if (!identity.name.empty())
            keys.push_back("machine-name/" + identity.name);
        if (identity.secret)
            keys.push_back("machine-" + secretKey(*identity.secret));
        if (!identity.reference.empty())
            keys.push_back("machine-ref/" + identity.reference);
    }
}

template<typename T>
void fill(KeyIndex &index, const std::vector<T> &facts)
{
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        for (const std::string &key : keysOf(facts[i]))
            index.add(key, i);
    }
    index.seal();
}

} // namespace

Keys keysOf(const CredentialFacts &credential)
{
    Keys keys;
    if (credential.secret)
        keys.push_back(secretKey(*credential.secret));
    if (!credential.reference.empty())
        keys.push_back("ref/" + credential.reference);
    if (!credential.clientId.empty())
        keys.push_back("name/" + credential.kind + '/' + credential.clientId);
    for (int bit = 0; bit < maxEnvironments; ++bit) {
        const EnvironmentSet environment = EnvironmentSet{1} << bit;
        if ((credential.place.environments & environment) == 0 || !credential.isActive)
            continue;
        const std::string where = credential.kind + '/' + std::to_string(environment);
        keys.push_back("some/" + where);
        if (!isComparable(credential))
            keys.push_back("opaque/" + where);
    }
    return keys;
}

bool isComparable(const CredentialFacts &credential)
{
    if (!credential.reference.empty())
        return true;
    return credential.secret && !credential.shortHash && credential.secret->comparability.ends_with("/plain");
}

Keys keysOf(const CertificateFacts &certificate)
{
    Keys keys;
    if (!certificate.spki.empty())
        keys.push_back("spki/" + certificate.spki);
    for (const std::string &name : certificate.names)
        keys.push_back("name/" + name);
    return keys;
}

Keys keysOf(const Endpoint &endpoint)
{
    Keys keys;
    addPlaces(keys, endpoint, {});
    return keys;
}

Keys keysOf(const TargetFacts &target)
{
    Keys keys = keysOf(target.endpoint);
    if (!target.resource.empty())
        keys.push_back("resource/" + target.resource);
    return keys;
}

Keys keysOf(const SinkFacts &sink)
{
    Keys keys;
    addPlaces(keys, sink.endpoint, sink.stream);
    if (sink.secret)
        keys.push_back(secretKey(*sink.secret));
    return keys;
}

Keys keysOf(const PolicyFacts &policy)
{
    Keys keys;
    const PolicyMeaning &meaning = policy.meaning;
    if (meaning.counters)
        addCounters(keys, *meaning.counters);
    addClients(keys, meaning.clients);
    if (meaning.trust)
        addTrust(keys, *meaning.trust);
    addMachines(keys, meaning.identities);
    if (!policy.sharedObject.empty())
        keys.push_back("object/" + policy.sharedObject);
    return keys;
}

FactIndex::FactIndex(const EstateFacts &facts)
{
    fill(credentials, facts.credentials);
    fill(certificates, facts.certificates);
    fill(targets, facts.targets);
    fill(sinks, facts.sinks);
    fill(policies, facts.policies);
    for (std::uint32_t i = 0; i < facts.deployments.size(); ++i) {
        for (const std::string &host : facts.deployments[i].hosts)
            deploymentHosts.add(host, i);
    }
    deploymentHosts.seal();
}

} // namespace bulkhead::isolation
