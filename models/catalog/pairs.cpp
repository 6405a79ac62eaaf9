// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/diff.h"

#include "catalog/evidence.h"

#include <algorithm>
#include <map>

namespace bulkhead {

namespace {

// Above this many combinations each side is compared with the other's first deployment only: a row that
// wide is one name given to thousands of things, and must not cost the square of them.
constexpr std::size_t maxCombinations = 4096;

//! What one gateway serves of an API in one environment: mostly one deployment, else parts.
struct Place
{
    EnvironmentId environment;
    std::vector<std::uint32_t> parts;
};

std::vector<Place> placesOf(const Catalog &catalog, const ApiRow &row, EnvironmentType type)
{
    std::vector<Place> places;
    std::map<std::tuple<EnvironmentId, GatewayId, std::string>, std::size_t> known;
    for (const std::uint32_t i : row.deployments) {
        const CatalogDeployment &deployment = catalog.deployments[i];
        if (deployment.environment.isEmpty() || deployment.environmentType != type)
            continue;
        const auto [at, isNew] = known.try_emplace(
            {deployment.environment, deployment.gateway, deployment.workspace}, places.size());
        if (isNew)
            places.push_back({deployment.environment, {}});
        places[at->second].parts.push_back(i);
    }
    return places;
}

std::string partName(const CatalogDeployment &deployment, const Naming &naming)
{
    return matchKey(naming.withoutAffix(deployment.native.nativeName));
}

std::string partPaths(const CatalogDeployment &deployment, const Naming &naming)
{
    std::string text;
    for (const std::string &path : plainPaths(deployment, naming))
        text += path + '\n';
    for (const std::string &method : deployment.methods())
        text += method + ',';
    return text;
}

using Parts = std::vector<std::uint32_t>;

//! Pairs what only one on each side calls itself so, and takes it out of both lists.
template<typename KeyOf>
void pairUnique(Parts &left, Parts &right, const KeyOf &keyOf, std::vector<ComparedPair> &pairs)
{
    std::map<std::string, std::pair<Parts, Parts>> byKey;
    for (const std::uint32_t i : left)
        byKey[keyOf(i)].first.push_back(i);
    for (const std::uint32_t i : right)
        byKey[keyOf(i)].second.push_back(i);
    for (const auto &[key, both] : byKey) {
        if (key.empty() || both.first.size() != 1 || both.second.size() != 1)
            continue;
        pairs.push_back({both.first[0], both.second[0], false, false});
        std::erase(left, both.first[0]);
        std::erase(right, both.second[0]);
    }
}

void pairParts(const Catalog &catalog, const Place &sandbox, const Place &production,
               const Naming &naming, std::vector<ComparedPair> &pairs)
{
    Parts left = sandbox.parts;
    Parts right = production.parts;
    if (left.size() > 1 || right.size() > 1) {
        pairUnique(left, right,
                   [&](auto i) { return partName(catalog.deployments[i], naming)
                                     + '\t' + partPaths(catalog.deployments[i], naming); },
                   pairs);
        pairUnique(left, right,
                   [&](auto i) { return partName(catalog.deployments[i], naming); }, pairs);
        pairUnique(left, right,
                   [&](auto i) { return partPaths(catalog.deployments[i], naming); }, pairs);
    }
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < common; ++i)
        pairs.push_back({left[i], right[i], false, false});
    for (std::size_t i = common; i < left.size(); ++i)
        pairs.push_back({left[i], production.parts.front(), false, true});
    for (std::size_t i = common; i < right.size(); ++i)
        pairs.push_back({sandbox.parts.front(), right[i], true, false});
}

bool arePaired(const EstateConfig &estate, const Place &sandbox, const Place &production)
{
    return estate.pairs.contains(qMakePair(sandbox.environment, production.environment));
}

} // namespace

std::vector<ComparedPair> comparedPairs(const Catalog &catalog, const ApiRow &row,
                                        const EstateConfig &estate, const Naming &naming)
{
    const std::vector<Place> left = placesOf(catalog, row, EnvironmentType::Sandbox);
    const std::vector<Place> right = placesOf(catalog, row, EnvironmentType::Production);
    std::vector<ComparedPair> pairs;
    if (left.empty() || right.empty())
        return pairs;
    if (left.size() * right.size() > maxCombinations) {
        for (const Place &place : left)
            pairParts(catalog, place, right.front(), naming, pairs);
        for (std::size_t i = 1; i < right.size(); ++i)
            pairParts(catalog, left.front(), right[i], naming, pairs);
        return pairs;
    }
    const auto all = [&](bool onlyPaired) {
        for (const Place &sandbox : left) {
            for (const Place &production : right) {
                if (!onlyPaired || arePaired(estate, sandbox, production))
                    pairParts(catalog, sandbox, production, naming, pairs);
            }
        }
    };
    all(!estate.pairs.isEmpty());
    // In both types, yet in no isolation pair: say what differs rather than "in sync".
    if (pairs.empty())
        all(false);
    return pairs;
}

} // namespace bulkhead
