// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/facts/parts.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

//! An object that several uses of a policy come from: "plugin_config/ID/…" of APISIX, on its own gateway.
std::string sharedObjectOf(const std::string &nativeId, const GatewayId &gateway)
{
    constexpr std::string_view start = "plugin_config/";
    if (!nativeId.starts_with(start))
        return {};
    return gateway.text().toStdString() + '/' + nativeId.substr(0, nativeId.find('/', start.size()));
}

//! Formats of log records that APISIX sets once for all uses of a plugin.
using Formats = std::unordered_map<std::string_view, const JsonValue *>;
Formats formatsOf(const GatewayInventory &inventory)
{
    constexpr std::string_view start = "plugin_metadata/";
    Formats formats;
    for (const Sink &sink : inventory.sinks) {
        const auto format = sink.attributes.find("log_format");
        if (sink.nativeId.starts_with(start) && format != sink.attributes.end())
            formats.emplace(std::string_view(sink.nativeId).substr(start.size()), &format->second);
    }
    return formats;
}

//! The authorities that Kong names by their ids, as the keys of their certificates.
void resolveAuthorities(const GatewayInventory &inventory, TokenTrust &trust)
{
    for (std::string &authority : trust.clientAuthorities.value) {
        if (!authority.starts_with("id/"))
            continue;
        const auto at = std::find_if(inventory.certificates.begin(), inventory.certificates.end(),
                                     [&](const Certificate &one) { return authority.compare(3, authority.npos, one.nativeId) == 0; });
        if (at == inventory.certificates.end() || at->spki.empty())
            trust.clientAuthorities.state = FactState::Unreadable; // one of them is not known
        else
            authority = "spki/" + at->spki;
    }
    std::sort(trust.clientAuthorities.value.begin(), trust.clientAuthorities.value.end());
    if (!trust.clientAuthorities.isKnown())
        trust.clientAuthorities.value.clear();
}

void resolveAll(const FactsContext &context, PolicyMeaning &meaning)
{
    for (Callout &callout : meaning.callouts)
        context.resolve(callout.endpoint);
    if (meaning.counters) {
        for (Endpoint &endpoint : meaning.counters->endpoints)
            context.resolve(endpoint);
    }
}

//! Names of what the policies of an inventory are attached to.
class Attachments
{
public:
    explicit Attachments(const GatewayInventory &inventory)
    {
        for (const Deployment &deployment : inventory.deployments)
            m_deployments.emplace(deployment.nativeId, deployment.nativeName.empty() ? deployment.nativeId : deployment.nativeName);
        for (const Route &route : inventory.routes)
            m_routes.emplace(route.nativeId, route.deploymentId);
        for (const Consumer &consumer : inventory.consumers)
            m_consumers.emplace(consumer.nativeId, consumer.name.empty() ? consumer.nativeId : consumer.name);
    }

    [[nodiscard]] std::string nameOf(const Policy &policy) const
    {
        switch (policy.scope) {
        case Policy::Scope::Global:
            return {};
        case Policy::Scope::Deployment:
            return find(m_deployments, policy.scopeId);
        case Policy::Scope::Route:
            return find(m_deployments, find(m_routes, policy.scopeId));
        case Policy::Scope::Consumer:
            return find(m_consumers, policy.scopeId);
        case Policy::Scope::ConsumerGroup:
            return policy.scopeId;
        }
        Q_UNREACHABLE();
    }

private:
    using Names = std::unordered_map<std::string_view, std::string_view>;
    //! What is not known is called by its id.
    static std::string find(const Names &names, std::string_view id)
    {
        const auto found = names.find(id);
        return std::string(found == names.end() ? id : found->second);
    }
    Names m_deployments, m_routes, m_consumers;
};

Place placeOf(const FactsContext &context, std::uint32_t gateway, const GatewayInventory &inventory, const Policy &policy)
{
    // Of those that act on deployments, the deployments tell it.
    Place place = context.placeOf(gateway, inventory.workspace, policy.labels);
    if (policy.scope != Policy::Scope::Consumer)
        return place;
    const std::uint32_t consumer = context.consumer(gateway, inventory.workspace, policy.scopeId);
    return consumer == noIndex ? place : context.facts.consumers[consumer].place;
}

bool isInternal(const Consumer &consumer)
{
    return std::any_of(consumer.labels.begin(), consumer.labels.end(),
                       [](const Label &label) { return label.key == "internal" || label.value == "internal"; });
}

} // namespace

void addConsumers(FactsContext &context)
{
    context.eachInventory([&context](std::uint32_t gateway, const GatewayInventory &inventory) {
        for (const Consumer &consumer : inventory.consumers) {
            ConsumerFacts facts;
            facts.place = context.placeOf(gateway, inventory.workspace, consumer.labels);
            facts.id = consumer.nativeId;
            facts.name = consumer.name;
            facts.customId = consumer.customId;
            facts.groups = consumer.groups;
            facts.isInternal = isInternal(consumer);
            context.keepConsumer(gateway, inventory.workspace, consumer.nativeId,
                                 static_cast<std::uint32_t>(context.facts.consumers.size()));
            context.facts.consumers.push_back(std::move(facts));
        }
    });
}

void addPolicies(FactsContext &context)
{
    context.eachInventory([&context](std::uint32_t gateway, const GatewayInventory &inventory) {
        const Formats formats = formatsOf(inventory);
        const Attachments attachments(inventory);
        const bool isApisix = context.config(gateway).kind == GatewayKind::Apisix;
        for (const Policy &policy : inventory.policies) {
            PolicyFacts facts;
            facts.place = placeOf(context, gateway, inventory, policy);
            facts.id = policy.nativeId;
            facts.name = policy.name;
            facts.on = attachments.nameOf(policy);
            facts.scope = policy.scope;
            facts.meaning = meaningOf(policy);
            if (isApisix && facts.meaning.kind == PolicyClass::Log) {
                const auto format = formats.find(policy.name);
                facts.meaning.recording = apisixRecording(policy.config, format == formats.end() ? nullptr : format->second);
            }
            if (facts.meaning.trust)
                resolveAuthorities(inventory, *facts.meaning.trust);
            resolveAll(context, facts.meaning);
            facts.settings = sha256(canonical(policy.config));
            facts.enabled = policy.enabled;
            facts.version = labelOf(policy.labels, {"ver", "version", "bulkhead.version"});
            facts.source = labelOf(policy.labels, {"src", "source", "commit", "git"});
            facts.run = labelOf(policy.labels, {"run", "pipeline", "build"});
            facts.updatedAt = policy.updatedAt;
            facts.updatedBy = labelOf(policy.labels, {"updated_by", "deployed_by"});
            facts.sharedObject = sharedObjectOf(policy.nativeId, inventory.gateway);
            context.keepPolicy(gateway, inventory.workspace, policy.nativeId,
                               static_cast<std::uint32_t>(context.facts.policies.size()));
            context.facts.policies.push_back(std::move(facts));
        }
    });
}

} // namespace bulkhead
