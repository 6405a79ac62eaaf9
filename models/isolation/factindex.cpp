// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factindex.h"

#include "isolation/estatefacts.h"
#include "isolation/identity.h"

#include <algorithm>

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

//! Is it a name whose addresses nobody has told?
bool isUnresolved(const Endpoint &endpoint)
{
    return endpoint.isSet() && !endpoint.addresses.isKnown() && !isAddress(endpoint.host);
}

void addSides(Keys &keys, EnvironmentSet environments)
{
    const std::size_t plain = keys.size();
    for (EnvironmentSet rest = environments; rest != 0; rest &= rest - 1) {
        const EnvironmentSet bit = rest & (~rest + 1);
        for (std::size_t i = 0; i < plain; ++i)
            keys.push_back(keyIn(bit, keys[i]));
    }
}

void addCounters(Keys &keys, const CounterStore &store)
{
    for (std::string &pool : poolKeysOf(store))
        keys.push_back(std::move(pool));
    if (!store.endpoints.empty())
        keys.push_back("counted");
    for (const Endpoint &endpoint : store.endpoints) {
        for (const std::string &place : keysOf(endpoint))
            keys.push_back("counters/" + place);
        if (isUnresolved(endpoint))
            keys.push_back("unresolved");
        if (!store.user.empty())
            keys.push_back("machine/" + store.user + '@' + endpoint.host);
    }
    if (!store.user.empty())
        keys.push_back("machine-name/" + store.user);
    if (store.secret)
        keys.push_back("machine-" + secretKey(*store.secret));
}

void addClients(Keys &keys, const std::vector<ClientUse> &clients)
{
    for (const ClientUse &client : clients) {
        if (!client.clientId.empty()) {
            keys.push_back("client/" + client.issuer + '/' + client.clientId);
            keys.push_back("client-id/" + client.clientId);
        }
        for (const std::string &scope : client.scopes)
            keys.push_back("client-scope/" + client.issuer + '|' + scope);
        if (!client.scopes.empty())
            keys.push_back("client-granted/" + client.issuer);
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
    if (!trust.restrictsSubject)
        add(trust.clientAuthorities, "client-authority-open/");
    if (!trust.issuers.isKnown())
        return;
    for (const std::string &issuer : trust.issuers.value) {
        if (trust.audiences.isKnown()) {
            const std::string prefix = "issuer-audience/" + issuer + '|';
            for (const std::string &audience : trust.audiences.value)
                keys.push_back(prefix + audience);
        } else {
            const bool none = trust.audiences.state == FactState::KnownEmpty;
            keys.push_back((none ? "issuer-any/" : "issuer-unknown/") + issuer);
        }
    }
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
        if (const auto leaf = identity.reference.rfind('/'); leaf != std::string::npos)
            keys.push_back("machine-folder/" + identity.reference.substr(0, leaf));
    }
}

