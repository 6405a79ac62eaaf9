// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include "isolation/identity.h"

#include <algorithm>
#include <cstring>

namespace bulkhead::isolation::test {

using namespace Qt::StringLiterals;

namespace {

constexpr UtcTime now{std::chrono::milliseconds{1'795'000'000'000}};

std::string idOf(const char *kind, std::size_t number)
{
    return std::string(kind) + '-' + std::to_string(number + 1);
}

} // namespace

FactsBench::FactsBench()
{
    const std::pair<const char *, EnvironmentType> all[] = {
        {"sandbox", EnvironmentType::Sandbox},       {"sandbox-us", EnvironmentType::Sandbox},
        {"production", EnvironmentType::Production}, {"production-us", EnvironmentType::Production},
        {"development", EnvironmentType::Development},
    };
    for (const auto &[id, type] : all) {
        m_facts.environments.emplace_back(QString::fromLatin1(id));
        m_facts.types.push_back(type);
    }
    m_facts.at = now;
}

GatewayFacts &FactsBench::gateway(const std::string &id, const char *environment)
{
    GatewayFacts gateway;
    gateway.id = GatewayId(QString::fromStdString(id));
    gateway.product = "kong";
    const bool both = std::strcmp(environment, "both") == 0;
    gateway.environments = both ? m_facts.bit(EnvironmentId(u"sandbox"_s)) | m_facts.bit(EnvironmentId(u"production"_s))
                                : m_facts.bit(EnvironmentId(QString::fromLatin1(environment)));
    gateway.declaredShared = both;
    gateway.states.fill(FactState::Known);
    gateway.readAt = now - std::chrono::minutes{2};
    gateway.wasRead = true;
    m_facts.gateways.push_back(std::move(gateway));
    return m_facts.gateways.back();
}

std::uint32_t FactsBench::indexOf(const std::string &gateway) const
{
    const auto at = std::find_if(m_facts.gateways.begin(), m_facts.gateways.end(), [&gateway](const GatewayFacts &one) {
        return one.id.text().toStdString() == gateway;
    });
    Q_ASSERT(at != m_facts.gateways.end());
    return static_cast<std::uint32_t>(at - m_facts.gateways.begin());
}

Place FactsBench::placeOn(const std::string &gateway) const
{
    Place place;
    place.gateway = indexOf(gateway);
    place.environments = m_facts.gateways[place.gateway].environments;
    return place;
}

DeploymentFacts &FactsBench::deployment(const std::string &gateway, const std::string &api, const char *environment)
{
    DeploymentFacts deployment;
    deployment.place = placeOn(gateway);
    if (environment != nullptr)
        deployment.place.environments = m_facts.bit(EnvironmentId(QString::fromLatin1(environment)));
    deployment.id = idOf("deployment", m_facts.deployments.size());
    deployment.name = api;
    deployment.owner = "team-" + api;
    auto row = std::find_if(m_facts.apis.begin(), m_facts.apis.end(),
                            [&api](const ApiFactsRow &one) { return one.name == api; });
    if (row == m_facts.apis.end()) {
        ApiFactsRow fresh;
        fresh.id = ApiId(QString::fromStdString("id-" + api));
        fresh.name = api;
        fresh.owner = deployment.owner;
        m_facts.apis.push_back(std::move(fresh));
        row = std::prev(m_facts.apis.end());
    }
    deployment.api = static_cast<std::uint32_t>(row - m_facts.apis.begin());
    row->deployments.push_back(static_cast<std::uint32_t>(m_facts.deployments.size()));
    m_facts.deployments.push_back(std::move(deployment));
    return m_facts.deployments.back();
}

DeploymentFacts *FactsBench::find(const std::string &gateway, const std::string &api)
{
    const std::uint32_t index = indexOf(gateway);
    const auto at = std::find_if(m_facts.deployments.begin(), m_facts.deployments.end(), [&](const DeploymentFacts &one) {
        return one.place.gateway == index && one.name == api;
    });
    return at == m_facts.deployments.end() ? &deployment(gateway, api) : &*at;
}

RouteFacts &FactsBench::route(const std::string &gateway, const std::string &api)
{
    DeploymentFacts *deployment = find(gateway, api);
    RouteFacts route;
    route.id = idOf("route", deployment->routes.size());
    route.name = route.id;
    deployment->routes.push_back(std::move(route));
    return deployment->routes.back();
}

TargetFacts &FactsBench::target(const std::string &gateway, const std::string &api, const std::string &url)
{
    DeploymentFacts *deployment = find(gateway, api);
    TargetFacts target;
    target.endpoint = endpoint(url);
    target.entity = idOf("target", m_facts.targets.size());
    target.field = "target";
    target.deployment = static_cast<std::uint32_t>(deployment - m_facts.deployments.data());
    deployment->targets.push_back(static_cast<std::uint32_t>(m_facts.targets.size()));
    m_facts.targets.push_back(std::move(target));
    return m_facts.targets.back();
}

PolicyFacts &FactsBench::policy(const std::string &gateway, const std::string &api, const std::string &name,
                                PolicyClass kind)
{
    PolicyFacts policy;
    policy.place = placeOn(gateway);
    policy.id = idOf("policy", m_facts.policies.size());
    policy.name = name;
    policy.meaning.kind = kind;
    policy.scope = api.empty() ? Policy::Scope::Global : Policy::Scope::Deployment;
    const auto number = static_cast<std::uint32_t>(m_facts.policies.size());
    if (!api.empty()) {
        DeploymentFacts *deployment = find(gateway, api);
        deployment->policies.push_back(number);
        policy.place = deployment->place;
    } else {
        for (DeploymentFacts &deployment : m_facts.deployments) {
            if (deployment.place.gateway == policy.place.gateway)
                deployment.policies.push_back(number);
        }
    }
    m_facts.policies.push_back(std::move(policy));
    return m_facts.policies.back();
}

PolicyFacts &FactsBench::rateLimit(const std::string &gateway, const std::string &api, std::int64_t perMinute)
{
    PolicyFacts &limit = policy(gateway, api, "rate-limiting", PolicyClass::RateLimit);
    limit.meaning.limits = {{perMinute, 60}};
    limit.meaning.counters = CounterStore{};
    return limit;
}

CredentialFacts &FactsBench::credential(const std::string &gateway, const std::string &consumer,
                                        const std::string &secret,
                                        const std::string &kind)
{
    CredentialFacts credential;
    credential.place = placeOn(gateway);
    credential.id = idOf("credential", m_facts.credentials.size());
    credential.kind = kind;
    credential.consumerName = consumer;
    credential.secret = fingerprintOf(secret, kind + "/plain");
    m_facts.credentials.push_back(std::move(credential));
    return m_facts.credentials.back();
}

CertificateFacts &FactsBench::certificate(const std::string &gateway, const std::string &name, const std::string &spki)
{
    CertificateFacts certificate;
    certificate.place = placeOn(gateway);
    certificate.id = idOf("certificate", m_facts.certificates.size());
    certificate.names = {name};
    certificate.spki = spki;
    m_facts.certificates.push_back(std::move(certificate));
    return m_facts.certificates.back();
}

SinkFacts &FactsBench::sink(const std::string &gateway, const std::string &url, const std::string &kind)
{
    SinkFacts sink;
    sink.place = placeOn(gateway);
    sink.id = idOf("sink", m_facts.sinks.size());
    sink.kind = kind;
    sink.endpoint = endpoint(url);
    m_facts.sinks.push_back(std::move(sink));
    return m_facts.sinks.back();
}

void FactsBench::setState(const std::string &gateway, FactState state)
{
    m_facts.gateways[indexOf(gateway)].states.fill(state);
}

void FactsBench::setState(const std::string &gateway, EntityKind kind, FactState state)
{
    m_facts.gateways[indexOf(gateway)].states[static_cast<std::size_t>(kind)] = state;
}

void FactsBench::setStale(const std::string &gateway)
{
    m_facts.gateways[indexOf(gateway)].readAt = now - std::chrono::hours{48};
}

PairFacts FactsBench::pair(const char *sandbox, const char *production) const
{
    m_index = std::make_unique<FactIndex>(m_facts);
    return PairFacts(m_facts, *m_index, EnvironmentId(QString::fromLatin1(sandbox)),
                     EnvironmentId(QString::fromLatin1(production)));
}

ControlResult FactsBench::judge(const char *control, const char *sandbox, const char *production) const
{
    for (const auto &check : allChecks()) {
        if (check->control() == control)
            return judgeAll(*check, pair(sandbox, production));
    }
    Q_ASSERT_X(false, "judge", control);
    return {};
}

FactsBench sandboxAndProduction()
{
    FactsBench bench;
    const std::pair<const char *, const char *> gateways[] = {{"gw-s", "sandbox"}, {"gw-p", "production"}};
    for (const auto &[id, environment] : gateways) {
        GatewayFacts &gateway = bench.gateway(id, environment);
        gateway.nodeIds = std::vector<std::string>{std::string("node of ") + id};
        gateway.store = FactState::KnownEmpty;
    }
    return bench;
}

FactsBench payOnBothSides()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-s", "pay");
    bench.deployment("gw-p", "pay");
    return bench;
}

