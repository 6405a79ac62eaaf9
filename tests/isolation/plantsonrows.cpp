// SPDX-License-Identifier: GPL-3.0-or-later
// Breaches in what one API has: hosts, targets, policies, versions, telemetry.
#include "isolation/plants.h"

#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation::test {

namespace {

//! Two places that shall share something: of one API or of two.
struct Across
{
    std::uint32_t sandboxApi, productionApi, sandbox, production; //!< APIs and deployments
    [[nodiscard]] bool isOneRow() const { return sandboxApi == productionApi; }
};

Across across(Field &field)
{
    Across two{};
    two.sandboxApi = field.row();
    two.productionApi = field.dice.chance(50) ? two.sandboxApi : field.row();
    two.sandbox = field.deployment(two.sandboxApi, Side::Sandbox);
    two.production = field.deployment(two.productionApi, Side::Production);
    return two;
}

PolicyFacts &policyOf(Field &field, std::uint32_t deployment, PolicyClass kind)
{
    return field.facts.policies[field.policy(deployment, kind)];
}

PolicyFacts &anyProductionPolicy(Field &field, std::uint32_t api, PolicyClass kind)
{
    return policyOf(field, field.deployment(api, Side::Production), kind);
}

Endpoint foreignPlace(const std::string &host, const std::string &address)
{
    Endpoint place = endpoint("http://" + host + ":8080");
    place.addresses = std::vector<std::string>{address};
    return place;
}

void productionHost(Field &field)
{
    const Across two = across(field);
    auto &hosts = field.facts.deployments[two.sandbox].hosts;
    hosts.push_back(field.facts.deployments[two.production].hosts.front());
    std::sort(hosts.begin(), hosts.end());
    field.expect("INF-05", field.unitOfApi(two.sandboxApi));
}

void requestSwitch(Field &field)
{
    const std::uint32_t api = field.row();
    DeploymentFacts &deployment = field.facts.deployments[field.deployment(api, field.dice.chance(50) ? Side::Sandbox : Side::Production)];
    RouteFacts chosen = deployment.routes.front();
    chosen.id = chosen.name = "switch-" + std::to_string(field.number());
    chosen.matchers = {{"header:x-env", "production"}};
    deployment.routes.push_back(std::move(chosen));
    field.expect("INF-05", field.unitOfApi(api));
}

void expectOneTarget(Field &field, const Across &two, std::uint32_t s, std::uint32_t p)
{
    field.expect("INF-07", field.unitOfTarget(s));
    field.expect("INF-07", field.unitOfTarget(p));
    field.expect("DAT-08", field.unitOfApi(two.sandboxApi));
    field.expect("REL-04", field.unitOfDeployment(two.sandbox));
    field.expectPartly(two.sandboxApi);
    field.expectPartly(two.productionApi);
    if (two.isOneRow())
        field.expect("POL-07", field.unitOfApi(two.sandboxApi));
}

void oneBackEnd(Field &field)
{
    const Across two = across(field);
    const std::uint32_t s = field.upstream(two.sandbox), p = field.upstream(two.production), number = field.number();
    auto &targets = field.facts.targets;
    targets[s].endpoint = targets[p].endpoint = foreignPlace("common-" + std::to_string(number) + ".example",
                                                             "192.0.2." + std::to_string(number));
    targets[s].owners = targets[p].owners = 0;
    expectOneTarget(field, two, s, p);
    field.expect("REL-04", field.unitOfDeployment(two.production)); // nobody's inventory says whose it is
}

void oneAddress(Field &field)
{
    const Across two = across(field);
    const std::uint32_t s = field.upstream(two.sandbox), p = field.upstream(two.production), number = field.number();
    auto &targets = field.facts.targets;
    for (const std::uint32_t target : {s, p}) {
        targets[target].endpoint = foreignPlace("name-" + std::to_string(target) + ".example", "192.0.2." + std::to_string(number));
        targets[target].owners = 0;
    }
    expectOneTarget(field, two, s, p);
    field.expect("REL-04", field.unitOfDeployment(two.production));
}

void productionBackEnd(Field &field)
{
    const Across two = across(field);
    const std::uint32_t s = field.upstream(two.sandbox), p = field.upstream(two.production);
    auto &targets = field.facts.targets;
    targets[s].endpoint = targets[p].endpoint;
    targets[s].owners = targets[p].owners;
    expectOneTarget(field, two, s, p);
    for (const std::uint32_t other : field.facts.deployments[two.sandbox].targets) {
        const TargetFacts &one = targets[other];
        if (one.role == TargetFacts::Role::Upstream && one.owners == Field::bit(Side::Sandbox))
            field.expect("INF-05", field.unitOfApi(two.sandboxApi)); // one upstream over both sides
    }
}

void otherUrlOnly(Field &field)
{
    const auto gatewayOf = [&field](std::uint32_t row) {
        return field.facts.deployments[field.deployments(row, Side::Production).front()].place.gateway;
    };
    std::uint32_t api = field.row();
    for (int tries = 0; !field.takeGateway(gatewayOf(api)) && tries < 100; ++tries)
        api = field.row();
    const std::uint32_t sandbox = field.deployment(api, Side::Sandbox), gateway = gatewayOf(api);
    field.facts.deployments[sandbox].place.gateway = gateway;
    for (const std::uint32_t one : field.facts.apis[api].deployments) {
        for (const std::uint32_t number : field.facts.deployments[one].policies) {
            PolicyFacts &policy = field.facts.policies[number];
            policy.place.gateway = field.facts.deployments[one].place.gateway;
            policy.enabled = policy.enabled && policy.meaning.kind != PolicyClass::Authentication;
            policy.meaning.callouts.clear();
            if (policy.meaning.counters)
                policy.meaning.counters = CounterStore{};
        }
    }
    field.facts.declared.publicApis.push_back(field.facts.apis[api].name);
    field.expect("INF-09", field.unitOfApi(api));
    field.expect("INF-01", field.unitOfGateways(gateway, gateway));
    field.expect("INF-06", field.unitOfGateways(gateway, gateway));
    field.expect("POL-07", field.unitOfApi(api));
    field.expect("GOV-10", "connection:" + field.nameOf(gateway));
    if (field.facts.gateways[gateway].store.isKnown())
        field.expect("DAT-02", field.unitOfGateways(gateway, gateway));
}

void oneClient(Field &field)
{
    const Across two = across(field);
    const std::uint32_t s = field.policy(two.sandbox, PolicyClass::Authentication),
                        p = field.policy(two.production, PolicyClass::Authentication);
    const ClientUse &client = field.facts.policies[s].meaning.clients.front();
    ClientUse &other = field.facts.policies[p].meaning.clients.front();
    other.issuer = client.issuer;
    other.clientId = client.clientId;
    for (const std::uint32_t policy : {s, p}) {
        const std::string place = field.unitOfPolicy(policy).substr(std::string("policy:").size());
        field.expect("IDN-02", "client:" + place + '/' + client.issuer + '|' + client.clientId);
    }
    if (two.isOneRow())
        field.expectPartly(two.sandboxApi);
}

void oneVerificationKey(Field &field)
{
    const Across two = across(field);
    const std::uint32_t s = field.policy(two.sandbox, PolicyClass::Authentication),
                        p = field.policy(two.production, PolicyClass::Authentication);
    field.facts.policies[p].meaning.trust->keys = field.facts.policies[s].meaning.trust->keys;
    field.expect("IDN-03", field.unitOfPolicy(s));
    field.expect("IDN-03", field.unitOfPolicy(p));
    field.expect("IDN-08", field.unitOfPolicy(s));
    field.expect("DAT-03", field.unitOfPolicy(s));
    if (two.isOneRow())
        field.expectPartly(two.sandboxApi);
}

void oneAccount(Field &field)
{
    const Across two = across(field);
    const std::string number = std::to_string(field.number());
    for (const std::uint32_t deployment : {two.sandbox, two.production}) {
        const std::uint32_t policy = field.policy(deployment, PolicyClass::Waf);
        MachineIdentity identity;
        identity.realm = deployment == two.sandbox ? "ledger.sbx.example" : "ledger.prd.example";
        identity.name = "teller-" + number + (deployment == two.sandbox ? "a" : "b");
        identity.secret = printOf("teller " + number, "machine/plain");
        field.facts.policies[policy].meaning.identities = {identity};
        field.expect("IDN-05", field.unitOfPolicy(policy));
    }
}

void liveThirdParty(Field &field)
{
    const std::uint32_t api = field.row(), deployment = field.deployment(api, Side::Sandbox), target = field.upstream(deployment);
    field.facts.targets[target].endpoint = foreignPlace("live.thirdparty.example", "203.0.113.5");
    field.facts.targets[target].owners = 0;
    field.expect("DAT-08", field.unitOfApi(api));
    field.expect("REL-04", field.unitOfDeployment(deployment));
}

void testThirdParty(Field &field)
{
    const std::uint32_t deployment = field.deployment(field.row(), Side::Production), target = field.upstream(deployment);
    field.facts.targets[target].endpoint = foreignPlace("test.thirdparty.example", "203.0.113.6");
    field.facts.targets[target].owners = 0;
    field.expect("REL-04", field.unitOfDeployment(deployment));
}

void noRateLimit(Field &field)
{
    const std::uint32_t api = field.row();
    for (const std::uint32_t deployment : field.deployments(api, Side::Production))
        policyOf(field, deployment, PolicyClass::RateLimit).enabled = false;
    field.expect("POL-01", field.unitOfApi(api));
    field.expect("POL-06", field.unitOfApi(api));
}

void onePlan(Field &field, PolicyClass kind, const char *control)
{
    const std::uint32_t api = field.row();
    PolicyFacts &s = policyOf(field, field.deployment(api, Side::Sandbox), kind), &p = anyProductionPolicy(field, api, kind);
    s.sharedObject = p.sharedObject = "plan-" + std::to_string(field.number());
    field.expect(control, field.unitOfApi(api));
    field.expect("GOV-07", field.unitOfApi(api));
    field.expect("POL-07", field.unitOfApi(api));
    field.expectPartly(api);
}

void oneRatePlan(Field &field)
{
    onePlan(field, PolicyClass::RateLimit, "POL-01");
}

void oneQuota(Field &field)
{
    onePlan(field, PolicyClass::Quota, "POL-02");
}

void idleFilter(Field &field)
{
    const std::uint32_t api = field.row();
    anyProductionPolicy(field, api, PolicyClass::Waf).meaning.detectOnly = true;
    field.expect("POL-03", field.unitOfApi(api));
}

void unversionedPolicy(Field &field)
{
    const std::uint32_t api = field.row();
    anyProductionPolicy(field, api, PolicyClass::SizeLimit).version.clear();
    field.expect("POL-05", field.unitOfApi(api));
}

void jointRun(Field &field)
{
    const Across two = across(field);
    PolicyFacts &s = policyOf(field, two.sandbox, PolicyClass::Quota), &p = policyOf(field, two.production, PolicyClass::Quota);
    s.run = p.run = "joint-run-" + std::to_string(field.number());
    field.expect("POL-05", field.unitOfApi(two.sandboxApi));
    field.expect("POL-05", field.unitOfApi(two.productionApi));
}

void plainRoute(Field &field)
{
    const std::uint32_t api = field.row();
    field.facts.deployments[field.deployment(api, Side::Production)].routes.back().protocols = {"http"};
    field.expect("POL-06", field.unitOfApi(api));
}

void belowPromise(Field &field)
{
    const std::uint32_t api = field.row();
    anyProductionPolicy(field, api, PolicyClass::RateLimit).meaning.limits = {{50, 60}};
    field.expect("POL-06", field.unitOfApi(api));
}

void oneCounter(Field &field)
{
    const Across two = across(field);
    const std::uint32_t s = field.policy(two.sandbox, PolicyClass::RateLimit), number = field.number();
    CounterStore store;
    store.kind = CounterStore::Kind::Redis;
    store.endpoints = {endpoint("redis://counters-" + std::to_string(number) + ".example")};
    store.endpoints.front().addresses = std::vector<std::string>{"198.51.100." + std::to_string(number)};
    store.nameSpace = "limits";
    field.facts.policies[s].meaning.counters = store;
    policyOf(field, two.production, PolicyClass::RateLimit).meaning.counters = store;
    field.expect("POL-07", field.unitOfApi(two.sandboxApi));
    field.expect("DAT-02", field.unitOfPolicy(s));
    if (two.isOneRow())
        field.expectPartly(two.sandboxApi);
}

void otherContract(Field &field)
{
    const std::uint32_t api = field.row();
    field.facts.deployments[field.deployment(api, Side::Production)].contractDigest = "another contract";
    field.expect("REL-08", field.unitOfApi(api));
}

void newerVersion(Field &field)
{
    const std::uint32_t api = field.row();
    DeploymentFacts &deployment = field.facts.deployments[field.deployment(api, Side::Production)];
    deployment.contractDigest = "contract of version two";
    deployment.version = "2.0";
    field.expect("REL-08", field.unitOfApi(api));
}

void wrongTag(Field &field)
{
    const std::uint32_t api = field.row();
    const Side side = field.dice.chance(50) ? Side::Sandbox : Side::Production;
    policyOf(field, field.deployment(api, side), PolicyClass::Log).meaning.recording->environmentTag
        = std::string(side == Side::Sandbox ? "production" : "sandbox");
    field.expect("OBS-05", field.unitOfApi(api));
}

void loggedBodies(Field &field)
{
    const std::uint32_t api = field.row();
    const Side side = field.dice.chance(50) ? Side::Sandbox : Side::Production;
    policyOf(field, field.deployment(api, side), PolicyClass::Log).meaning.recording->bodies = true;
    field.expect("OBS-07", field.unitOfApi(api));
}

void unowned(Field &field)
{
    const std::uint32_t api = field.row(), deployment = field.deployment(api, Side::Sandbox);
    field.facts.apis[api].owner.clear();
    field.facts.deployments[deployment].owner.clear();
    field.expect("GOV-01", field.unitOfDeployment(deployment));
}

void openPortal(Field &field)
{
    const std::uint32_t api = field.row();
    field.facts.deployments[field.deployment(api, Side::Production)].visibility = "public";
    field.expect("GOV-07", field.unitOfApi(api));
}

void foreignServer(Field &field)
{
    const Across two = across(field);
    const std::string host = field.facts.deployments[two.production].hosts.front();
    field.facts.deployments[two.sandbox].publishedServers.value.push_back("https://" + host + "/v1");
    field.expect("GOV-07", field.unitOfApi(two.sandboxApi));
}

} // namespace

