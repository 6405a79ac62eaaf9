// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/match.h"

#include "catalog/evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace bulkhead {

namespace {

using Members = std::vector<std::uint32_t>;

//! A set of deployments that belong together so far.
struct Group
{
    Members members;
    std::string label;                //!< the API that labels name; empty: no label
    std::string version;              //!< told by names
    unsigned types = 0;               //!< bit per environment type
    bool typesKnown = true;           //!< every member has an environment
    MatchMethod method = MatchMethod::Single;
    Confidence confidence = Confidence::Certain;
    std::size_t mergedInto = SIZE_MAX;
};

unsigned typeBit(const CatalogDeployment &deployment)
{
    return 1U << static_cast<unsigned>(deployment.environmentType);
}

void weaken(Group &group, MatchMethod method, Confidence confidence)
{
    group.method = group.method == MatchMethod::Single ? method : std::max(group.method, method);
    group.confidence = std::max(group.confidence, confidence);
}

class Matcher
{
public:
    Matcher(const std::vector<NamedDeployment> &deployments, const std::vector<bool> &leaveOut,
            const Naming &naming)
        : m_deployments(deployments)
        , m_leaveOut(leaveOut)
        , m_naming(naming)
    {
    }

    std::vector<MatchedRow> run()
    {
        joinByName();
        collectEvidence();
        for (std::size_t kind = 0; kind < weakKinds.size(); ++kind)
            joinByEvidence(kind);
        return rows();
    }

private:
    using Versions = std::map<std::string, Members>;

    void joinByName()
    {
        std::unordered_map<std::string, Versions> names;
        std::vector<std::string> order;
        for (std::uint32_t i = 0; i < m_deployments.size(); ++i) {
            if (m_leaveOut[i])
                continue;
            std::string key = matchKey(m_deployments[i].name.name);
            const auto [at, isNew] = names.try_emplace(key);
            at->second[m_deployments[i].name.version].push_back(i);
            if (isNew)
                order.push_back(std::move(key));
        }
        std::sort(order.begin(), order.end());
        for (const std::string &key : order) {
            Versions &versions = names.at(key);
            const bool folded = foldVersions(versions);
            for (auto &[version, members] : versions)
                addGroup(std::move(members), folded);
        }
    }

    //! A version told by a path alone is a hint: where each environment type has one of them, a
    //! different path is drift and not another API.
    bool foldVersions(Versions &versions) const
    {
        unsigned types = 0;
        std::vector<std::string> soft;
        for (const auto &[version, members] : versions) {
            const bool told = std::any_of(members.begin(), members.end(), [this](auto i) {
                const ApiName &name = m_deployments[i].name;
                return !name.version.empty() && !name.versionFromPath;
            });
            if (told)
                continue;
            unsigned own = 0;
            for (const std::uint32_t i : members)
                own |= typeBit(m_deployments[i].deployment);
            if ((types & own) != 0)
                return false;
            types |= own;
            soft.push_back(version);
        }
        for (std::size_t i = 1; i < soft.size(); ++i) {
            Members &from = versions.at(soft[i]);
            Members &to = versions.at(soft[0]);
            to.insert(to.end(), from.begin(), from.end());
            versions.erase(soft[i]);
        }
        return soft.size() > 1;
    }

    //! All of one name: by what do they have it?
    void addGroup(Members members, bool folded)
    {
        Group group;
        bool allLabelled = true;
        bool anyDerived = false;
        std::map<std::tuple<GatewayId, EnvironmentId>, int> perGateway;
        bool repeated = false;
        for (const std::uint32_t i : members) {
            const ApiName &name = m_deployments[i].name;
            const CatalogDeployment &deployment = m_deployments[i].deployment;
            allLabelled = allLabelled && name.source == NameSource::Label;
            anyDerived = anyDerived || name.source > NameSource::Native;
            if (name.source == NameSource::Label)
                group.label = matchKey(name.name);
            if (!name.versionFromPath && !name.version.empty())
                group.version = name.version;
            group.types |= typeBit(deployment);
            group.typesKnown = group.typesKnown && !deployment.environment.isEmpty();
            repeated = repeated || ++perGateway[{deployment.gateway, deployment.environment}] > 1;
        }
        if (members.size() > 1) {
            if (allLabelled)
                weaken(group, MatchMethod::Label, Confidence::Certain);
            else if (anyDerived)
                weaken(group, MatchMethod::BasePath, Confidence::Medium);
            else
                weaken(group, MatchMethod::Name, repeated || folded ? Confidence::Medium
                                                                    : Confidence::High);
        }
        group.members = std::move(members);
        m_groups.push_back(std::move(group));
    }

