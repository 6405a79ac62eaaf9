// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/randomchange.h"

#include "isolation/identity.h"

#include <functional>

namespace bulkhead::isolation::test {

namespace {

using Strings = std::vector<std::string>;

//! One of the items; nullptr: there is none.
template<typename T>
T *any(std::vector<T> &list, Dice &dice)
{
    return list.empty() ? nullptr : &list[dice.roll(list.size())];
}

std::string anyOf(std::initializer_list<const char *> words, Dice &dice)
{
    return *(words.begin() + dice.roll(words.size()));
}

EnvironmentSet anyPlace(Dice &dice)
{
    constexpr EnvironmentSet places[] = {1, 2, 1, 2, 3, 4, 0};
    return places[dice.roll(std::size(places))];
}

std::string anyHost(Dice &dice)
{
    if (dice.chance(60))
        return anyOf({"a.example", "b.example", "*.c.example", "d.c.example", "e.c.example"}, dice);
    return anyOf({"*.example", "*.sbx.example", "*.prd.example", "api-0-0.sbx.example", "api-0-0.prd.example",
                  "api-1-0.prd.example", "*", "~api.*", "api.*", "new.prd.example"}, dice);
}

Endpoint anyEndpoint(Dice &dice)
{
    Endpoint place = endpoint(anyOf({"http://host-0.prd.example:8080", "http://host-0.sbx.example:8080", "https://one.example",
                                     "http://localhost:8080", "http://10.1.0.1:8080", "http://10.2.0.2:31000",
                                     "http://new.svc.cluster-a.local"}, dice));
    if (dice.chance(70))
        place.addresses = Strings{anyOf({"10.1.0.1", "10.2.0.1", "10.9.9.9", "127.0.0.1"}, dice)};
    return place;
}

void changeCredential(EstateFacts &facts, Dice &dice)
{
    CredentialFacts *one = any(facts.credentials, dice), *other = any(facts.credentials, dice);
    if (one == nullptr)
        return;
    switch (dice.roll(9)) {
    case 0: one->secret = other->secret; break;
    case 1: one->secret = printOf(anyOf({"x", "y"}, dice), anyOf({"api-key/plain", "basic/salted"}, dice)); break;
    case 2: one->secret.reset(); break;
    case 3: one->reference = anyOf({"", "vault:one", "vault:two"}, dice); break;
    case 4: one->clientId = anyOf({"", "app-1", "app-2"}, dice); break;
    case 5: one->isActive = !one->isActive; break;
    case 6: one->place.environments = anyPlace(dice); break;
    case 7: one->kind = anyOf({"api-key", "jwt", "oauth2"}, dice); break;
    default: one->shortHash = !one->shortHash; break;
    }
}

void changeTarget(EstateFacts &facts, Dice &dice)
{
    TargetFacts *one = any(facts.targets, dice), *other = any(facts.targets, dice);
    if (one == nullptr)
        return;
    switch (dice.roll(8)) {
    case 0: one->endpoint = other->endpoint; break;
    case 1: one->endpoint = anyEndpoint(dice); break;
    case 2: one->endpoint.addresses = FactState::Unreadable; break;
    case 3: one->resource = anyOf({"", "cluster-a/ns/pay", "queue-1"}, dice); break;
    case 4: one->opaque = !one->opaque; break;
    case 5: one->role = static_cast<TargetFacts::Role>(dice.roll(5)); break;
    case 6: one->kind = static_cast<TargetFacts::Kind>(dice.roll(7)); break;
    default: one->owners = anyPlace(dice); break;
    }
}

void changeRoutes(DeploymentFacts &deployment, Dice &dice)
{
    RouteFacts *route = any(deployment.routes, dice);
    if (route == nullptr)
        return;
    switch (dice.roll(4)) {
    case 0: route->matchers = {{"header:x-env", anyOf({"sandbox", "production", "acme"}, dice)}}; break;
    case 1: route->paths = {anyOf({"/", "/api-0/v1", "/other"}, dice)}; break;
    case 2: route->opaque = !route->opaque; break;
    default: route->protocols = {anyOf({"http", "https"}, dice)}; break;
    }
}

void changeDeployment(EstateFacts &facts, Dice &dice)
{
    DeploymentFacts *one = any(facts.deployments, dice), *other = any(facts.deployments, dice);
    if (one == nullptr)
        return;
    switch (dice.roll(11)) {
    case 0: one->hosts = other->hosts; break;
    case 1: one->hosts = {anyHost(dice)}; break;
    case 2: one->name += "x"; break;
    case 3: one->publishedServers = Strings{"https://" + anyHost(dice) + "/v1"}; break;
    case 4: one->visibility = anyOf({"", "public", "internal", "signed-in"}, dice); break;
    case 5: one->labels = {{"env", anyOf({"", "sandbox", "production"}, dice)}}; break;
    case 6: one->place.environments = anyPlace(dice); break;
    case 7: one->owner = anyOf({"", "team-pay@acme.example", "al@acme.example"}, dice); break;
    case 8: one->version = anyOf({"", "1.0", "2.0"}, dice); break;
    case 9: changeRoutes(*one, dice); break;
    default:
        if (!facts.policies.empty())
            one->policies.push_back(dice.roll(facts.policies.size()));
        break;
    }
    if (one->place.environments == 3)
        one->place.environments = 1; // a deployment is in one environment
    for (RouteFacts &route : one->routes)
        route.hosts = one->hosts; // which are those of its routes
}

//! Names and patterns of few domains, so that those of two sides meet.
void changeHost(EstateFacts &facts, Dice &dice)
{
    DeploymentFacts *one = any(facts.deployments, dice);
    if (one == nullptr)
        return;
    if (dice.chance(25)) {
        one->publishedServers = Strings{"https://" + anyHost(dice) + "/v1"};
        return;
    }
    one->hosts = {anyHost(dice)};
    for (RouteFacts &route : one->routes) {
        route.hosts = one->hosts;
        route.paths = {anyOf({"/", "/one"}, dice)};
    }
}

//! Two deployments of one gateway on one host, of which one asks for an environment in the request.
void putSideBySide(EstateFacts &facts, Dice &dice)
{
    DeploymentFacts *one = any(facts.deployments, dice), *other = any(facts.deployments, dice);
    if (one == nullptr || one->routes.empty() || other->routes.empty())
        return;
    other->place = one->place;
    other->hosts = one->hosts;
    one->routes.front().matchers = {{"header:x-env", "sandbox"}};
    for (DeploymentFacts *deployment : {one, other}) {
        deployment->routes.front().hosts = deployment->hosts;
        deployment->routes.front().paths = {anyOf({"/", "/other", "/one"}, dice)};
    }
}

void changePolicy(EstateFacts &facts, Dice &dice)
{
    PolicyFacts *one = any(facts.policies, dice), *other = any(facts.policies, dice);
    if (one == nullptr)
        return;
    switch (dice.roll(12)) {
    case 0: one->meaning = other->meaning; break;
    case 1: one->meaning.trust = other->meaning.trust; break;
    case 2: one->meaning.clients = other->meaning.clients; break;
    case 3: one->meaning.identities = other->meaning.identities; break;
    case 4: one->meaning.counters = other->meaning.counters; break;
    case 5: one->enabled = !one->enabled; break;
    case 6: one->meaning.kind = static_cast<PolicyClass>(dice.roll(18)); break;
    case 7: one->place.environments = anyPlace(dice); break;
    case 8: one->run = other->run; break;
    case 9: one->sharedObject = anyOf({"", "plan-1", "plan-2"}, dice); break;
    case 10: one->updatedAt = other->updatedAt + 60; break;
    default: one->meaning.opaque = !one->meaning.opaque; break;
    }
}

void changeMeaning(EstateFacts &facts, Dice &dice)
{
    PolicyFacts *one = any(facts.policies, dice);
    if (one == nullptr)
        return;
    switch (dice.roll(7)) {
    case 0:
        if (!one->meaning.trust)
            one->meaning.trust = TokenTrust{};
        one->meaning.trust->issuers = Strings{anyOf({"https://login.sbx.example", "https://login.prd.example"}, dice)};
        one->meaning.trust->audiences = dice.chance(30) ? Fact<Strings>(FactState::KnownEmpty) : Fact<Strings>(Strings{"one"});
        break;
    case 1:
        if (!one->meaning.clients.empty())
            one->meaning.clients.front().redirectUris = {"https://" + anyHost(dice) + "/back",
                                                                "https://" + anyHost(dice) + "/back"};
        break;
    case 2:
        if (!one->meaning.clients.empty())
            one->meaning.clients.front().scopes = {anyOf({"one", "two", "*", "https://a.example/.default"}, dice)};
        break;
    case 3:
        if (!one->meaning.clients.empty())
            one->meaning.clients.front().issuer = anyOf({"", "https://login.sbx.example", "https://login.prd.example"}, dice);
        break;
    case 4:
        if (!one->meaning.identities.empty())
            one->meaning.identities.front().realm = anyOf({"", "ledger.prd.example"}, dice);
        break;
    case 5: one->meaning.admission = static_cast<Admission>(dice.roll(4)); break;
    default: one->meaning.detectOnly = !one->meaning.detectOnly; break;
    }
}

//! Gives a policy one of few clients, accounts, issuers or counters, so that they meet those of others.
void changeIdentity(EstateFacts &facts, Dice &dice)
{
    PolicyFacts *one = any(facts.policies, dice);
    if (one == nullptr)
        return;
    PolicyMeaning &meaning = one->meaning;
    const auto anyIssuer = [&dice] { return anyOf({"https://login.sbx.example", "https://login.prd.example"}, dice); };
    switch (dice.roll(5)) {
    case 0:
        meaning.clients = {ClientUse{}};
        meaning.clients.front().issuer = dice.chance(50) ? std::string() : anyIssuer();
        meaning.clients.front().clientId = anyOf({"one", "two"}, dice);
        if (dice.chance(50))
            meaning.clients.front().scopes = {anyOf({"one", "https://a.example/.default", "https://b.example/.default"}, dice)};
        if (dice.chance(50))
            meaning.clients.front().redirectUris = {"https://a.example/back", "https://b.example/back"};
        break;
    case 1:
        meaning.trust = TokenTrust{};
        meaning.trust->issuers = Strings{anyIssuer()};
        meaning.trust->keys = Strings{"key of " + one->id};
        if (dice.chance(60))
            meaning.trust->audiences = Strings{anyOf({"one", "two"}, dice)};
        break;
    case 2:
        meaning.identities = {MachineIdentity{}};
        meaning.identities.front().name = anyOf({"service", "other"}, dice);
        meaning.identities.front().realm = anyOf({"", "ledger.sbx.example", "ledger.prd.example"}, dice);
        break;
    case 3:
        meaning.kind = dice.chance(50) ? PolicyClass::RateLimit : PolicyClass::Quota;
        meaning.counters = CounterStore{};
        meaning.counters->kind = CounterStore::Kind::Redis;
        meaning.counters->endpoints = {anyEndpoint(dice)};
        break;
    default:
        meaning.kind = meaning.kind == PolicyClass::Mock ? PolicyClass::Log : PolicyClass::Mock;
        one->scope = Policy::Scope::Deployment;
        break;
    }
}

//! Leaves counters in the gateway's memory, so that what counts elsewhere may come and go.
void forgetCounters(EstateFacts &facts, Dice &dice)
{
    for (PolicyFacts &policy : facts.policies) {
        if (policy.meaning.counters && dice.chance(90))
            policy.meaning.counters = CounterStore{};
    }
}

void changeSink(EstateFacts &facts, Dice &dice)
{
    SinkFacts *one = any(facts.sinks, dice), *other = any(facts.sinks, dice);
    if (one == nullptr)
        return;
    switch (dice.roll(7)) {
    case 0: one->endpoint = other->endpoint; break;
    case 6: one->endpoint = Endpoint(); break;
    case 1: one->secret = other->secret; break;
    case 2: one->endpoint = anyEndpoint(dice); break;
    case 3: one->endpoint.addresses = FactState::Unreadable; break;
    case 4: one->pulled = !one->pulled; break;
    default: one->place.environments = anyPlace(dice); break;
    }
}

void changeOther(EstateFacts &facts, Dice &dice)
{
    switch (dice.roll(5)) {
    case 0:
        if (CertificateFacts *one = any(facts.certificates, dice))
            one->spki = any(facts.certificates, dice)->spki;
        break;
    case 1:
        if (CertificateFacts *one = any(facts.certificates, dice))
            one->names = {"same.example"};
        break;
    case 2:
        if (ConsumerFacts *one = any(facts.consumers, dice))
            one->isInternal = !one->isInternal;
        break;
    case 3:
        if (ConsumerFacts *one = any(facts.consumers, dice))
            one->groups = any(facts.consumers, dice)->groups;
        break;
    default:
        if (ApiFactsRow *one = any(facts.apis, dice))
            one->name += "x", one->owner = anyOf({"", "al@acme.example"}, dice);
        break;
    }
}

//! Takes one item out, or puts the items in another order.
void select(EstateFacts &facts, Dice &dice)
{
    if (dice.chance(5)) {
        facts = shuffled(facts, dice);
        return;
    }
    Selection selection = wholeOf(facts);
    for (auto *list : {&selection.deployments, &selection.targets, &selection.policies, &selection.consumers,
                       &selection.credentials, &selection.certificates, &selection.sinks}) {
        if (!list->empty() && dice.chance(20))
            list->erase(list->begin() + dice.roll(list->size()));
        if (list->size() > 1 && dice.chance(5))
            std::swap((*list)[dice.roll(list->size())], (*list)[dice.roll(list->size())]);
    }
    facts = selected(facts, selection);
}

//! Removes a row with all that stands in it.
void removeRow(EstateFacts &facts, Dice &dice)
{
    if (facts.apis.size() < 2)
        return;
    const std::uint32_t row = dice.roll(facts.apis.size());
    Selection selection = wholeOf(facts);
    std::erase(selection.apis, row);
    std::erase_if(selection.deployments, [&](std::uint32_t one) { return facts.deployments[one].api == row; });
    facts = selected(facts, selection);
}

template<typename T>
void addCopy(std::vector<T> &list, Dice &dice)
{
    if (list.empty())
        return;
    T copy = list[dice.roll(list.size())];
    if (dice.chance(70))
        copy.id += "-new";
    list.insert(dice.chance(50) ? list.end() : list.begin(), std::move(copy));
}

//! A new deployment with a target, in a row of its own or in one that is there.
void addDeployment(EstateFacts &facts, Dice &dice)
{
    if (facts.deployments.empty() || facts.targets.empty())
        return;
    const auto number = static_cast<std::uint32_t>(facts.deployments.size());
    DeploymentFacts deployment = facts.deployments[dice.roll(number)];
    deployment.id += "-new";
    TargetFacts target = facts.targets[dice.roll(facts.targets.size())];
    target.deployment = number;
    deployment.targets = {static_cast<std::uint32_t>(facts.targets.size())};
    facts.targets.push_back(std::move(target));
    if (dice.chance(50)) {
        deployment.api = static_cast<std::uint32_t>(facts.apis.size());
        ApiFactsRow row = facts.apis.front();
        row.id = ApiId(row.id.text() + QStringLiteral("-new"));
        row.deployments.clear();
        facts.apis.push_back(std::move(row));
    }
    if (deployment.api != noIndex)
        facts.apis[deployment.api].deployments.push_back(number);
    facts.deployments.push_back(std::move(deployment));
}

void add(EstateFacts &facts, Dice &dice)
{
    switch (dice.roll(5)) {
    case 0: addCopy(facts.credentials, dice); break;
    case 1: addCopy(facts.consumers, dice); break;
    case 2: addCopy(facts.certificates, dice); break;
    case 3:
        if (!facts.policies.empty() && !facts.deployments.empty()) {
            facts.policies.push_back(facts.policies[dice.roll(facts.policies.size())]);
            facts.deployments[dice.roll(facts.deployments.size())].policies.push_back(
                static_cast<std::uint32_t>(facts.policies.size() - 1));
        }
        break;
    default: addDeployment(facts, dice); break;
    }
}

void passTime(EstateFacts &facts, Dice &dice)
{
    facts.at += std::chrono::minutes{dice.chance(80) ? dice.roll(60) : dice.roll(60 * 24 * 400)};
    for (GatewayFacts &gateway : facts.gateways) {
        if (dice.chance(70))
            gateway.readAt = facts.at - std::chrono::minutes{dice.roll(30)};
    }
}

void changeGround(EstateFacts &facts, Dice &dice)
{
    switch (dice.roll(7)) {
    case 0: any(facts.gateways, dice)->lastSyncFailed = true; break;
    case 1: any(facts.gateways, dice)->states[dice.roll(entityKindCount)] = FactState::Unreadable; break;
    case 2: any(facts.gateways, dice)->receivedRows += 1; break;
    case 3: facts.declared.owned.front().second.push_back("*.new.example"); break;
    case 4: facts.records.accessRequests = dice.chance(50) ? FactState::Unsupported : FactState::KnownEmpty; break;
    case 5:
        if (AccessRequest *one = any(facts.records.accessRequests.value, dice))
            one->approvers.clear();
        break;
    default:
        if (TelemetrySample *one = any(facts.records.samples.value, dice))
            one->sensitive = 5;
        break;
    }
}

} // namespace

void changeByChance(EstateFacts &facts, Dice &dice)
{
    using Change = void (*)(EstateFacts &, Dice &);
    constexpr Change changes[] = {changeCredential, changeTarget, changeTarget, changeDeployment, changeDeployment, changeHost, changeHost,
                                  changeHost, putSideBySide,
                                  changePolicy, changePolicy, changePolicy, changeMeaning, changeMeaning, changeIdentity, changeIdentity,
                                  changeIdentity, forgetCounters, changeSink, changeSink,
                                  changeOther, select, removeRow, add, add};
    for (std::uint32_t i = 0, count = 1 + dice.roll(8); i < count; ++i)
        changes[dice.roll(std::size(changes))](facts, dice);
    if (dice.chance(60))
        passTime(facts, dice);
    if (dice.chance(8))
        changeGround(facts, dice);
}

} // namespace bulkhead::isolation::test
