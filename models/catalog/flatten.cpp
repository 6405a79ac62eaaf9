// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/flatten.h"

#include "catalog/normal.h"

#include <algorithm>
#include <initializer_list>

namespace bulkhead {

namespace {

using std::string_view;

std::string joined(std::initializer_list<string_view> steps)
{
    std::string path;
    for (const string_view step : steps) {
        if (!path.empty())
            path += stepEnd;
        path += step;
    }
    return path;
}

using Fields = std::vector<FlatField>;

void put(Fields &fields, std::string path, JsonValue value, std::string secrets = {})
{
    fields.push_back({std::move(path), std::move(value), std::move(secrets)});
}

void putSet(Fields &fields, const std::string &prefix, string_view name,
            const std::vector<std::string> &values)
{
    if (!values.empty())
        put(fields, joined({prefix, name}), sortedSet(values));
}

//! Objects become steps; everything else is one field.
void putValue(Fields &fields, std::string path, string_view name, const JsonValue &value)
{
    if (isNothing(value))
        return;
    std::string secrets;
    if (value.object() != nullptr) {
        if (auto text = secretText(value, secrets)) {
            put(fields, std::move(path), std::move(*text), std::move(secrets));
            return;
        }
        for (const auto &[key, member] : *value.object())
            putValue(fields, joined({path, key}), key, member);
        return;
    }
    JsonValue normal = normalised(value, name, secrets);
    if (!isNothing(normal))
        put(fields, std::move(path), std::move(normal), std::move(secrets));
}

void putMembers(Fields &fields, const std::string &prefix, const JsonValue::Object &members)
{
    for (const auto &[key, member] : members)
        putValue(fields, joined({prefix, key}), key, member);
}

void putRoutes(Fields &fields, const CatalogDeployment &deployment, const RouteKeys &keys)
{
    for (std::size_t i = 0; i < deployment.routes.size(); ++i) {
        const Route &route = deployment.routes[i];
        const std::string prefix = joined({"route", keys[i]});
        put(fields, joined({prefix, "enabled"}), route.enabled);
        putSet(fields, prefix, "hosts", route.hosts);
        putSet(fields, prefix, "methods", route.methods);
        putSet(fields, prefix, "paths", route.paths);
        putSet(fields, prefix, "protocols", route.protocols);
        putMembers(fields, prefix, route.attributes);
    }
}

//! One value if all are equal, else the list in the order of the targets.
JsonValue collapsed(const std::vector<std::int64_t> &values)
{
    const bool equal = std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>())
        == values.end();
    if (equal)
        return values.front();
    JsonValue::Array array;
    for (const std::int64_t value : values)
        array.emplace_back(value);
    return array;
}

void putTargets(Fields &fields, const std::vector<UpstreamAddress> &targets)
{
    if (targets.empty())
        return;
    if (targets.size() == 1) {
        put(fields, joined({"upstream", "host"}), targets[0].host);
        put(fields, joined({"upstream", "port"}), targets[0].port);
        return; // the weight of a single target has no effect
    }
    std::vector<std::string> hosts;
    std::vector<std::int64_t> ports, weights;
    for (const UpstreamAddress &target : targets) {
        hosts.push_back(target.host);
        ports.push_back(target.port);
        weights.push_back(target.weight);
    }
    put(fields, joined({"upstream", "host"}), sortedSet(hosts));
    put(fields, joined({"upstream", "port"}), collapsed(ports));
    // Only their proportion acts: all 1 is all 100.
    if (JsonValue weight = collapsed(weights); weight.array() != nullptr)
        put(fields, joined({"upstream", "weight"}), std::move(weight));
}

void putUpstream(Fields &fields, const CatalogDeployment &deployment)
{
    putTargets(fields, deployment.targets);
    const std::string &base = deployment.native.basePath;
    if (base.find_first_not_of('/') != std::string::npos) {
        const auto end = base.find_last_not_of('/');
        put(fields, joined({"upstream", "base_path"}), base.substr(0, end + 1));
    }
    if (!deployment.upstream)
        return;
    if (!deployment.upstream->scheme.empty())
        put(fields, joined({"upstream", "scheme"}), deployment.upstream->scheme);
    putMembers(fields, "upstream", deployment.upstream->attributes);
}

Fields policyFields(const std::vector<const Policy *> &policies)
{
    Fields fields;
    std::vector<std::pair<std::string, const Policy *>> ordered;
    for (const Policy *policy : policies)
        ordered.emplace_back(policies.size() > 1 ? canonical(policy->config) : "", policy);
    std::sort(ordered.begin(), ordered.end());
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const Policy &policy = *ordered[i].second;
        const std::string prefix = i == 0 ? std::string() : '#' + std::to_string(i + 1);
        put(fields, joined({prefix, "enabled"}), policy.enabled);
        for (const auto &[key, member] : policy.config)
            putValue(fields, joined({prefix, key}), key, member);
    }
    return fields;
}