Recording &logging(FactsBench &bench, const char *gateway, const std::string &environment)
{
    PolicyFacts &policy = bench.policy(gateway, "pay", "http-log", PolicyClass::Log);
    policy.meaning.recording = Recording{};
    policy.meaning.recording->environmentTag = FactState::KnownEmpty;
    if (!environment.empty())
        policy.meaning.recording->environmentTag = environment;
    return *policy.meaning.recording;
}

void sample(FactsBench &bench, std::int64_t wrongTag, std::int64_t sensitive)
{
    bench.facts().records.samples = std::vector<TelemetrySample>{{"gw-s", 50'000, wrongTag, sensitive},
                                                                 {"gw-p", 1'200'000, 0, 0}};
}

Fingerprint fingerprintOf(const std::string &secret, const std::string &comparability)
{
    return Fingerprint{comparability, sha256(secret)};
}

QString textOf(const ControlResult &result)
{
    QStringList parts;
    for (const UnitResult &unit : result.units)
        parts.append(QString::fromStdString(std::string(toWire(unit.verdict)) + ' ' + unit.reason->id + ' ' + unit.unit));
    parts.append(u"pass %1"_s.arg(result.counts[Verdict::Pass]));
    return parts.join(u" | "_s);
}

QString reasonsOf(const ControlResult &result)
{
    QStringList parts;
    for (const UnitResult &unit : result.units)
        parts.append(QString::fromStdString(std::string(toWire(unit.verdict)) + ' ' + unit.reason->id));
    return parts.join(u" | "_s);
}

} // namespace bulkhead::isolation::test
