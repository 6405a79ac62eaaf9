// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/facts/names.h"
#include "usecases/isolationfacts.h"

#include <unordered_map>

namespace bulkhead {

//! What the parts of the facts share while they are built.
class FactsContext
{
public:
    FactsContext(const FactsInput &input, isolation::EstateFacts &facts);

    const FactsInput &input;
    isolation::EstateFacts &facts;

    [[nodiscard]] std::uint32_t gatewayIndex(const GatewayId &id) const; //!< noIndex: the estate has none of that name
    [[nodiscard]] const GatewayConfig &config(std::uint32_t gateway) const { return input.estate->gateways[gateway]; }
    [[nodiscard]] const GatewayInventory *inventory(const GatewayId &gateway, const std::string &workspace) const;
    //! Visits the inventories of gateways that the estate names.
    template<typename Visit>
    void eachInventory(const Visit &visit) const
    {
        for (const GatewayInventory &inventory : *input.inventories) {
            const std::uint32_t gateway = gatewayIndex(inventory.gateway);
            if (gateway != isolation::noIndex)
                visit(gateway, inventory);
        }
    }

    //! Everywhere on a gateway, or where the labels of a partitioned one say.
    [[nodiscard]] isolation::Place placeOf(std::uint32_t gateway, const std::string &workspace,
                                           const std::vector<Label> &labels) const;
    //! Fills in what the endpoint's name stands for, as far as anybody has told it.
    void resolve(isolation::Endpoint &endpoint) const { m_names.resolve(endpoint); }

    // Facts found by the native id of what they were made from.
    void keepPolicy(std::uint32_t gateway, const std::string &workspace, const std::string &id, std::uint32_t index);
    [[nodiscard]] std::uint32_t policy(std::uint32_t gateway, const std::string &workspace, const std::string &id) const;
    void keepConsumer(std::uint32_t gateway, const std::string &workspace, const std::string &id, std::uint32_t index);
    [[nodiscard]] std::uint32_t consumer(std::uint32_t gateway, const std::string &workspace, const std::string &id) const;

private:
    using ByNativeId = std::unordered_map<std::string, std::uint32_t>;
    FactsNames m_names;
    QHash<GatewayId, std::uint32_t> m_gateways;
    ByNativeId m_policies, m_consumers;
};

void addGateways(FactsContext &context);
void addConnections(FactsContext &context);
void addConsumers(FactsContext &context);
void addPolicies(FactsContext &context);
void addDeployments(FactsContext &context);
void addTargets(FactsContext &context);
void addCredentials(FactsContext &context);
void addCertificates(FactsContext &context);
void addSinks(FactsContext &context);

//! The value of a label, empty if there is none.
[[nodiscard]] std::string labelOf(const std::vector<Label> &labels, std::initializer_list<std::string_view> keys);
[[nodiscard]] isolation::RouteFacts routeFacts(const Route &route);

} // namespace bulkhead
