// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factindex.h"
#include "isolation/facts.h"
#include "isolation/records.h"
#include "isolation/words.h"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>

namespace bulkhead::isolation {

//! What the estate file declares for the judgement, beside its environments.
struct Declarations
{
    //! Host patterns ("*.prd.example") and networks ("10.50.0.0/16") by environment id.
    std::vector<std::pair<std::string, std::vector<std::string>>> owned;
    std::vector<std::string> sharedExternal; //!< registered hosts that both sides may use
    std::vector<std::string> testExternal;   //!< test hosts of third parties
    std::vector<std::string> liveExternal;   //!< live hosts of third parties
    std::vector<std::string> sharedIssuers;  //!< issuers that the operator accepts as shared, with a reason
    std::vector<std::string> publicApis;     //!< APIs that are meant to be open, by name
    std::vector<std::string> productionOnly; //!< APIs that are approved without a sandbox, by name
    std::vector<std::string> approvedAdmins; //!< principals that may change both sides
    std::unordered_map<std::string, std::int64_t> promisedPerMinute; //!< by API: calls that its SLA promises
    std::vector<std::string> platformRoutes; //!< health checks and the like, by name: no API
};

//! Everything that the checks of one moment read. Immutable once built; threads share it.
struct EstateFacts
{
    std::vector<EnvironmentId> environments; //!< bit i of an EnvironmentSet
    std::vector<EnvironmentType> types;
    std::vector<GatewayFacts> gateways;
    std::vector<DeploymentFacts> deployments;
    std::vector<ApiFactsRow> apis;
    std::vector<TargetFacts> targets;
    std::vector<PolicyFacts> policies;
    std::vector<ConsumerFacts> consumers;
    std::vector<CredentialFacts> credentials;
    std::vector<CertificateFacts> certificates;
    std::vector<SinkFacts> sinks;
    Declarations declared;
    ConsoleRecords records;
    //! Names that something here rests on and the estate file gives no address for; empty unless names are to be resolved.
    std::set<std::string> names;
    UtcTime at{}; //!< the moment that is judged

    [[nodiscard]] EnvironmentSet bit(const EnvironmentId &environment) const; //!< 0: no such environment
    //! Was the gateway read without an error, and not longer ago than that?
    [[nodiscard]] bool isFresh(std::uint32_t gateway, std::chrono::hours timeToLive) const;
    //! All production environments, as a set: production against production is never a finding.
    [[nodiscard]] EnvironmentSet allOf(EnvironmentType type) const;
    //! Environments whose declared inventory holds the host or one of its addresses; the closest pattern wins, so that
    //! "*.sbx.acme.example" takes a host from "*.acme.example". No bit: it is in no inventory.
    [[nodiscard]] EnvironmentSet ownersOf(const Endpoint &endpoint) const;
    //! Nothing is called: the target, or a policy before it, answers by itself.
    [[nodiscard]] bool isSimulated(const TargetFacts &target) const;
    [[nodiscard]] bool isOnList(const std::vector<std::string> &patterns, std::string_view host) const;
};

//! A row of the catalog seen by one pair: what it has on either side (either may be empty). A view into PairFacts.
struct ApiPair
{
    std::uint32_t api = noIndex;
    std::span<const std::uint32_t> sandbox, production; //!< deployments
    [[nodiscard]] std::span<const std::uint32_t> of(Side side) const
    {
        return side == Side::Sandbox ? sandbox : production;
    }
    [[nodiscard]] bool hasBoth() const { return !sandbox.empty() && !production.empty(); }
};

//! How old facts may be unless a control says otherwise.
inline constexpr std::chrono::hours usualTimeToLive{24};

//! The estate seen by one pair of environments. The facts and their index must outlive it.
class PairFacts
{
public:
    PairFacts(const EstateFacts &estate, const FactIndex &index, EnvironmentId sandbox, EnvironmentId production);

    [[nodiscard]] const EstateFacts &estate() const { return *m_estate; }
    [[nodiscard]] const FactIndex &index() const { return *m_index; }
    [[nodiscard]] const EnvironmentId &environment(Side side) const
    {
        return side == Side::Sandbox ? m_sandbox : m_production;
    }
    [[nodiscard]] EnvironmentSet bit(Side side) const
    {
        return side == Side::Sandbox ? m_sandboxBit : m_productionBit;
    }
    [[nodiscard]] bool isOn(const Place &place, Side side) const { return (place.environments & bit(side)) != 0; }
    [[nodiscard]] bool isOnBoth(const Place &place) const
    {
        return isOn(place, Side::Sandbox) && isOn(place, Side::Production);
    }

    //! Gateways that serve the side: by the estate file, or because a deployment of it stands there. Ascending.
    [[nodiscard]] const std::vector<std::uint32_t> &gateways(Side side) const
    {
        return m_gateways[static_cast<std::size_t>(side)];
    }
    //! Rows with at least one deployment on either side, in the order of the catalog.
    [[nodiscard]] const std::vector<ApiPair> &apis() const { return m_apis; }
    [[nodiscard]] const ApiPair *pairOf(std::uint32_t api) const;
    //! Rows of the catalog that a policy acts on, on either side: indexes into EstateFacts::apis, ascending.
    [[nodiscard]] std::span<const std::uint32_t> rowsOf(std::uint32_t policy) const;

    //! How old facts may be; older ones count as stale (property 7). Set per control.
    void setTimeToLive(std::chrono::hours hours) { m_timeToLive = hours; }
    [[nodiscard]] std::chrono::hours timeToLive() const { return m_timeToLive; }
    //! The state of a kind of entity on a gateway, its age considered. Torn counts as unreadable.
    [[nodiscard]] FactState stateOf(std::uint32_t gateway, EntityKind kind) const;
    //! The worst over all gateways of a side; KnownEmpty only if all are. Unreadable if the side has no gateway.
    [[nodiscard]] FactState stateOf(Side side, EntityKind kind) const;
    [[nodiscard]] bool isFresh(std::uint32_t gateway) const;

private:
    [[nodiscard]] std::vector<std::uint32_t> findDeployments();
    void findRows();

    const EstateFacts *m_estate;
    const FactIndex *m_index;
    EnvironmentId m_sandbox, m_production;
    EnvironmentSet m_sandboxBit, m_productionBit;
    std::array<std::vector<std::uint32_t>, 2> m_gateways;
    std::shared_ptr<const std::vector<std::uint32_t>> m_deployments; //!< of all rows and sides; copies share it
    std::vector<ApiPair> m_apis;
    std::vector<std::uint32_t> m_pairOfApi; //!< index into m_apis, or noIndex
    std::vector<std::uint32_t> m_rows, m_firstRow, m_endRow; //!< rows of all policies, and where those of each are
    std::chrono::hours m_timeToLive = usualTimeToLive;
};

} // namespace bulkhead::isolation
