// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/mappedunits.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <QUrl>

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

//! The host in "a.example", "a.example:80" or a URL.
std::string hostIn(const std::string &value)
{
    const QString text = QString::fromStdString(value);
    const QUrl url = text.contains(u"://"_s) ? QUrl(text) : QUrl(u"any://"_s + text);
    return url.isValid() && !url.host().isEmpty() ? url.host().toStdString() : value;
}

//! The values that the plan maps, whole and by their hosts.
class Values
{
public:
    explicit Values(const Plan &plan)
    {
        for (const MappedValue &value : plan.mapping) {
            if (value.from == value.to)
                continue;
            m_texts.emplace(value.from, value.to);
            m_hosts.emplace(hostIn(value.from), hostIn(value.to));
        }
    }
    [[nodiscard]] std::string host(const std::string &host) const { return find(m_hosts, host); }
    [[nodiscard]] std::vector<std::string> hosts(const std::vector<std::string> &list) const
    {
        std::vector<std::string> mapped;
        for (const std::string &one : list)
            mapped.push_back(host(one));
        std::sort(mapped.begin(), mapped.end());
        return mapped;
    }
    //! Texts of settings; a secret becomes the one that the target has in that place, if it has one.
    void settings(JsonValue &value, const JsonValue *target, const std::string &pointer = {}) const
    {
        if (isSecretMark(value)) {
            const JsonValue *there = target == nullptr ? nullptr : valueAt(*target, pointer);
            value = there != nullptr ? *there : value;
        } else if (const std::string *text = value.string()) {
            value = JsonValue(find(m_texts, *text));
        } else if (JsonValue::Object *object = value.object()) {
            for (auto &[key, member] : *object)
                settings(member, target, below(pointer, key));
        } else if (JsonValue::Array *array = value.array()) {
            for (std::size_t i = 0; i < array->size(); ++i)
                settings((*array)[i], target, below(pointer, i));
        }
    }

private:
    static std::string find(const std::map<std::string, std::string> &map, const std::string &key)
    {
        const auto found = map.find(key);
        return found == map.end() ? key : found->second;
    }
    std::map<std::string, std::string> m_texts, m_hosts;
};

//! One deployment of one gateway with what belongs to it.
struct Parts
{
    const GatewayInventory *inventory = nullptr;
    const Deployment *deployment = nullptr;
    std::vector<const Route *> routes;
    std::vector<const Policy *> policies;
};

Parts partsOf(const std::vector<GatewayInventory> &inventories, const GatewayId &gateway, const std::string &id)
{
    Parts parts;
    for (const GatewayInventory &inventory : inventories) {
        if (inventory.gateway != gateway)
            continue;
        const auto found = std::find_if(inventory.deployments.begin(), inventory.deployments.end(), [&](const Deployment &one) { return one.nativeId == id; });
        if (found == inventory.deployments.end())
            continue;
        parts.inventory = &inventory;
        parts.deployment = &*found;
        std::set<std::string> routes;
        for (const Route &route : inventory.routes) {
            if (route.deploymentId != id)
                continue;
            parts.routes.push_back(&route);
            routes.insert(route.nativeId);
        }
        for (const Policy &policy : inventory.policies) {
            if ((policy.scope == Policy::Scope::Deployment && policy.scopeId == id) || (policy.scope == Policy::Scope::Route && routes.contains(policy.scopeId)))
                parts.policies.push_back(&policy);
        }
    }
    return parts;
}

//! Makes the target's units of one deployment out of the source's.
class Mapping
{
public:
    Mapping(const Values &values, const Plan &plan, const Parts &source, const Parts &target, std::vector<EntityRecord> &out)
        : m_values(values)
        , m_plan(plan)
        , m_source(source)
        , m_target(target)
        , m_out(out)
    {
    }

    void map()
    {
        Deployment deployment = *m_source.deployment;
        if (m_target.deployment != nullptr) {
            deployment.nativeId = m_target.deployment->nativeId;
            deployment.nativeName = m_target.deployment->nativeName;
            deployment.labels = m_target.deployment->labels;
        }
        deployment.hosts = m_values.hosts(deployment.hosts);
        m_id = deployment.nativeId;
        deployment.upstreamId = upstream();
        for (const Route *route : m_source.routes)
            this->route(*route);
        for (const Policy *policy : m_source.policies)
            this->policy(*policy);
        keepTheRest();
        m_out.push_back(toRecord(deployment));
    }

private:
    std::string upstream()
    {
        const auto find = [](const GatewayInventory &inventory, const std::string &id) {
            return std::find_if(inventory.upstreams.begin(), inventory.upstreams.end(), [&](const Upstream &one) { return one.nativeId == id; });
        };
        const std::string &id = m_source.deployment->upstreamId;
        const auto found = find(*m_source.inventory, id);
        if (found == m_source.inventory->upstreams.end())
            return {};
        Upstream upstream = *found;
        upstream.nativeId = m_target.deployment != nullptr && !m_target.deployment->upstreamId.empty() ? m_target.deployment->upstreamId : id;
        JsonValue attributes(upstream.attributes);
        m_values.settings(attributes, nullptr);
        upstream.attributes = std::move(*attributes.object());
        m_out.push_back(toRecord(upstream));
        for (const Target &one : m_source.inventory->targets) {
            if (one.upstreamId != id)
                continue;
            Target target = one;
            target.nativeId = upstream.nativeId + '/' + one.nativeId;
            target.upstreamId = upstream.nativeId;
            target.host = m_values.host(one.host);
            m_out.push_back(toRecord(target));
        }
        return upstream.nativeId;
    }

