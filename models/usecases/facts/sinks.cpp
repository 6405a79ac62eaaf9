// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/facts/parts.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace isolation;

namespace {

constexpr std::string_view metadataStart = "plugin_metadata/";

std::string textAt(const Attributes &attributes, std::string_view key)
{
    const auto found = attributes.find(key);
    return found != attributes.end() && found->second.string() != nullptr ? *found->second.string() : std::string();
}

bool isOff(const Sink &sink)
{
    const auto enabled = sink.attributes.find("enabled");
    return enabled != sink.attributes.end() && enabled->second.boolean() != nullptr && !*enabled->second.boolean();
}

bool isLocal(const Sink &sink)
{
    constexpr std::array<std::string_view, 4> kinds = {"file", "stdout", "stderr", "syslog"};
    if (sink.kind == "syslog" && !sink.endpoint.empty())
        return isLoopback(endpoint(sink.endpoint).host);
    return std::find(kinds.begin(), kinds.end(), sink.kind) != kinds.end();
}

//! What divides one endpoint among its writers: index, topic, bucket, tenant; for HTTP the path.
std::string streamOf(const Sink &sink, const PolicyFacts *policy, const Endpoint &place)
{
    for (const char *key : {"stream", "index", "kafka_topic", "topic", "logstore", "logtable", "tenant_id", "project",
                            "bucket", "database"}) {
        if (std::string text = textAt(sink.attributes, key); !text.empty())
            return text;
    }
    std::string path = policy != nullptr && place.path.size() > 1 ? place.path.substr(0, place.path.find('?')) : std::string();
    while (path.ends_with('/'))
        path.pop_back();
    return path;
}

//! Several brokers are several endpoints of one sink.
std::vector<std::string> endpointsOf(const std::string &text)
{
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

//! Settings that APISIX keeps once for all uses of a plugin, among the sinks of its inventory.
const Sink *metadataOf(const GatewayInventory &inventory, const Sink &sink)
{
    const std::string from = textAt(sink.attributes, "endpoint_from");
    if (from.empty())
        return nullptr;
    const auto at = std::find_if(inventory.sinks.begin(), inventory.sinks.end(),
                                 [&from](const Sink &one) { return one.nativeId == from; });
    return at == inventory.sinks.end() ? nullptr : &*at;
}

void addSink(FactsContext &context, std::uint32_t gateway, const GatewayInventory &inventory, const Sink &sink)
{
    SinkFacts facts;
    facts.place = context.placeOf(gateway, inventory.workspace, {});
    facts.policy = sink.policyId.empty() ? noIndex : context.policy(gateway, inventory.workspace, sink.policyId);
    const PolicyFacts *policy = facts.policy == noIndex ? nullptr : &context.facts.policies[facts.policy];
    if (policy != nullptr)
        facts.place = policy->place;
    facts.kind = sink.kind;
    facts.secret = sink.secret;
    facts.pulled = sink.kind == "prometheus";
    facts.local = isLocal(sink);
    std::string text = facts.local ? std::string() : sink.endpoint;
    if (const Sink *metadata = text.empty() ? metadataOf(inventory, sink) : nullptr) {
        text = metadata->endpoint;
        if (!facts.secret)
            facts.secret = metadata->secret;
    }
    int number = 0;
    for (const std::string &part : endpointsOf(text)) {
        SinkFacts one = facts;
        one.id = ++number == 1 ? sink.nativeId : sink.nativeId + '#' + std::to_string(number);
        one.endpoint = endpoint(part);
        one.stream = streamOf(sink, policy, one.endpoint);
        context.resolve(one.endpoint);
        context.facts.sinks.push_back(std::move(one));
    }
}

} // namespace

void addSinks(FactsContext &context)
{
    context.eachInventory([&context](std::uint32_t gateway, const GatewayInventory &inventory) {
        for (const Sink &sink : inventory.sinks) {
            const bool isMetadata = sink.nativeId.starts_with(metadataStart); // its uses are the sinks
            if (!isOff(sink) && !isMetadata && sink.kind != "discard")
                addSink(context, gateway, inventory, sink);
        }
    });
}

} // namespace bulkhead
