// SPDX-License-Identifier: GPL-3.0-or-later
// Breaches between gateways, in rights and in what the console has on record.
#include "isolation/plants.h"

#include "isolation/identity.h"

namespace bulkhead::isolation::test {

namespace {

constexpr EnvironmentSet both = 3;

bool standsOn(const Field &field, std::uint32_t api, Side side, std::uint32_t gateway)
{
    for (const std::uint32_t one : field.deployments(api, side)) {
        if (field.facts.deployments[one].place.gateway == gateway)
            return true;
    }
    return false;
}

//! What every API that runs on both gateways shows of it.
void expectOnRows(Field &field, std::uint32_t sandbox, std::uint32_t production)
{
    for (std::uint32_t api = 0; api < field.facts.apis.size(); ++api) {
        if (standsOn(field, api, Side::Sandbox, sandbox) && standsOn(field, api, Side::Production, production))
            field.expectPartly(api);
    }
}

void oneNode(Field &field)
{
    const std::uint32_t s = field.ownGateway(Side::Sandbox), p = field.ownGateway(Side::Production);
    field.facts.gateways[p].nodeIds.value.push_back(field.facts.gateways[s].nodeIds.value.front());
    field.expect("INF-01", field.unitOfGateways(s, p));
    for (std::uint32_t api = 0; api < field.facts.apis.size(); ++api) {
        if (standsOn(field, api, Side::Sandbox, s))
            field.expect("POL-07", field.unitOfApi(api)); // its calls load that node
    }
    expectOnRows(field, s, p);
}

void oneBalancer(Field &field)
{
    const std::uint32_t s = field.ownGateway(Side::Sandbox), p = field.ownGateway(Side::Production);
    field.facts.gateways[p].loadBalancers.value.push_back(field.facts.gateways[s].loadBalancers.value.front());
    field.expect("INF-06", field.unitOfGateways(s, p));
    expectOnRows(field, s, p);
}

void roamingGrant(Field &field)
{
    const std::uint32_t gateway = field.gateway(field.dice.chance(50) ? Side::Sandbox : Side::Production);
    const std::string name = "roamer-" + std::to_string(field.number());
    field.facts.gateways[gateway].grants.value.push_back({name, "operator", "*", both, true, false, "REQ-9"});
    field.expect("IDN-04", "principal:" + name);
}

void roamingMachine(Field &field)
{
    const std::string name = "robot-" + std::to_string(field.number());
    for (const Side side : {Side::Sandbox, Side::Production})
        field.facts.gateways[field.gateway(side)].grants.value.push_back({name, "deployer", "*", 0, true, true, "REQ-9"});
    field.expect("IDN-05", "machine:" + name);
    field.expect("IDN-04", "principal:" + name, Verdict::Warn);
}

void grantWithoutApproval(Field &field)
{
    const std::uint32_t gateway = field.gateway(Side::Production);
    const std::string name = "visitor-" + std::to_string(field.number());
    field.facts.gateways[gateway].grants.value.push_back({name, "operator", "*", 0, true, false, {}});
    field.expect("IDN-06", "grant:" + field.nameOf(gateway) + '/' + name + "/operator");
}

void unapprovedCredential(Field &field)
{
    const std::uint32_t credential = field.credential(Side::Production);
    const std::string unit = field.unitOfCredential(credential), id = unit.substr(unit.find(':') + 1);
    std::erase_if(field.facts.records.accessRequests.value, [&id](const AccessRequest &one) { return one.credential == id; });
    field.expect("IDN-06", unit);
}

void oneKey(Field &field)
{
    const std::uint32_t s = field.credential(Side::Sandbox), p = field.credential(Side::Production);
    field.facts.credentials[p].secret = field.facts.credentials[s].secret
        = printOf("shared key " + std::to_string(field.number()), "api-key/plain");
    field.expect("IDN-01", field.unitOfCredential(s));
}

void oneReference(Field &field)
{
    const std::uint32_t s = field.credential(Side::Sandbox), p = field.credential(Side::Production);
    const std::string place = "kv/common/key-" + std::to_string(field.number());
    field.facts.credentials[p].reference = field.facts.credentials[s].reference = place;
    field.expect("IDN-01", field.unitOfCredential(s));
    field.expect("REL-05", field.unitOfCredential(s) + '#' + place);
}

void spanningCredential(Field &field)
{
    const std::uint32_t s = field.credential(Side::Sandbox);
    field.facts.credentials[s].place.environments = both;
    field.expect("IDN-01", field.unitOfCredential(s));
    field.expect("IDN-06", field.unitOfCredential(s)); // nobody approved it for production
}

void oneLogStream(Field &field)
{
    auto &sinks = field.facts.sinks;
    std::uint32_t s = field.dice.roll(sinks.size()), p = s;
    while (!field.isOn(sinks[s].place, Side::Sandbox))
        s = static_cast<std::uint32_t>((s + 1) % sinks.size());
    while (!field.isOn(sinks[p].place, Side::Production))
        p = static_cast<std::uint32_t>((p + 1) % sinks.size());
    sinks[s].endpoint = endpoint("https://logs.shared.example");
    sinks[s].endpoint.addresses = std::vector<std::string>{"192.0.2.240"};
    sinks[p].endpoint = sinks[s].endpoint;
    sinks[p].stream = sinks[s].stream;
    field.expect("OBS-06", field.unitOfSink(s));
    field.expect("OBS-06", field.unitOfSink(p));
}

PromotionRecord &anyPromotion(Field &field)
{
    auto &all = field.facts.records.promotions.value;
    return all[field.dice.roll(all.size())];
}

void selfApproval(Field &field)
{
    PromotionRecord &promotion = anyPromotion(field);
    promotion.approvers = {promotion.requester};
    field.expect("REL-02", "promotion:" + promotion.id);
}

ObservedChange observed(const Field &field, const std::string &gateway, const std::string &entity, const char *member, const char *before, const char *after)
{
    ObservedChange change;
    change.gateway = gateway;
    change.entity = entity;
    change.field = member;
    change.before = before;
    change.after = after;
    change.at = field.facts.at;
    return change;
}

void changeWithoutPromotion(Field &field)
{
    const std::string gateway = field.nameOf(field.gateway(Side::Production)), entity = "route-" + std::to_string(field.number());
    field.facts.records.changes.value.push_back(observed(field, gateway, entity, "paths", "/a", "/b"));
    field.expect("REL-02", "change:" + gateway + '/' + entity + "/paths");
}

void oldContractCheck(Field &field)
{
    const std::string id = anyPromotion(field).id;
    for (ContractCheckRecord &check : field.facts.records.contractChecks.value) {
        if (check.promotion == id)
            check.bundleAt = check.at + std::chrono::hours{2};
    }
    field.expect("REL-03", "promotion:" + id);
}

void drift(Field &field)
{
    auto &all = field.facts.records.baselines.value;
    Baseline &baseline = all[field.dice.roll(all.size())];
    const std::string entity = "plugin-" + std::to_string(field.number());
    baseline.deltas.push_back(observed(field, baseline.gateway, entity, "config.limit", "60", "600"));
    field.expect("REL-07", "delta:" + baseline.gateway + '/' + entity + "/config.limit");
}

void shadowHost(Field &field)
{
    const std::string host = "shadow-" + std::to_string(field.number()) + ".example";
    field.facts.records.discoveredHosts.value.push_back(host);
    field.expect("GOV-01", "host:" + host);
}

void oldRuns(Field &field)
{
    const UtcTime limit = field.facts.at - std::chrono::hours{72};
    std::erase_if(field.facts.records.runs.value, [limit](const CheckRunRecord &run) { return run.at > limit; });
    field.expect("GOV-03", "runs:sandbox/production");
}

void plainConnection(Field &field)
{
    auto &all = field.facts.records.connections.value;
    ConnectionFacts &one = all[field.dice.roll(all.size())];
    one.scheme = "http";
    field.expect("GOV-10", "connection:" + one.gateway.text().toStdString());
}

void oneReader(Field &field)
{
    const std::uint32_t s = field.ownGateway(Side::Sandbox), p = field.ownGateway(Side::Production);
    auto &all = field.facts.records.connections.value; // in the order of the gateways
    all[p].readFingerprint = all[s].readFingerprint;
    field.expect("GOV-10", "connection:" + field.nameOf(s));
    field.expect("GOV-10", "connection:" + field.nameOf(p));
}

void brokenLog(Field &field)
{
    field.facts.records.audit.value.problem = "the chain breaks at record 17";
    field.expect("GOV-11", "log:audit");
}

} // namespace

std::vector<Plant> plantsOnGateways()
{
    return {{"INF-01", "one node", oneNode},
            {"INF-06", "one load balancer", oneBalancer},
            {"IDN-01", "one key", oneKey},
            {"IDN-01", "one reference", oneReference},
            {"IDN-01", "a key for both", spanningCredential},
            {"IDN-04", "a grant on both", roamingGrant},
            {"IDN-05", "a machine on both", roamingMachine},
            {"IDN-06", "a credential without approval", unapprovedCredential},
            {"IDN-06", "a grant without approval", grantWithoutApproval},
            {"OBS-06", "one log stream", oneLogStream},
            {"REL-02", "an approval of one's own", selfApproval},
            {"REL-02", "a change without promotion", changeWithoutPromotion},
            {"REL-03", "a check older than its bundle", oldContractCheck},
            {"REL-07", "drift", drift},
            {"GOV-01", "a shadow host", shadowHost},
            {"GOV-03", "runs too old", oldRuns},
            {"GOV-10", "a plain connection", plainConnection},
            {"GOV-10", "one reader", oneReader},
            {"GOV-11", "a broken log", brokenLog}};
}

} // namespace bulkhead::isolation::test
