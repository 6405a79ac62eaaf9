// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/estatefacts.h"

#include "isolation/identity.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::isolation {

namespace {

//! Environments that declare the host by the closest pattern of all: the host itself, then the longest.
EnvironmentSet closestOwners(const EstateFacts &facts, std::string_view host)
{
    EnvironmentSet owners = 0;
    int closest = -1;
    for (const auto &[environment, patterns] : facts.declared.owned) {
        for (const std::string &pattern : patterns) {
            if (!hostMatches(pattern, host))
                continue;
            const int closeness = closenessOf(pattern);
            if (closeness > closest)
                owners = 0;
            if (closeness >= closest)
                owners |= facts.bit(EnvironmentId(QString::fromStdString(environment)));
            closest = std::max(closest, closeness);
        }
    }
    return owners;
}

} // namespace

EnvironmentSet EstateFacts::bit(const EnvironmentId &environment) const
{
    const auto found = std::find(environments.begin(), environments.end(), environment);
    if (environment.isEmpty() || found == environments.end())
        return 0;
    return EnvironmentSet{1} << (found - environments.begin());
}

EnvironmentSet EstateFacts::allOf(EnvironmentType type) const
{
    EnvironmentSet set = 0;
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i] == type)
            set |= EnvironmentSet{1} << i;
    }
    return set;
}

EnvironmentSet EstateFacts::ownersOf(const Endpoint &endpoint) const
{
    EnvironmentSet owners = closestOwners(*this, endpoint.host);
    if (endpoint.addresses.isKnown()) {
        for (const std::string &address : endpoint.addresses.value)
            owners |= closestOwners(*this, address);
    }
    return owners;
}

bool EstateFacts::isSimulated(const TargetFacts &target) const
{
    if (target.kind == TargetFacts::Kind::Mock)
        return true;
    if (target.role != TargetFacts::Role::Upstream)
        return false;
    const std::vector<std::uint32_t> &acting = deployments[target.deployment].policies;
    return std::any_of(acting.begin(), acting.end(), [this](std::uint32_t number) {
        const PolicyFacts &policy = policies[number];
        // A policy of one route leaves the others calling.
        const bool covers = policy.scope == Policy::Scope::Global || policy.scope == Policy::Scope::Deployment;
        return policy.enabled && covers && policy.meaning.kind == PolicyClass::Mock;
    });
}

bool EstateFacts::isOnList(const std::vector<std::string> &patterns, std::string_view host) const
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [host](const std::string &pattern) { return hostMatches(pattern, host); });
}

PairFacts::PairFacts(const EstateFacts &estate, const FactIndex &index, EnvironmentId sandbox, EnvironmentId production)
    : m_estate(&estate)
    , m_index(&index)
    , m_sandbox(std::move(sandbox))
    , m_production(std::move(production))
    , m_sandboxBit(estate.bit(m_sandbox))
    , m_productionBit(estate.bit(m_production))
    , m_pairOfApi(estate.apis.size(), noIndex)
{
    std::array<std::vector<bool>, 2> serves;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        auto &flags = serves[static_cast<std::size_t>(side)];
        flags.resize(estate.gateways.size());
        for (std::size_t i = 0; i < estate.gateways.size(); ++i)
            flags[i] = (estate.gateways[i].environments & bit(side)) != 0;
    }
    m_deployments = std::make_shared<const std::vector<std::uint32_t>>(findDeployments());
    for (const std::uint32_t number : *m_deployments) {
        const Place &place = estate.deployments[number].place;
        for (const Side side : {Side::Sandbox, Side::Production}) {
            if (isOn(place, side))
                serves[static_cast<std::size_t>(side)][place.gateway] = true;
        }
    }
    for (const Side side : {Side::Sandbox, Side::Production}) {
        const auto &flags = serves[static_cast<std::size_t>(side)];
        for (std::uint32_t i = 0; i < flags.size(); ++i) {
            if (flags[i])
                m_gateways[static_cast<std::size_t>(side)].push_back(i);
        }
    }
    findRows();
}