void addPaths(Keys &keys, const DeploymentFacts &deployment, const std::string &host)
{
    const auto add = [&](std::string_view path) {
        keys.push_back(keyIn(deployment.place.environments, "path/" + host + '/' + std::string(firstSegment(path))));
    };
    if (deployment.routes.empty())
        add({});
    for (const RouteFacts &route : deployment.routes) {
        if (!route.hosts.empty() && !std::binary_search(route.hosts.begin(), route.hosts.end(), host))
            continue;
        if (route.paths.empty())
            add({});
        for (const std::string &path : route.paths)
            add(path);
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

std::string consumerKey(std::uint32_t gateway, std::string_view id)
{
    return (std::to_string(gateway) + '/').append(id);
}

std::string keyIn(std::uint64_t environment, std::string_view key)
{
    std::string side = "in/" + std::to_string(environment) + '/';
    return side.append(key);
}

Keys poolKeysOf(const CounterStore &store)
{
    Keys keys;
    for (const Endpoint &endpoint : store.endpoints) {
        for (const std::string &place : keysOf(endpoint)) {
            if (place.starts_with("at/"))
                keys.push_back("counter-pool/" + place.substr(3) + '|' + store.database + '|' + store.nameSpace);
        }
    }
    return keys;
}

bool isComparable(const CredentialFacts &credential)
{
    if (!credential.reference.empty())
        return true;
    if (!credential.secret || credential.shortHash)
        return false;
    // Secrets that sign tokens are told as they are; their class holds the algorithm.
    const std::string &comparability = credential.secret->comparability;
    return comparability.ends_with("/plain") || comparability.starts_with("jwt-");
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

bool isUnresolved(const EstateFacts &facts, const TargetFacts &target)
{
    if (target.role == TargetFacts::Role::Log || facts.isSimulated(target))
        return false;
    if (target.opaque || target.kind == TargetFacts::Kind::Dynamic)
        return true;
    if (!target.endpoint.isSet())
        return target.resource.empty();
    return !target.endpoint.addresses.isKnown() && !isLoopback(target.endpoint.host)
        && !facts.isOnList(facts.declared.sharedExternal, target.endpoint.host);
}

Keys keysOf(const EstateFacts &facts, const TargetFacts &target)
{
    Keys keys = keysOf(target);
    if (target.role == TargetFacts::Role::Log || facts.isSimulated(target))
        return keys;
    const EnvironmentSet environment = facts.deployments[target.deployment].place.environments;
    const std::string prefix = target.role == TargetFacts::Role::Upstream ? "" : "call-";
    for (std::size_t i = 0, plain = keys.size(); i < plain; ++i) {
        if (keys[i].starts_with("at/") && !isTlsName(target.endpoint))
            keys.push_back(keyIn(environment, prefix + "plain-" + keys[i]));
        keys.push_back(keyIn(environment, prefix + keys[i]));
    }
    if (isUnresolved(facts, target))
        keys.push_back(keyIn(environment, "unresolved"));
    return keys;
}

Keys keysOf(const DeploymentFacts &deployment)
{
    Keys keys;
    const EnvironmentSet environment = deployment.place.environments;
    for (const std::string &host : deployment.hosts) {
        keys.push_back(host);
        keys.push_back(keyIn(environment, "host/" + host));
        keys.push_back(keyIn(environment, "below/"));
        for (auto dot = host.find('.'); dot != std::string::npos; dot = host.find('.', dot + 1))
            keys.push_back(keyIn(environment, "below/" + host.substr(dot)));
        if (isOddPattern(host))
            keys.push_back(keyIn(environment, "odd"));
        addPaths(keys, deployment, host);
    }
    return keys;
}

Keys keysOf(const SinkFacts &sink)
{
    Keys keys;
    addPlaces(keys, sink.endpoint, sink.stream);
    for (const std::string &place : keysOf(sink.endpoint)) {
        if (place.starts_with("at/"))
            keys.push_back("sink/" + place.substr(3) + '|' + (sink.stream.empty() ? sink.endpoint.path : sink.stream));
    }
    if (sink.secret)
        keys.push_back(secretKey(*sink.secret));
    if (sink.endpoint.isSet())
        keys.push_back("remote");
    if (isUnresolved(sink.endpoint))
        keys.push_back("unresolved");
    addSides(keys, sink.place.environments);
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
    if (!policy.run.empty())
        keys.push_back("run/" + policy.run);
    if (policy.enabled)
        addSides(keys, policy.place.environments);
    return keys;
}

KeyIndex internalConsumersOf(const EstateFacts &facts)
{
    KeyIndex index;
    for (std::uint32_t i = 0; i < facts.consumers.size(); ++i) {
        if (facts.consumers[i].isInternal)
            index.add(consumerKey(facts.consumers[i].place.gateway, facts.consumers[i].id), i);
    }
    index.seal();
    return index;
}

KeyIndex requestsOf(const EstateFacts &facts)
{
    KeyIndex index;
    const auto &requests = facts.records.accessRequests.value;
    for (std::uint32_t i = 0; i < requests.size(); ++i)
        index.add(requests[i].credential, i);
    index.seal();
    return index;
}

FactIndex::FactIndex(const EstateFacts &facts)
{
    fill(credentials, facts.credentials);
    fill(certificates, facts.certificates);
    fill(sinks, facts.sinks);
    fill(policies, facts.policies);
    fill(deploymentHosts, facts.deployments);
    for (std::uint32_t i = 0; i < facts.targets.size(); ++i) {
        for (const std::string &key : keysOf(facts, facts.targets[i]))
            targets.add(key, i);
    }
    targets.seal();
    internalConsumers = internalConsumersOf(facts);
    accessRequests = requestsOf(facts);
}

} // namespace bulkhead::isolation
