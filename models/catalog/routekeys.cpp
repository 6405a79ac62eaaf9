// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/flatten.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead {

namespace {

constexpr std::size_t unpaired = SIZE_MAX;

//! By what a route can be recognised in another environment.
struct RouteIdentity
{
    std::string name, paths, methods, rest;
    std::string shownPath;

    RouteIdentity(const Route &route, const Naming &naming)
    {
        name = naming.withoutAffix(route.nativeName);
        std::set<std::string> plain;
        for (const std::string &path : route.paths)
            plain.insert(naming.plainPath(path));
        for (const std::string &path : plain)
            paths += path + '\n';
        std::set<std::string> sorted(route.methods.begin(), route.methods.end());
        for (const std::string &method : sorted)
            methods += method + ',';
        sorted = {route.hosts.begin(), route.hosts.end()};
        for (const std::string &host : sorted)
            rest += naming.plainHost(host) + ',';
        rest += canonical(route.attributes);
        shownPath = !plain.empty() ? *plain.begin()
            : !sorted.empty()      ? naming.plainHost(*sorted.begin())
                                   : "any";
    }
    [[nodiscard]] std::string shown() const { return name.empty() ? shownPath : name; }
};

using Identities = std::vector<RouteIdentity>;
using Positions = std::vector<std::size_t>;

Identities identitiesOf(const CatalogDeployment &deployment, const Naming &naming)
{
    Identities identities;
    identities.reserve(deployment.routes.size());
    for (const Route &route : deployment.routes)
        identities.emplace_back(route, naming);
    return identities;
}

//! What two routes must have in common, from all to little. Where `several`, equal numbers of routes
//! that are alike are paired in the order of what else they say.
struct Tier
{
    bool name, paths, methods, several;
    [[nodiscard]] std::string of(const RouteIdentity &route) const
    {
        if ((name && route.name.empty()) || (!name && route.paths.empty() && route.rest.empty()))
            return {};
        return (name ? matchKey(route.name) : std::string()) + '\t' + (paths ? route.paths : "")
            + '\t' + (methods ? route.methods : "");
    }
};
constexpr Tier tiers[] = {
    {true, true, true, true},
    {true, false, false, false},
    {false, true, true, true},
    {false, true, false, false},
};

std::map<std::string, Positions> unpairedBy(const Tier &tier, const Identities &routes,
                                            const Positions &partners)
{
    std::map<std::string, Positions> found;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (partners[i] != unpaired)
            continue;
        if (std::string key = tier.of(routes[i]); !key.empty())
            found[std::move(key)].push_back(i);
    }
    for (auto &[key, positions] : found) {
        std::stable_sort(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) {
            return routes[a].rest < routes[b].rest;
        });
    }
    return found;
}

void pairByTier(const Tier &tier, const Identities &a, const Identities &b, Positions &ofA,
                Positions &ofB)
{
    const auto left = unpairedBy(tier, a, ofA);
    const auto right = unpairedBy(tier, b, ofB);
    for (const auto &[key, mine] : left) {
        const auto theirs = right.find(key);
        if (theirs == right.end() || theirs->second.size() != mine.size())
            continue;
        if (mine.size() > 1 && !tier.several)
            continue;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            ofA[mine[i]] = theirs->second[i];
            ofB[theirs->second[i]] = mine[i];
        }
    }
}

void pairLastOnes(Positions &ofA, Positions &ofB)
{
    if (std::count(ofA.begin(), ofA.end(), unpaired) != 1
        || std::count(ofB.begin(), ofB.end(), unpaired) != 1)
        return;
    const auto a = std::find(ofA.begin(), ofA.end(), unpaired);
    const auto b = std::find(ofB.begin(), ofB.end(), unpaired);
    *a = static_cast<std::size_t>(b - ofB.begin());
    *b = static_cast<std::size_t>(a - ofA.begin());
}

//! A key that nobody has yet: "list", then "list#2".
std::string distinct(std::set<std::string> &taken, const std::string &wanted)
{
    std::string key = wanted;
    for (int i = 2; !taken.insert(key).second; ++i)
        key = wanted + '#' + std::to_string(i);
    return key;
}

//! Positions in an order that does not depend on native ids.
Positions inOrder(const Identities &routes)
{
    Positions order(routes.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&routes](std::size_t a, std::size_t b) {
        return std::tie(routes[a].paths, routes[a].methods, routes[a].rest)
            < std::tie(routes[b].paths, routes[b].methods, routes[b].rest);
    });
    return order;
}

} // namespace

RouteKeys routeKeys(const CatalogDeployment &deployment, const Naming &naming)
{
    const Identities routes = identitiesOf(deployment, naming);
    RouteKeys keys(routes.size());
    std::set<std::string> taken;
    for (const std::size_t i : inOrder(routes))
        keys[i] = distinct(taken, routes[i].shown());
    return keys;
}

std::pair<RouteKeys, RouteKeys> pairRoutes(const CatalogDeployment &a, const CatalogDeployment &b,
                                           const Naming &naming)
{
    const Identities left = identitiesOf(a, naming);
    const Identities right = identitiesOf(b, naming);
    Positions ofA(left.size(), unpaired);
    Positions ofB(right.size(), unpaired);
    if (left.size() != 1 || right.size() != 1) {
        for (const Tier &tier : tiers)
            pairByTier(tier, left, right, ofA, ofB);
    }
    pairLastOnes(ofA, ofB);

    std::pair<RouteKeys, RouteKeys> keys {RouteKeys(left.size()), RouteKeys(right.size())};
    std::set<std::string> taken;
    for (const std::size_t i : inOrder(right)) {
        const bool nameless = right[i].name.empty() && ofB[i] != unpaired;
        keys.second[i] = distinct(taken, nameless ? left[ofB[i]].shown() : right[i].shown());
    }
    for (const std::size_t i : inOrder(left))
        keys.first[i] = ofA[i] != unpaired ? keys.second[ofA[i]] : distinct(taken, left[i].shown());
    return keys;
}

} // namespace bulkhead
