// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/randomestate.h"

#include "isolation/identity.h"

#include <array>

namespace bulkhead::isolation::test {

using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;

constexpr std::int64_t nowSeconds = 1'795'000'000, day = 24 * 3600;

struct SideWords
{
    Side side;
    const char *environment, *letter, *domain, *network;
};
constexpr std::array<SideWords, 2> sides = {{{Side::Sandbox, "sandbox", "s", "sbx.example", "10.1."},
                                             {Side::Production, "production", "p", "prd.example", "10.2."}}};

std::string numbered(const std::string &word, std::size_t number)
{
    return word + '-' + std::to_string(number);
}

std::string addressOf(const SideWords &side, std::size_t number)
{
    return side.network + std::to_string(number / 250 % 250) + '.' + std::to_string(number % 250 + 1);
}

Endpoint placeOf(const std::string &url, const std::string &address)
{
    Endpoint place = endpoint(url);
    place.addresses = Strings{address};
    return place;
}

class Maker
{
public:
    Maker(Dice &dice, const EstateSize &size)
        : m_dice(dice)
        , m_size(size)
    {
    }

    EstateFacts make()
    {
        declare();
        for (const SideWords &side : sides) {
            for (std::uint32_t i = 0; i < m_size.gatewaysPerSide; ++i)
                addGateway(side, i);
        }
        for (std::uint32_t i = 0; i < m_size.apis; ++i)
            addApi(i);
        keepRecords(m_facts, m_size.isPlain ? 100 : m_size.apis);
        assignOwners(m_facts);
        return std::move(m_facts);
    }

private:
    [[nodiscard]] EnvironmentSet bit(const SideWords &side) const { return EnvironmentSet{1} << static_cast<int>(side.side); }
    [[nodiscard]] std::vector<std::uint32_t> &gatewaysOf(const SideWords &side)
    {
        return m_gateways[static_cast<std::size_t>(side.side)];
    }

    void declare()
    {
        m_facts.environments = {EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s), EnvironmentId(u"development"_s)};
        m_facts.types = {EnvironmentType::Sandbox, EnvironmentType::Production, EnvironmentType::Development};
        m_facts.at = UtcTime{std::chrono::seconds{nowSeconds}};
        m_facts.declared.owned = {{"sandbox", {"*.sbx.example", "10.1.0.0/16"}}, {"production", {"*.prd.example", "10.2.0.0/16"}}};
        m_facts.declared.testExternal = {"test.thirdparty.example"};
        m_facts.declared.liveExternal = {"live.thirdparty.example"};
    }