    void collectEvidence()
    {
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            const Group &group = m_groups[g];
            if (!group.typesKnown)
                continue;
            for (const std::uint32_t i : group.members) {
                auto all = weakEvidence(m_deployments[i].deployment, m_naming);
                for (std::size_t kind = 0; kind < weakKinds.size(); ++kind) {
                    if (all[kind].empty())
                        continue;
                    std::vector<std::size_t> &groups = m_evidence[kind][std::move(all[kind])];
                    if (groups.empty() || groups.back() != g)
                        groups.push_back(g);
                }
            }
        }
    }

    [[nodiscard]] std::size_t root(std::size_t group) const
    {
        while (m_groups[group].mergedInto != SIZE_MAX)
            group = m_groups[group].mergedInto;
        return group;
    }

    //! `m_evidence` is ordered by key, so the outcome does not depend on the order of the input.
    void joinByEvidence(std::size_t kind)
    {
        for (const auto &[key, groups] : m_evidence[kind]) {
            if (groups.size() < 2 || groups.size() > 3)
                continue;
            std::vector<std::size_t> roots;
            for (const std::size_t group : groups)
                roots.push_back(root(group));
            std::sort(roots.begin(), roots.end());
            roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
            if (roots.size() > 1 && areUnique(roots) && agree(roots, kind))
                mergeAll(roots, kind);
        }
    }

    [[nodiscard]] bool areUnique(const std::vector<std::size_t> &roots) const
    {
        unsigned types = 0;
        for (const std::size_t group : roots) {
            if (!m_groups[group].typesKnown || (types & m_groups[group].types) != 0)
                return false;
            types |= m_groups[group].types;
        }
        return true;
    }

    [[nodiscard]] bool agree(const std::vector<std::size_t> &roots, std::size_t kind) const
    {
        std::string label, version;
        for (const std::size_t group : roots) {
            const Group &one = m_groups[group];
            if (!one.label.empty() && !label.empty())
                return false; // labels say that these are two
            if (!one.version.empty() && !version.empty() && one.version != version)
                return false;
            label = label.empty() ? one.label : label;
            version = version.empty() ? one.version : version;
        }
        const bool byUpstream = weakKinds[kind].method == MatchMethod::Upstream;
        return !byUpstream || pathsMeet(roots);
    }

    //! Two APIs often share one machine: an upstream alone says nothing against different paths.
    [[nodiscard]] bool pathsMeet(const std::vector<std::size_t> &roots) const
    {
        std::vector<std::string> common;
        for (const std::size_t group : roots) {
            std::vector<std::string> paths;
            for (const std::uint32_t i : m_groups[group].members) {
                for (std::string &path : plainPaths(m_deployments[i].deployment, m_naming))
                    paths.push_back(std::move(path));
            }
            if (paths.empty())
                continue;
            std::sort(paths.begin(), paths.end());
            if (common.empty()) {
                common = std::move(paths);
                continue;
            }
            std::vector<std::string> both;
            std::set_intersection(common.begin(), common.end(), paths.begin(), paths.end(),
                                  std::back_inserter(both));
            if (both.empty())
                return false;
            common = std::move(both);
        }
        return true;
    }

