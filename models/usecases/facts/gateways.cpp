// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/facts/parts.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

using Rows = std::array<std::int64_t, entityKindCount>;

Rows rowsOf(const FactsContext &context, const GatewayId &gateway)
{
    Rows rows{};
    const auto add = [&rows](EntityKind kind, std::size_t count) {
        rows[static_cast<std::size_t>(kind)] += static_cast<std::int64_t>(count);
    };
    for (const GatewayInventory &inventory : *context.input.inventories) {
        if (inventory.gateway != gateway)
            continue;
        add(EntityKind::Node, inventory.nodes.size());
        add(EntityKind::Deployment, inventory.deployments.size());
        add(EntityKind::Route, inventory.routes.size());
        add(EntityKind::Upstream, inventory.upstreams.size());
        add(EntityKind::Target, inventory.targets.size());
        add(EntityKind::Policy, inventory.policies.size());
        add(EntityKind::Consumer, inventory.consumers.size());
        add(EntityKind::Credential, inventory.credentials.size());
        add(EntityKind::Certificate, inventory.certificates.size());
        add(EntityKind::Sink, inventory.sinks.size());
    }
    return rows;
}

//! The worst over the collections that feed a kind; those that the product does not have do not count, as in the counts
//! of a sync. A list that was read may hold other kinds only.
void addStates(GatewayFacts &facts, const QList<CollectionState> &collections, const Rows &rows)
{
    facts.states.fill(FactState::Unsupported);
    for (const CollectionState &state : collections) {
        const CollectionReport &report = state.report;
        if (state.gateway != facts.id || report.state == FactState::Unsupported)
            continue;
        for (std::size_t i = 0; i < facts.states.size(); ++i) {
            if (!report.kinds.contains(static_cast<EntityKind>(i)))
                continue;
            FactState &known = facts.states[i];
            known = known == FactState::Unsupported ? report.state : worse(known, report.state);
            facts.torn[i] = facts.torn[i] || report.torn;
        }
    }
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        FactState &state = facts.states[i];
        if (state == FactState::Known || state == FactState::KnownEmpty)
            state = rows[i] == 0 ? FactState::KnownEmpty : FactState::Known;
    }
}

void addReading(GatewayFacts &facts, const QList<CollectionState> &collections)
{
    for (const CollectionState &state : collections) {
        if (state.gateway != facts.id)
            continue;
        if (state.report.expected) {
            facts.expectedRows = std::max<std::int64_t>(facts.expectedRows, 0) + *state.report.expected;
            facts.receivedRows += state.report.received;
        }
        if (state.readIn == 0)
            continue;
        facts.readAt = facts.wasRead ? std::min(facts.readAt, state.readAt) : state.readAt;
        facts.wasRead = true;
    }
}

//! Where the configuration is kept, as one node tells it.
void addStore(const FactsContext &context, GatewayFacts &facts, const NodeFacts &node)
{
    facts.storeDatabase = node.storeDatabase;
    if (!node.storeHost.empty() && node.storeKind != "file_system") {
        Endpoint store = endpoint(node.storeKind, node.storeHost, node.storePort);
        context.resolve(store);
        facts.store = std::move(store);
    } else if (node.storeKind == "off" || node.storeKind == "file_system") {
        facts.store = FactState::KnownEmpty; // none, or a folder of the machine itself
    }
}

void addNodes(const FactsContext &context, GatewayFacts &facts, GatewayKind kind)
{
    std::vector<std::string> ids;
    for (const GatewayInventory &inventory : *context.input.inventories) {
        if (inventory.gateway != facts.id)
            continue;
        for (const NodeFacts &node : inventory.nodes) {
            addStore(context, facts, node);
            // Only Kong tells one: new at every restart, so that an equal one is the same running node.
            if (kind == GatewayKind::Kong && node.nativeId != node.hostname)
                ids.push_back(node.nativeId);
        }
    }
    std::sort(ids.begin(), ids.end());
    if (!ids.empty())
        facts.nodeIds = std::move(ids);
}

Fact<std::string> declared(const QString &text)
{
    return text.isEmpty() ? Fact<std::string>(FactState::Unsupported) : Fact<std::string>(text.toStdString());
}

const GatewaySync *syncOf(const FactsContext &context, const GatewayId &gateway)
{
    const auto at = std::find_if(context.input.syncs->cbegin(), context.input.syncs->cend(),
                                 [&gateway](const GatewaySync &sync) { return sync.gateway == gateway; });
    return at == context.input.syncs->cend() ? nullptr : &*at;
}

GatewayFacts gatewayFacts(const FactsContext &context, const GatewayConfig &config)
{
    GatewayFacts facts;
    facts.id = config.id;
    facts.product = toWire(config.kind).toStdString();
    facts.environments = context.facts.bit(config.environment);
    for (const PartitionRule &rule : config.partitions)
        facts.environments |= context.facts.bit(rule.environment);
    facts.declaredShared = !config.partitions.isEmpty();
    facts.admin = endpoint(config.adminUrl.toString(QUrl::RemoveUserInfo).toStdString());
    context.resolve(facts.admin);
    facts.cluster = declared(config.cluster);
    facts.region = declared(config.region);
    addStates(facts, *context.input.collections, rowsOf(context, config.id));
    addReading(facts, *context.input.collections);
    addNodes(context, facts, config.kind);
    if (const GatewaySync *sync = syncOf(context, config.id))
        facts.lastSyncFailed = sync->status == GatewayStatus::Failed || sync->status == GatewayStatus::Cancelled;
    return facts;
}

std::string referenceOf(const std::optional<AuthConfig> &auth)
{
    return auth ? auth->secret.toText().toStdString() : std::string();
}

bool warnsOf(const GatewaySync &sync, QStringView words)
{
    return std::any_of(sync.warnings.cbegin(), sync.warnings.cend(),
                       [words](const QString &warning) { return warning.contains(words, Qt::CaseInsensitive); });
}

} // namespace

void addGateways(FactsContext &context)
{
    for (const GatewayConfig &config : context.input.estate->gateways)
        context.facts.gateways.push_back(gatewayFacts(context, config));
}

void addConnections(FactsContext &context)
{
    std::vector<ConnectionFacts> connections;
    for (const GatewayConfig &config : context.input.estate->gateways) {
        ConnectionFacts connection;
        connection.gateway = config.id;
        connection.scheme = config.adminUrl.scheme().toStdString();
        connection.host = canonicalHost(config.adminUrl.host().toStdString());
        connection.loopback = isLoopback(connection.host);
        connection.readReference = referenceOf(config.auth);
        connection.writeReference = referenceOf(config.writeAuth);
        connection.mayChange = "unknown";
        connection.productHasReadOnly = config.kind == GatewayKind::Apisix; // its viewer role
        if (const GatewaySync *sync = syncOf(context, config.id)) {
            if (!sync->mayChange.isEmpty())
                connection.mayChange = sync->mayChange.toStdString();
            connection.defaultKey = warnsOf(*sync, u"published default");
            const bool answered = sync->status == GatewayStatus::Ok || sync->status == GatewayStatus::Partial;
            connection.openAdmin = (answered && !config.auth) || warnsOf(*sync, u"without a key");
        }
        connections.push_back(std::move(connection));
    }
    context.facts.records.connections = connections.empty() ? Fact<std::vector<ConnectionFacts>>(FactState::KnownEmpty)
                                                            : Fact<std::vector<ConnectionFacts>>(std::move(connections));
}

} // namespace bulkhead
