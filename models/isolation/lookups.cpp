// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/lookups.h"

#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

void addClientLookUps(const PolicyMeaning &meaning, std::vector<LookUp> &all)
{
    for (const ClientUse &client : meaning.clients) {
        if (client.issuer.empty() && !client.clientId.empty())
            all.push_back({"client//" + client.clientId, "client-id/" + client.clientId, {}});
        for (const std::string &scope : client.scopes)
            all.push_back({"client-scope/" + client.issuer + '|' + scope, "issuer/" + client.issuer, scope});
        if (!client.scopes.empty())
            all.push_back({"client-granted/" + client.issuer, "issuer/" + client.issuer, {}});
    }
    if (!meaning.trust || !meaning.trust->issuers.isKnown())
        return;
    for (const std::string &issuer : meaning.trust->issuers.value) {
        all.push_back({"issuer-any/" + issuer, "issuer/" + issuer, {}});
        all.push_back({"issuer-unknown/" + issuer, "issuer/" + issuer, {}});
    }
}

//! May the URL be of one of the hosts? Looks at each letter once, since there are many; rather yes than no.
bool mayBeOf(std::string_view url, const Hosts &hosts)
{
    const auto start = url.find("//");
    if (start == std::string_view::npos)
        return true;
    url.remove_prefix(start + 2);
    const auto isPlain = [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '.' || one == '-' || one == '*';
    };
    const auto end = std::find_if_not(url.begin(), url.end(), isPlain);
    const bool isWhole = end == url.end() || *end == '/' || *end == ':';
    const std::string_view host = url.substr(0, static_cast<std::size_t>(end - url.begin()));
    return !isWhole || host.ends_with('.') || hosts.contains(host);
}

} // namespace

bool isOfSide(std::string_view key)
{
    return key.starts_with("in/");
}

std::vector<LookUp> lookUpsOf(const PolicyFacts &policy)
{
    std::vector<LookUp> all;
    addClientLookUps(policy.meaning, all);
    constexpr std::string_view account = "machine/";
    for (const std::string &key : keysOf(policy)) {
        if (isOfSide(key) || key == "counted" || key == "unresolved")
            continue;
        if (key.starts_with(account) && key.ends_with('@')) // asked for by the name
            all.push_back({key, "machine-name/" + key.substr(account.size(), key.size() - account.size() - 1), {}});
        all.push_back({key, key, {}});
    }
    return all;
}

bool demands(const PolicyFacts &policy, const std::string &what)
{
    const auto has = [&what](const Fact<std::vector<std::string>> &list) {
        return std::find(list.value.begin(), list.value.end(), what) != list.value.end();
    };
    return policy.meaning.trust && (has(policy.meaning.trust->audiences) || has(policy.meaning.trust->scopes));
}

bool asksForHost(const PolicyMeaning &meaning, const Hosts &hosts)
{
    const auto mayName = [&hosts](const std::string &url) { return mayBeOf(url, hosts); };
    return std::any_of(meaning.clients.begin(), meaning.clients.end(), [&](const ClientUse &client) {
        const auto reaches = [](const std::string &scope) { return scope.ends_with("/.default"); };
        return (client.redirectUris.size() > 1 && std::any_of(client.redirectUris.begin(), client.redirectUris.end(), mayName))
            || std::any_of(client.scopes.begin(), client.scopes.end(), reaches);
    });
}

bool publishes(const DeploymentFacts &deployment, const Hosts &hosts)
{
    const auto &servers = deployment.publishedServers.value;
    return std::any_of(servers.begin(), servers.end(),
                       [&hosts](const std::string &server) { return mayBeOf(server, hosts); });
}

Keys hostsThatMeet(const std::string &host)
{
    Keys keys{"host/" + host, "host/*", "odd"};
    for (auto dot = host.find('.'); dot != std::string::npos; dot = host.find('.', dot + 1))
        keys.push_back("host/*" + host.substr(dot));
    if (host.starts_with('*'))
        keys.push_back("below/" + host.substr(1));
    if (isOddPattern(host))
        keys.push_back("below/");
    return keys;
}

} // namespace bulkhead::isolation
