// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/assemble.h"
#include "usecases/facts/parts.h"

#include <algorithm>

namespace bulkhead {

namespace {

std::string keyOf(std::uint32_t gateway, const std::string &workspace, const std::string &id)
{
    return std::to_string(gateway) + '/' + workspace + '/' + id;
}

std::uint32_t found(const std::unordered_map<std::string, std::uint32_t> &map, const std::string &key)
{
    const auto at = map.find(key);
    return at == map.end() ? isolation::noIndex : at->second;
}

} // namespace

FactsContext::FactsContext(const FactsInput &from, isolation::EstateFacts &to)
    : input(from)
    , facts(to)
    , m_names(from, to)
{
    for (qsizetype i = 0; i < from.estate->gateways.size(); ++i)
        m_gateways.insert(from.estate->gateways[i].id, static_cast<std::uint32_t>(i));
}

std::uint32_t FactsContext::gatewayIndex(const GatewayId &id) const
{
    return m_gateways.value(id, isolation::noIndex);
}

const GatewayInventory *FactsContext::inventory(const GatewayId &gateway, const std::string &workspace) const
{
    const auto at = std::find_if(input.inventories->begin(), input.inventories->end(), [&](const GatewayInventory &one) {
        return one.gateway == gateway && one.workspace == workspace;
    });
    return at == input.inventories->end() ? nullptr : &*at;
}

isolation::Place FactsContext::placeOf(std::uint32_t gateway, const std::string &workspace,
                                       const std::vector<Label> &labels) const
{
    isolation::Place place;
    place.gateway = gateway;
    place.workspace = workspace;
    place.environments = facts.gateways[gateway].environments;
    if (config(gateway).partitions.isEmpty())
        return place;
    isolation::EnvironmentSet named = 0;
    for (const EnvironmentId &environment : partitionsOf(labels, config(gateway)))
        named |= facts.bit(environment);
    if (named != 0) {
        place.environments = named;
        place.by = isolation::AssignedBy::Tag;
    }
    return place;
}

void FactsContext::keepPolicy(std::uint32_t gateway, const std::string &workspace, const std::string &id, std::uint32_t index)
{
    m_policies.emplace(keyOf(gateway, workspace, id), index);
}

std::uint32_t FactsContext::policy(std::uint32_t gateway, const std::string &workspace, const std::string &id) const
{
    return found(m_policies, keyOf(gateway, workspace, id));
}

void FactsContext::keepConsumer(std::uint32_t gateway, const std::string &workspace, const std::string &id,
                                std::uint32_t index)
{
    m_consumers.emplace(keyOf(gateway, workspace, id), index);
}

std::uint32_t FactsContext::consumer(std::uint32_t gateway, const std::string &workspace, const std::string &id) const
{
    return found(m_consumers, keyOf(gateway, workspace, id));
}

std::string labelOf(const std::vector<Label> &labels, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        for (const Label &label : labels) {
            if (label.key == key && !label.value.empty())
                return label.value;
        }
    }
    return {};
}

} // namespace bulkhead
