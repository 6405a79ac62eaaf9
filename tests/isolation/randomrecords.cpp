// SPDX-License-Identifier: GPL-3.0-or-later
// What the console has on record of a clean estate.
#include "isolation/randomestate.h"

namespace bulkhead::isolation::test {

namespace {

constexpr EnvironmentSet production = 2;

void promote(ConsoleRecords &records, UtcTime now, const std::string &api, const std::string &id)
{
    PromotionRecord promotion;
    promotion.id = id;
    promotion.api = api;
    promotion.requester = "al";
    promotion.authors = {"al", "cy"};
    promotion.approvers = {"bea"};
    promotion.approvedAt = now - std::chrono::hours{24 * 21};
    promotion.executedAt = now - std::chrono::hours{24 * 20};
    promotion.approved = promotion.executed = true;
    promotion.approvedDigest = promotion.executedDigest = "bundle of " + id;
    ContractCheckRecord check;
    check.promotion = id;
    check.bundleSpec = check.checkedSpec = "contract of " + api;
    check.passed = check.hasConformanceRun = true;
    check.bundleAt = now - std::chrono::hours{24 * 23};
    check.at = now - std::chrono::hours{24 * 22};
    records.promotions.value.push_back(std::move(promotion));
    records.contractChecks.value.push_back(std::move(check));
}

void connect(ConsoleRecords &records, const GatewayFacts &gateway)
{
    const std::string id = gateway.id.text().toStdString();
    ConnectionFacts connection;
    connection.gateway = gateway.id;
    connection.scheme = "https";
    connection.host = gateway.admin.host;
    connection.readReference = "env:READ_" + id;
    connection.readFingerprint = "reader of " + id;
    connection.mayChange = "no";
    connection.productHasReadOnly = true;
    records.connections.value.push_back(std::move(connection));
    records.samples.value.push_back({id, 10'000, 0, 0});
    if ((gateway.environments & production) != 0)
        records.baselines.value.push_back({id, true, false, {}});
}

void approve(EstateFacts &facts)
{
    for (const CredentialFacts &credential : facts.credentials) {
        if ((credential.place.environments & production) == 0)
            continue;
        AccessRequest request;
        request.id = "request of " + credential.id;
        request.credential = facts.gateways[credential.place.gateway].id.text().toStdString() + '/' + credential.id;
        request.requester = "al";
        request.approvers = {"bea"};
        request.approvedAt = facts.at - std::chrono::hours{24 * 30};
        facts.records.accessRequests.value.push_back(std::move(request));
    }
}

} // namespace

void keepRecords(EstateFacts &facts, std::uint32_t promoted)
{
    ConsoleRecords &records = facts.records;
    records.promotions = std::vector<PromotionRecord>{};
    records.contractChecks = std::vector<ContractCheckRecord>{};
    for (std::uint32_t i = 0; i < promoted; ++i)
        promote(records, facts.at, "api-" + std::to_string(i), "promotion-" + std::to_string(i));
    records.changes = std::vector<ObservedChange>{};
    records.baselines = std::vector<Baseline>{};
    records.connections = std::vector<ConnectionFacts>{};
    records.samples = std::vector<TelemetrySample>{};
    for (const GatewayFacts &gateway : facts.gateways)
        connect(records, gateway);
    records.accessRequests = std::vector<AccessRequest>{};
    approve(facts);
    records.audit = AuditState{true, true, {}, facts.at - std::chrono::hours{1}};
    records.runs = std::vector<CheckRunRecord>{};
    for (int i = 1; i < 40; ++i)
        records.runs.value.push_back({facts.environments[0], facts.environments[1], facts.at - std::chrono::hours{6 * i}, true});
    records.discoveredHosts = std::vector<std::string>{};
    for (const DeploymentFacts &deployment : facts.deployments) {
        if (records.discoveredHosts.value.size() < 20)
            records.discoveredHosts.value.push_back(deployment.hosts.front());
    }
}

} // namespace bulkhead::isolation::test
