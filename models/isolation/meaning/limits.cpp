// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/identity.h"
#include "isolation/meaning/parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace bulkhead::isolation {

namespace {

constexpr std::int64_t day = 86400;
constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> windows = {{
    {"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", day}, {"month", 30 * day}, {"year", 365 * day}}};

void addWindows(const Settings &settings, PolicyMeaning &meaning)
{
    for (const auto &[name, seconds] : windows) {
        if (const std::int64_t amount = numberAt(settings, name, -1); amount >= 0)
            meaning.limits.push_back({amount, seconds});
    }
}

//! Kong's advanced form: parallel lists of limits and windows.
void addWindowLists(const Settings &settings, PolicyMeaning &meaning)
{
    const JsonValue *limits = valueAt(settings, "limit");
    const JsonValue *sizes = valueAt(settings, "window_size");
    if (limits == nullptr || sizes == nullptr || limits->array() == nullptr || sizes->array() == nullptr)
        return;
    for (std::size_t i = 0; i < std::min(limits->array()->size(), sizes->array()->size()); ++i) {
        const Settings pair{{"amount", (*limits->array())[i]}, {"seconds", (*sizes->array())[i]}};
        meaning.limits.push_back({numberAt(pair, "amount"), numberAt(pair, "seconds")});
    }
}

CounterStore storeOf(CounterStore::Kind kind)
{
    CounterStore store;
    store.kind = kind;
    return store;
}

void addEndpoint(CounterStore &store, const Endpoint &endpoint)
{
    if (endpoint.isSet())
        store.endpoints.push_back(endpoint);
}

//! Members of a cluster: "host:port" texts or {host | ip, port} objects.
void addNodes(CounterStore &store, const Settings &settings, std::string_view path)
{
    const JsonValue *nodes = valueAt(settings, path);
    if (nodes == nullptr || nodes->array() == nullptr)
        return;
    for (const JsonValue &node : *nodes->array()) {
        if (node.string() != nullptr) {
            addEndpoint(store, endpoint("redis://" + *node.string()));
        } else if (node.object() != nullptr) {
            const std::string host = textAt(*node.object(), "host", textAt(*node.object(), "ip"));
            addEndpoint(store, endpoint("redis", host, numberAt(*node.object(), "port")));
        }
    }
}

void addIdentity(const CounterStore &store, const JsonValue *secret, const std::string &field, PolicyMeaning &meaning)
{
    MachineIdentity identity;
    identity.realm = store.endpoints.empty() ? std::string() : store.endpoints.front().host;
    identity.name = store.user;
    identity.secret = store.secret;
    identity.reference = referenceOf(secret);
    identity.field = field;
    if (!identity.name.empty() || identity.secret || !identity.reference.empty())
        meaning.identities.push_back(std::move(identity));
}

//! Redis as Kong names it ("redis.host") and as APISIX does ("redis_host").
CounterStore redis(const Settings &settings, const std::string &prefix, PolicyMeaning &meaning)
{
    CounterStore store = storeOf(CounterStore::Kind::Redis);
    addEndpoint(store, endpoint("redis", textAt(settings, prefix + "host"), numberAt(settings, prefix + "port")));
    for (const char *list : {"cluster_nodes", "cluster_addresses", "sentinel_nodes", "sentinel_addresses", "sentinels"})
        addNodes(store, settings, prefix + list);
    store.database = std::to_string(numberAt(settings, prefix + "database"));
    store.user = textAt(settings, prefix + "username");
    const JsonValue *secret = valueAt(settings, prefix + "password");
    store.secret = secretOf(secret);
    addIdentity(store, secret, prefix + "password", meaning);
    return store;
}

void readStore(const Settings &settings, PolicyMeaning &meaning)
{
    const std::string policy = textAt(settings, "policy", textAt(settings, "strategy", "local"));
    if (policy == "local") {
        meaning.counters = storeOf(CounterStore::Kind::Local);
    } else if (policy == "cluster") {
        meaning.counters = storeOf(CounterStore::Kind::GatewayDatabase);
    } else if (policy.starts_with("redis")) {
        const bool nested = valueAt(settings, "redis") != nullptr;
        meaning.counters = redis(settings, nested ? "redis." : "redis_", meaning);
    } else {
        meaning.counters = storeOf(CounterStore::Kind::Other);
    }
    meaning.counters->nameSpace = textAt(settings, "namespace", textAt(settings, "redis_cluster_name"));
}

void readResponseLimits(const Settings &settings, PolicyMeaning &meaning)
{
    const JsonValue *limits = valueAt(settings, "limits");
    if (limits == nullptr || limits->object() == nullptr)
        return;
    for (const auto &[name, limit] : *limits->object()) {
        if (limit.object() != nullptr)
            addWindows(*limit.object(), meaning);
    }
}

//! Nanoseconds, or a text like "1m30s".
std::int64_t caddySeconds(const JsonValue *value)
{
    if (value != nullptr && value->integer() != nullptr)
        return *value->integer() / 1'000'000'000;
    const std::string text = textOf(value);
    double total = 0;
    for (const char *at = text.data(), *const end = at + text.size(); at < end;) {
        double amount = 0;
        const auto read = std::from_chars(at, end, amount);
        if (read.ec != std::errc() || read.ptr == end)
            return 0;
        at = read.ptr;
        const bool milli = *at == 'm' && at + 1 < end && at[1] == 's';
        total += amount * (milli ? 0.001 : *at == 's' ? 1 : *at == 'm' ? 60 : *at == 'h' ? 3600 : *at == 'd' ? day : 0);
        at += milli ? 2 : 1;
    }
    return static_cast<std::int64_t>(std::ceil(total));
}

void readCaddyZones(const Settings &settings, PolicyMeaning &meaning)
{
    const JsonValue *zones = valueAt(settings, "rate_limits");
    if (zones == nullptr || zones->object() == nullptr)
        return;
    for (const auto &[name, zone] : *zones->object()) {
        if (zone.object() == nullptr)
            continue;
        meaning.limits.push_back({numberAt(*zone.object(), "max_events"), caddySeconds(zone.find("window"))});
        if (meaning.limitKey.empty())
            meaning.limitKey = textAt(*zone.object(), "key");
    }
    const bool isDistributed = valueAt(settings, "distributed") != nullptr; // in Caddy's own storage
    meaning.counters = storeOf(isDistributed ? CounterStore::Kind::GatewayDatabase : CounterStore::Kind::Local);
}

std::int64_t maxBytes(const Policy &policy)
{
    if (policy.name == "client-control")
        return numberAt(policy.config, "max_body_size");
    if (policy.name == "request_body")
        return numberAt(policy.config, "max_size");
    const std::string unit = textAt(policy.config, "size_unit", "megabytes");
    const std::int64_t factor = unit == "bytes" ? 1 : unit == "kilobytes" ? 1000 : 1'000'000;
    return numberAt(policy.config, "allowed_payload_size", 128) * factor;
}

void readProduct(const Policy &policy, PolicyMeaning &meaning)
{
    const Settings &settings = policy.config;
    if (policy.name == "rate_limit")
        return readCaddyZones(settings, meaning);
    if (policy.name == "limit-count" || policy.name == "graphql-limit-count") {
        meaning.limits.push_back({numberAt(settings, "count"), numberAt(settings, "time_window")});
    } else if (policy.name == "limit-req") {
        meaning.limits.push_back({numberAt(settings, "rate"), 1});
    } else if (policy.name == "limit-conn") {
        meaning.limits.push_back({numberAt(settings, "conn"), 0});
    } else if (policy.name == "ai-rate-limiting") {
        meaning.limits.push_back({numberAt(settings, "limit"), numberAt(settings, "time_window")});
    } else {
        addWindows(settings, meaning);
        addWindowLists(settings, meaning);
        readResponseLimits(settings, meaning);
    }
    meaning.limitKey = textAt(settings, "limit_by", textAt(settings, "identifier", textAt(settings, "key")));
    readStore(settings, meaning);
}

} // namespace

void readLimits(const Policy &policy, PolicyMeaning &meaning)
{
    if (meaning.kind == PolicyClass::SizeLimit)
        meaning.maxBytes = maxBytes(policy);
    if (meaning.kind != PolicyClass::RateLimit && policy.name != "limit-conn")
        return;
    readProduct(policy, meaning);
    const bool isLong = !meaning.limits.empty()
        && std::all_of(meaning.limits.begin(), meaning.limits.end(),
                       [](const Limit &limit) { return limit.seconds >= day; });
    if (isLong)
        meaning.kind = PolicyClass::Quota;
}

} // namespace bulkhead::isolation