    void route(const Route &source)
    {
        Route route = source;
        const auto same = std::find_if(m_target.routes.begin(), m_target.routes.end(), [&](const Route *one) { return one->paths == source.paths && !m_routes.contains(one->nativeId); });
        if (same != m_target.routes.end()) {
            route.nativeId = (*same)->nativeId;
            route.nativeName = (*same)->nativeName;
            route.labels = (*same)->labels;
        }
        route.deploymentId = m_id;
        route.hosts = m_values.hosts(route.hosts);
        m_routes.insert(route.nativeId);
        m_routeIds.emplace(source.nativeId, route.nativeId);
        m_out.push_back(toRecord(route));
    }

    void policy(const Policy &source)
    {
        Policy policy = source;
        policy.scopeId = source.scope == Policy::Scope::Deployment ? m_id : m_routeIds.at(source.scopeId);
        const auto same = std::find_if(m_target.policies.begin(), m_target.policies.end(), [&](const Policy *one) {
            return one->name == source.name && one->scope == source.scope && one->scopeId == policy.scopeId && !m_policies.contains(one->nativeId);
        });
        const bool isThere = same != m_target.policies.end();
        policy.nativeId = isThere ? (*same)->nativeId : m_id + '/' + source.nativeId;
        policy.labels = isThere ? (*same)->labels : policy.labels;
        JsonValue config(policy.config);
        const JsonValue theirs = isThere ? JsonValue((*same)->config) : JsonValue();
        m_values.settings(config, isThere ? &theirs : nullptr);
        policy.config = std::move(*config.object());
        m_policies.insert(policy.nativeId);
        m_out.push_back(toRecord(policy));
        for (const Sink &one : m_source.inventory->sinks) {
            if (one.policyId == source.nativeId)
                sink(one, policy.nativeId, isThere);
        }
    }

    //! With the secret that the target has in its place, as its settings keep that too.
    void sink(const Sink &source, const std::string &policy, bool isThere)
    {
        Sink sink = source;
        sink.nativeId = policy + '/' + source.nativeId;
        if (isThere) {
            const auto &sinks = m_target.inventory->sinks;
            const auto same = std::find_if(sinks.begin(), sinks.end(), [&](const Sink &one) { return one.policyId == policy && one.kind == source.kind; });
            sink.nativeId = same == sinks.end() ? sink.nativeId : same->nativeId;
            sink.secret = same == sinks.end() ? std::nullopt : same->secret;
        }
        sink.policyId = policy;
        const std::string host = hostIn(source.endpoint), mapped = m_values.host(host);
        if (const auto at = sink.endpoint.find(host); at != std::string::npos)
            sink.endpoint.replace(at, host.size(), mapped);
        m_out.push_back(toRecord(sink));
    }

    //! What the source does not have stays, unless a step deletes it.
    void keepTheRest()
    {
        const auto isDeleted = [this](const std::string &id) {
            return std::any_of(m_plan.steps.begin(), m_plan.steps.end(), [&](const PlanStep &step) { return step.action == StepAction::Delete && (step.ref.id == id || id.ends_with('/' + step.ref.id)); });
        };
        for (const Route *route : m_target.routes) {
            if (!m_routes.contains(route->nativeId) && !isDeleted(route->nativeId))
                m_out.push_back(toRecord(*route));
        }
        for (const Policy *policy : m_target.policies) {
            if (!m_policies.contains(policy->nativeId) && !isDeleted(policy->nativeId))
                m_out.push_back(toRecord(*policy));
        }
    }

    const Values &m_values;
    const Plan &m_plan;
    const Parts &m_source, &m_target;
    std::vector<EntityRecord> &m_out;
    std::string m_id;
    std::set<std::string> m_routes, m_policies;
    std::map<std::string, std::string> m_routeIds; //!< of the source → of the target
};

} // namespace

Result<UnitExchange> mappedUnits(const Plan &plan, const std::vector<GatewayInventory> &inventories)
{
    UnitExchange exchange{plan.target, plan.targetDeployments, {}, {}};
    const Values values(plan);
    for (std::size_t i = 0; i < plan.sourceDeployments.size(); ++i) {
        const Parts source = partsOf(inventories, plan.source, plan.sourceDeployments[i]);
        if (source.deployment == nullptr) {
            return Error{.kind = Error::Kind::NotFound, .place = plan.source.text(), .what = u"the newest sync did not read what is promoted from %1"_s.arg(plan.source.text()),
                         .hint = u"run bulkheadctl sync"_s, .retryAfter = {}};
        }
        const Parts target = i < plan.targetDeployments.size() ? partsOf(inventories, plan.target, plan.targetDeployments[i]) : Parts();
        Mapping(values, plan, source, target, exchange.come).map();
    }
    return exchange;
}

} // namespace bulkhead