    void addGateway(const SideWords &side, std::uint32_t number)
    {
        GatewayFacts gateway;
        const std::string id = numbered(std::string("gw-") + side.letter, number);
        gateway.id = GatewayId(QString::fromStdString(id));
        gateway.product = "kong";
        gateway.environments = bit(side);
        gateway.admin = endpoint("https://admin-" + id + '.' + side.domain + ":8444");
        gateway.nodeIds = Strings{"node-of-" + id};
        gateway.nodeAddresses = Strings{addressOf(side, 60'000 + number) + ":8443"};
        gateway.store = FactState::KnownEmpty;
        if (m_dice.chance(50)) {
            gateway.store = placeOf("postgres://db-" + id + '.' + side.domain, addressOf(side, 61'000 + number));
            gateway.storeDatabase = "gateway";
        }
        gateway.loadBalancers = std::vector<LoadBalancer>{{"lb-of-" + id, false}};
        gateway.grants = std::vector<Grant>{{numbered(std::string("admin-") + side.letter, number), "admin", "*", 0, true, false, "REQ-1"},
                                            {numbered(std::string("deployer-") + side.letter, number), "deployer", "*", 0, true, true, "REQ-2"}};
        gateway.tlsMinimum = std::string("1.2");
        gateway.states.fill(FactState::Known);
        gateway.readAt = m_facts.at - std::chrono::minutes{m_dice.roll(60)};
        gateway.wasRead = true;
        gateway.expectedRows = gateway.receivedRows = 100;
        gatewaysOf(side).push_back(static_cast<std::uint32_t>(m_facts.gateways.size()));
        m_facts.gateways.push_back(std::move(gateway));
        addSink(side);
    }

    void addSink(const SideWords &side)
    {
        const auto gateway = static_cast<std::uint32_t>(m_facts.gateways.size() - 1);
        SinkFacts sink;
        sink.place.gateway = gateway;
        sink.place.environments = bit(side);
        sink.id = numbered("sink", gateway);
        sink.kind = "http";
        sink.endpoint = placeOf("https://logs-" + std::to_string(gateway) + '.' + side.domain, addressOf(side, 62'000 + gateway));
        sink.stream = numbered("stream", gateway);
        sink.secret = printOf(numbered("shipper", gateway), "sink/plain");
        m_facts.sinks.push_back(std::move(sink));
        CertificateFacts certificate;
        certificate.place = m_facts.sinks.back().place;
        certificate.id = numbered("certificate", gateway);
        certificate.names = {"*." + std::to_string(gateway) + '.' + side.domain};
        certificate.spki = numbered("spki", gateway);
        m_facts.certificates.push_back(std::move(certificate));
    }

    void addApi(std::uint32_t number)
    {
        ApiFactsRow api;
        api.name = numbered("api", number);
        api.id = ApiId(QString::fromStdString("id-of-" + api.name));
        api.owner = numbered("person", number) + "@example.example";
        m_facts.apis.push_back(std::move(api));
        m_facts.declared.promisedPerMinute.emplace(numbered("api", number), 60);
        const std::uint32_t shape = m_size.isEven || number < 3 ? 0 : m_dice.roll(10); // some are on both sides always
        m_hasCors = m_dice.chance(30);
        if (shape == 8)
            m_facts.declared.productionOnly.push_back(numbered("api", number));
        if (shape != 8)
            addDeployment(sides[0], number, 0);
        if (shape != 9)
            addDeployment(sides[1], number, 0);
        if (shape == 7 && gatewaysOf(sides[1]).size() > 1)
            addDeployment(sides[1], number, 1);
    }

    void addDeployment(const SideWords &side, std::uint32_t number, std::uint32_t copy)
    {
        const auto &gateways = gatewaysOf(side);
        m_own = static_cast<std::uint32_t>(m_facts.deployments.size());
        m_name = numbered("api", number);
        DeploymentFacts deployment;
        deployment.place.gateway = gateways[(number + copy) % gateways.size()];
        deployment.place.environments = bit(side);
        deployment.api = number;
        deployment.id = numbered("deployment", m_own);
        deployment.name = m_name;
        deployment.version = "1." + std::to_string(number % 7);
        deployment.owner = m_facts.apis[number].owner;
        deployment.contractDigest = "contract of " + m_name;
        deployment.visibility = "internal";
        deployment.labels = {{"env", side.environment}};
        deployment.hosts = {numbered(m_name, copy) + '.' + side.domain};
        deployment.publishedServers = Strings{"https://" + deployment.hosts.front() + "/v1"};
        deployment.createdAt = nowSeconds - (side.side == Side::Sandbox ? 90 : 60) * day;
        addRoutes(deployment);
        m_facts.apis[number].deployments.push_back(m_own);
        m_facts.deployments.push_back(std::move(deployment));
        addTargets(side);
        addPolicies(side);
        addCredentials(side);
    }

    void addRoutes(DeploymentFacts &deployment)
    {
        for (std::uint32_t i = 0, count = 1 + m_dice.roll(2); i < count; ++i) {
            RouteFacts route;
            route.id = numbered(deployment.id + "-route", i);
            route.name = route.id;
            route.hosts = deployment.hosts;
            route.paths = {"/" + m_name + "/v" + std::to_string(i + 1)};
            route.protocols = {"https"};
            if (m_dice.chance(20))
                route.matchers = {{"header:x-tenant", "acme"}};
            deployment.routes.push_back(std::move(route));
        }
    }

    TargetFacts &addTarget(const SideWords &side, TargetFacts::Role role, const std::string &field)
    {
        const std::size_t number = m_facts.targets.size();
        TargetFacts target;
        target.role = role;
        target.endpoint = placeOf("http://" + numbered("host", number) + '.' + side.domain + ":8080", addressOf(side, number));
        target.entity = numbered("targets/target", number);
        target.field = field;
        target.deployment = m_own;
        m_facts.deployments[m_own].targets.push_back(static_cast<std::uint32_t>(number));
        m_facts.targets.push_back(std::move(target));
        return m_facts.targets.back();
    }

    void addTargets(const SideWords &side)
    {
        for (std::uint32_t i = 0, count = m_size.isPlain ? 1 : 1 + m_dice.roll(2); i < count; ++i)
            addTarget(side, TargetFacts::Role::Upstream, "target");
    }

    PolicyFacts &addPolicy(const SideWords &side, const std::string &name, PolicyClass kind)
    {
        const std::size_t number = m_facts.policies.size();
        PolicyFacts policy;
        policy.place = m_facts.deployments[m_own].place;
        policy.id = numbered("policy", number);
        policy.name = name;
        policy.scope = Policy::Scope::Deployment;
        policy.meaning.kind = kind;
        policy.version = "1.0";
        policy.run = numbered(std::string("run-") + side.letter, number);
        policy.updatedAt = nowSeconds - (side.side == Side::Sandbox ? 40 : 20) * day;
        m_facts.deployments[m_own].policies.push_back(static_cast<std::uint32_t>(number));
        m_facts.policies.push_back(std::move(policy));
        return m_facts.policies.back();
    }

    void addPolicies(const SideWords &side)
    {
        addSignIn(side);
        addLimit(side, "rate-limiting", PolicyClass::RateLimit, {side.side == Side::Sandbox ? 30 : 600, 60});
        addLimit(side, "quota", PolicyClass::Quota, {side.side == Side::Sandbox ? 1'000 : 50'000, day});
        if (m_size.isPlain)
            return;
        addPolicy(side, "acl", PolicyClass::Authorisation).meaning.groups = {std::string("partners-") + side.environment};
        addPolicy(side, "waf", PolicyClass::Waf);
        addPolicy(side, "request-size", PolicyClass::SizeLimit).meaning.maxBytes = 8'000;
        addLog(side);
        if (m_hasCors)
            addPolicy(side, "cors", PolicyClass::Cors).meaning.corsOrigins = {std::string("https://www.") + side.domain};
        if (m_dice.chance(50))
            addIdentity(side);
    }

    void addSignIn(const SideWords &side)
    {
        PolicyMeaning &meaning = addPolicy(side, "openid-connect", PolicyClass::Authentication).meaning;
        const std::string own = numbered(side.environment, m_own);
        TokenTrust trust;
        trust.issuers = Strings{std::string("https://login.") + side.domain};
        trust.keys = Strings{"key of " + own};
        trust.audiences = Strings{"audience of " + own};
        trust.scopes = Strings{"read of " + own};
        meaning.trust = std::move(trust);
        ClientUse client;
        client.issuer = std::string("https://login.") + side.domain;
        client.clientId = "client-of-" + own;
        client.scopes = {"read of " + own};
        client.redirectUris = {"https://" + m_facts.deployments[m_own].hosts.front() + "/back"};
        client.secret = printOf("client " + own, "oauth/plain");
        meaning.clients = {std::move(client)};
    }

    void addLimit(const SideWords &side, const char *name, PolicyClass kind, Limit limit)
    {
        PolicyMeaning &meaning = addPolicy(side, name, kind).meaning;
        meaning.limits = {limit};
        meaning.counters = CounterStore{};
        if (m_size.isPlain || m_dice.chance(50))
            return;
        meaning.counters->kind = CounterStore::Kind::Redis;
        meaning.counters->endpoints = {placeOf(std::string("redis://counters.") + side.domain, addressOf(side, 59'000))};
        meaning.counters->nameSpace = m_name;
    }

    void addLog(const SideWords &side)
    {
        const std::string place = "logs/" + m_name;
        PolicyMeaning &meaning = addPolicy(side, "http-log", PolicyClass::Log).meaning;
        meaning.recording = Recording{};
        meaning.recording->environmentTag = std::string(side.environment);
        Callout callout;
        callout.role = Callout::Role::Log;
        callout.endpoint = placeOf(std::string("https://logs.") + side.domain, addressOf(side, 58'000));
        callout.field = "http_endpoint";
        meaning.callouts = {callout};
        addTarget(side, TargetFacts::Role::Log, "http_endpoint").endpoint = callout.endpoint;
    }

    void addIdentity(const SideWords &side)
    {
        PolicyMeaning &meaning = addPolicy(side, "back-end-sign-in", PolicyClass::Transform).meaning;
        const std::string own = numbered(side.environment, m_own);
        MachineIdentity identity;
        identity.realm = std::string("ledger.") + side.domain;
        identity.name = "service-" + own;
        identity.secret = printOf("machine " + own, "machine/plain");
        identity.reference = std::string("kv/") + side.environment + '/' + m_name + "/password";
        identity.field = "password";
        meaning.identities = {identity};
        meaning.secretPaths = {identity.reference};
    }

    void addCredentials(const SideWords &side)
    {
        for (std::uint32_t i = 0; i < m_size.credentialsPerDeployment; ++i) {
            const std::size_t number = m_facts.credentials.size();
            const std::string kind = m_dice.chance(70) ? "api-key" : (m_dice.chance(50) ? "jwt" : "oauth2");
            ConsumerFacts consumer;
            consumer.place = m_facts.deployments[m_own].place;
            consumer.id = numbered("consumer", number);
            consumer.name = consumer.id;
            consumer.groups = {std::string("partners-") + side.environment};
            CredentialFacts credential;
            credential.place = consumer.place;
            credential.id = numbered("credential", number);
            credential.kind = kind;
            credential.consumerId = credential.consumerName = consumer.id;
            credential.secret = printOf(credential.id, kind + "/plain");
            if (kind == "oauth2")
                credential.clientId = "app-" + credential.id;
            credential.createdAt = nowSeconds - 30 * day;
            m_facts.consumers.push_back(std::move(consumer));
            m_facts.credentials.push_back(std::move(credential));
        }
    }

    Dice &m_dice;
    EstateSize m_size;
    EstateFacts m_facts;
    std::array<std::vector<std::uint32_t>, 2> m_gateways;
    std::uint32_t m_own = 0; //!< deployment that is made
    std::string m_name;      //!< of its API
    bool m_hasCors = false;
};

} // namespace

EstateFacts cleanEstate(Dice &dice, const EstateSize &size)
{
    return Maker(dice, size).make();
}

Fingerprint printOf(const std::string &secret, const std::string &comparability)
{
    return Fingerprint{comparability, sha256(secret)};
}

void assignOwners(EstateFacts &facts)
{
    for (TargetFacts &target : facts.targets)
        target.owners = facts.ownersOf(target.endpoint);
}

} // namespace bulkhead::isolation::test