std::vector<std::uint32_t> PairFacts::findDeployments()
{
    std::vector<std::uint32_t> all;
    std::size_t most = 0;
    for (const ApiFactsRow &row : m_estate->apis)
        most += 2 * row.deployments.size(); // one may be on both sides
    all.reserve(most); // rows are views of it
    for (std::uint32_t api = 0; api < m_estate->apis.size(); ++api) {
        ApiPair pair;
        pair.api = api;
        for (const Side side : {Side::Sandbox, Side::Production}) {
            const std::size_t first = all.size();
            for (const std::uint32_t number : m_estate->apis[api].deployments) {
                if (isOn(m_estate->deployments[number].place, side))
                    all.push_back(number);
            }
            (side == Side::Sandbox ? pair.sandbox : pair.production) = {all.data() + first, all.size() - first};
        }
        if (pair.sandbox.empty() && pair.production.empty())
            continue;
        m_pairOfApi[api] = static_cast<std::uint32_t>(m_apis.size());
        m_apis.push_back(pair);
    }
    return all;
}

void PairFacts::findRows()
{
    const auto eachRow = [this](auto take) {
        for (const ApiPair &pair : m_apis) {
            for (const Side side : {Side::Sandbox, Side::Production}) {
                for (const std::uint32_t deployment : pair.of(side)) {
                    for (const std::uint32_t policy : m_estate->deployments[deployment].policies)
                        take(policy, pair.api);
                }
            }
        }
    };
    // Twice over the same: how many rows each policy has at most, then which. Of several deployments of a row it has one.
    m_firstRow.assign(m_estate->policies.size() + 1, 0);
    eachRow([this](std::uint32_t policy, std::uint32_t) { ++m_firstRow[policy + 1]; });
    std::partial_sum(m_firstRow.begin(), m_firstRow.end(), m_firstRow.begin());
    m_rows.resize(m_firstRow.back());
    m_endRow.assign(m_firstRow.begin(), m_firstRow.end() - 1);
    eachRow([this](std::uint32_t policy, std::uint32_t row) {
        std::uint32_t &end = m_endRow[policy];
        if (end == m_firstRow[policy] || m_rows[end - 1] != row)
            m_rows[end++] = row;
    });
}

std::span<const std::uint32_t> PairFacts::rowsOf(std::uint32_t policy) const
{
    return std::span(m_rows).subspan(m_firstRow[policy], m_endRow[policy] - m_firstRow[policy]);
}

const ApiPair *PairFacts::pairOf(std::uint32_t api) const
{
    if (api >= m_pairOfApi.size() || m_pairOfApi[api] == noIndex)
        return nullptr;
    return &m_apis[m_pairOfApi[api]];
}

bool EstateFacts::isFresh(std::uint32_t gateway, std::chrono::hours timeToLive) const
{
    const GatewayFacts &facts = gateways[gateway];
    return facts.wasRead && !facts.lastSyncFailed && at - facts.readAt <= timeToLive;
}

bool PairFacts::isFresh(std::uint32_t gateway) const
{
    return m_estate->isFresh(gateway, m_timeToLive);
}

FactState PairFacts::stateOf(std::uint32_t gateway, EntityKind kind) const
{
    const GatewayFacts &facts = m_estate->gateways[gateway];
    if (!facts.wasRead)
        return FactState::Unreadable;
    const FactState state = facts.stateOf(kind);
    if (state == FactState::Unsupported)
        return state;
    if (state == FactState::Unreadable || facts.torn[static_cast<std::size_t>(kind)])
        return FactState::Unreadable;
    return isFresh(gateway) ? state : FactState::Stale;
}

FactState PairFacts::stateOf(Side side, EntityKind kind) const
{
    const auto &all = gateways(side);
    if (all.empty())
        return FactState::Unreadable;
    FactState state = FactState::KnownEmpty;
    for (const std::uint32_t gateway : all)
        state = worse(state, stateOf(gateway, kind));
    return state;
}

} // namespace bulkhead::isolation