void putPolicy(Fields &fields, const std::string &prefix, const Fields &own)
{
    for (const FlatField &field : own)
        put(fields, joined({prefix, field.path}), field.value, field.secrets);
}

//! All policies of one name. The nearest one acts: a route's, else the deployment's, else the global.
void putPoliciesOfName(Fields &fields, const CatalogDeployment &deployment, const RouteKeys &keys,
                       const Policy *begin, const Policy *end)
{
    std::vector<const Policy *> global, own;
    std::vector<std::vector<const Policy *>> ofRoute(deployment.routes.size());
    bool anyRoute = false;
    for (const Policy *policy = begin; policy != end; ++policy) {
        if (policy->scope == Policy::Scope::Global)
            global.push_back(policy);
        else if (policy->scope == Policy::Scope::Deployment)
            own.push_back(policy);
        for (std::size_t i = 0; policy->scope == Policy::Scope::Route && i < ofRoute.size(); ++i) {
            if (deployment.routes[i].nativeId == policy->scopeId) {
                ofRoute[i].push_back(policy);
                anyRoute = true;
            }
        }
    }
    const std::string prefix = joined({"policy", begin->name});
    const Fields base = policyFields(own.empty() ? global : own);
    if (!anyRoute) {
        putPolicy(fields, prefix, base);
        return;
    }
    std::vector<Fields> effective;
    for (const auto &policies : ofRoute)
        effective.push_back(policies.empty() ? base : policyFields(policies));
    const bool everywhere = std::all_of(effective.begin(), effective.end(),
                                        [&](const Fields &one) { return one == effective[0]; });
    if (everywhere) {
        putPolicy(fields, prefix, effective[0]);
        return;
    }
    const bool baseActs = std::any_of(ofRoute.begin(), ofRoute.end(),
                                      [](const auto &policies) { return policies.empty(); });
    if (baseActs)
        putPolicy(fields, prefix, base);
    for (std::size_t i = 0; i < effective.size(); ++i) {
        if (!baseActs || effective[i] != base)
            putPolicy(fields, joined({prefix, "route", keys[i]}), effective[i]);
    }
}

void putPolicies(Fields &fields, const CatalogDeployment &deployment, const RouteKeys &keys)
{
    const std::vector<Policy> &policies = deployment.policies;
    for (std::size_t i = 0; i < policies.size();) {
        std::size_t next = i + 1;
        while (next < policies.size() && policies[next].name == policies[i].name)
            ++next;
        putPoliciesOfName(fields, deployment, keys, policies.data() + i, policies.data() + next);
        i = next;
    }
}

} // namespace

std::string fieldText(string_view path)
{
    std::string text(path);
    std::replace(text.begin(), text.end(), stepEnd, '.');
    return text;
}

std::vector<string_view> fieldSteps(string_view path)
{
    std::vector<string_view> steps;
    while (true) {
        const auto end = path.find(stepEnd);
        steps.push_back(path.substr(0, end));
        if (end == string_view::npos)
            return steps;
        path.remove_prefix(end + 1);
    }
}

std::vector<FlatField> flatten(const CatalogDeployment &deployment, const RouteKeys &keys)
{
    Fields fields;
    fields.reserve(24);
    put(fields, joined({"deployment", "enabled"}), deployment.native.enabled);
    putSet(fields, "deployment", "hosts", deployment.native.hosts);
    putMembers(fields, "deployment", deployment.native.attributes);
    putRoutes(fields, deployment, keys);
    putUpstream(fields, deployment);
    putPolicies(fields, deployment, keys);
    std::sort(fields.begin(), fields.end(),
              [](const FlatField &a, const FlatField &b) { return a.path < b.path; });
    return fields;
}

} // namespace bulkhead