    void mergeAll(const std::vector<std::size_t> &roots, std::size_t kind)
    {
        Group &to = m_groups[roots[0]];
        for (std::size_t i = 1; i < roots.size(); ++i) {
            Group &from = m_groups[roots[i]];
            to.members.insert(to.members.end(), from.members.begin(), from.members.end());
            to.types |= from.types;
            to.label = to.label.empty() ? from.label : to.label;
            to.version = to.version.empty() ? from.version : to.version;
            if (from.method != MatchMethod::Single)
                weaken(to, from.method, from.confidence);
            from.members.clear();
            from.mergedInto = roots[0];
        }
        weaken(to, weakKinds[kind].method, weakKinds[kind].confidence);
    }

    [[nodiscard]] std::vector<MatchedRow> rows()
    {
        std::vector<MatchedRow> result;
        for (Group &group : m_groups) {
            if (group.mergedInto != SIZE_MAX)
                continue;
            MatchedRow row;
            row.members = std::move(group.members);
            row.method = group.method;
            row.confidence = group.confidence;
            nameRow(row, m_deployments);
            result.push_back(std::move(row));
        }
        return result;
    }

    const std::vector<NamedDeployment> &m_deployments;
    const std::vector<bool> &m_leaveOut;
    const Naming &m_naming;
    std::vector<Group> m_groups;
    std::array<std::map<std::string, std::vector<std::size_t>>, weakKinds.size()> m_evidence;
};

auto namingOrder(const NamedDeployment &one)
{
    const bool production = one.deployment.environmentType == EnvironmentType::Production;
    return std::make_tuple(one.name.source, one.name.versionFromPath, !production,
                           std::string_view(one.name.name), std::string_view(one.name.version));
}

} // namespace

ApiId apiIdFor(std::string_view name, std::string_view version)
{
    const std::string text = matchKey(name) + '\n' + std::string(version);
    return ApiId(QString::fromStdString(toHex(sha256(text)).substr(0, 16)));
}

void settleNames(std::vector<NamedDeployment> &deployments)
{
    const auto place = [](const CatalogDeployment &deployment, const ApiName &name) {
        return std::tuple(deployment.gateway, deployment.workspace, deployment.environment,
                          matchKey(name.withAffix), name.version);
    };
    std::set<std::tuple<GatewayId, std::string, EnvironmentId, std::string, std::string>> plain;
    for (const NamedDeployment &one : deployments) {
        if (one.name.source == NameSource::Native && one.name.name == one.name.withAffix)
            plain.insert(place(one.deployment, one.name));
    }
    for (NamedDeployment &one : deployments) {
        if (one.name.source != NameSource::Native || one.name.name == one.name.withAffix)
            continue;
        ApiName stripped = one.name;
        stripped.withAffix = stripped.name;
        if (plain.contains(place(one.deployment, stripped)))
            one.deployment.name = one.name.name = one.name.withAffix;
    }
}

void nameRow(MatchedRow &row, const std::vector<NamedDeployment> &deployments)
{
    const auto best = std::min_element(
        row.members.begin(), row.members.end(), [&deployments](std::uint32_t a, std::uint32_t b) {
            return namingOrder(deployments[a]) < namingOrder(deployments[b]);
        });
    const ApiName &name = deployments[*best].name;
    row.name = name.name;
    row.version = name.version;
    for (const std::uint32_t i : row.members) {
        const ApiName &other = deployments[i].name;
        if (row.version.empty() && !other.version.empty())
            row.version = other.version;
        const bool told = !other.version.empty() && !other.versionFromPath;
        if (told && name.versionFromPath)
            row.version = other.version;
        const ApiId id = apiIdFor(other.name, other.version);
        if (std::find(row.otherIds.begin(), row.otherIds.end(), id) == row.otherIds.end())
            row.otherIds.push_back(id);
    }
    row.id = apiIdFor(row.name, row.version);
}

std::vector<MatchedRow> matchByEvidence(const std::vector<NamedDeployment> &deployments,
                                        const std::vector<bool> &leaveOut, const Naming &naming)
{
    return Matcher(deployments, leaveOut, naming).run();
}

} // namespace bulkhead