std::vector<Plant> plantsOnRows()
{
    return {{"INF-05", "a host of production", productionHost},
            {"INF-05", "a switch in the request", requestSwitch},
            {"INF-07", "one back-end", oneBackEnd},
            {"INF-07", "one back-end under two names", oneAddress},
            {"INF-07", "a back-end of production", productionBackEnd},
            {"INF-09", "another URL only", otherUrlOnly},
            {"IDN-02", "one client", oneClient},
            {"IDN-03", "one verification key", oneVerificationKey},
            {"IDN-05", "one account", oneAccount},
            {"DAT-08", "a live third party", liveThirdParty},
            {"POL-01", "no rate limit", noRateLimit},
            {"POL-01", "one plan", oneRatePlan},
            {"POL-02", "one quota", oneQuota},
            {"POL-03", "an idle filter", idleFilter},
            {"POL-05", "no version", unversionedPolicy},
            {"POL-05", "a joint run", jointRun},
            {"POL-06", "a plain route", plainRoute},
            {"POL-06", "less than promised", belowPromise},
            {"POL-07", "one counter", oneCounter},
            {"REL-04", "a test endpoint in production", testThirdParty},
            {"REL-08", "another contract", otherContract},
            {"REL-08", "a newer version", newerVersion},
            {"OBS-05", "a wrong environment", wrongTag},
            {"OBS-07", "logged bodies", loggedBodies},
            {"GOV-01", "no owner", unowned},
            {"GOV-07", "an open portal", openPortal},
            {"GOV-07", "a server of production in the contract", foreignServer}};
}

} // namespace bulkhead::isolation::test
