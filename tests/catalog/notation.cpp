// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/notation.h"

#include <QMap>
#include <QStringList>

#include <algorithm>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

GatewayConfig gateway(const QString &id, const QString &environment)
{
    GatewayConfig config;
    config.id = GatewayId(id);
    config.environment = EnvironmentId(environment);
    return config;
}

std::vector<std::string> list(const QString &text)
{
    std::vector<std::string> result;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        result.push_back(part.toStdString());
    std::sort(result.begin(), result.end());
    return result;
}

Label label(const QString &text)
{
    return {text.section(u':', 0, 0).toStdString(), text.section(u':', 1).toStdString()};
}

JsonValue scalar(const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    return isNumber ? JsonValue(std::int64_t {number}) : JsonValue(text);
}

//! Reads one line into an inventory.
class Line
{
public:
    Line(GatewayInventory &inventory, const QStringList &words)
        : m_inventory(inventory)
    {
        m_deployment.nativeName = words[1] == u"-"_s ? std::string() : words[1].toStdString();
        m_deployment.nativeId
            = std::to_string(inventory.deployments.size() + 1) + "-0000-4000-8000-000000000000";
        for (const QString &word : words.mid(2))
            take(word.section(u'=', 0, 0), word.section(u'=', 1));
        finish();
    }

private:
    void take(const QString &key, const QString &value)
    {
        if (key == u"id"_s)
            m_deployment.nativeId = value.toStdString();
        else if (key == u"label"_s)
            m_deployment.labels.push_back(label(value));
        else if (key == u"path"_s)
            m_route.paths = list(value);
        else if (key == u"host"_s)
            m_route.hosts = list(value);
        else if (key == u"method"_s)
            m_route.methods = list(value);
        else if (key == u"base"_s)
            m_deployment.basePath = value.toStdString();
        else if (key == u"up"_s)
            m_targets = value.split(u',');
        else if (key == u"route"_s)
            m_routes.push_back(value.split(u';'));
        else if (key == u"policy"_s)
            m_policies.push_back(value);
        else
            qFatal("unknown word in a test's notation");
    }

    void finish()
    {
        const std::string id = m_deployment.nativeId;
        if (!m_route.paths.empty() || !m_route.hosts.empty() || !m_route.methods.empty()) {
            m_route.nativeName = m_deployment.nativeName;
            addRoute(std::move(m_route));
        }
        for (const QStringList &parts : m_routes) {
            Route route;
            route.nativeName = parts.value(0).toStdString();
            route.paths = list(parts.value(1));
            route.methods = list(parts.value(2));
            for (const QString &tag : parts.value(3).split(u',', Qt::SkipEmptyParts))
                route.labels.push_back(label(tag));
            addRoute(std::move(route));
        }
        for (const QString &policy : m_policies)
            addPolicy(policy);
        if (!m_targets.isEmpty())
            addUpstream(id + "-up");
        m_inventory.deployments.push_back(std::move(m_deployment));
    }

    void addRoute(Route route)
    {
        route.nativeId
            = m_deployment.nativeId + "-r" + std::to_string(m_inventory.routes.size());
        route.deploymentId = m_deployment.nativeId;
        m_inventory.routes.push_back(std::move(route));
    }

    void addPolicy(const QString &text)
    {
        Policy policy;
        policy.name = text.section(u':', 0, 0).toStdString();
        policy.nativeId = m_deployment.nativeId + "-" + policy.name;
        policy.scope = Policy::Scope::Deployment;
        policy.scopeId = m_deployment.nativeId;
        for (const QString &pair : text.section(u':', 1).split(u';', Qt::SkipEmptyParts))
            policy.config[pair.section(u'=', 0, 0).toStdString()] = scalar(pair.section(u'=', 1));
        m_inventory.policies.push_back(std::move(policy));
    }

    void addUpstream(const std::string &id)
    {
        m_deployment.upstreamId = id;
        Upstream upstream;
        upstream.nativeId = id;
        upstream.scheme = "http";
        m_inventory.upstreams.push_back(std::move(upstream));
        for (const QString &address : m_targets) {
            Target target;
            target.nativeId = id + "-" + address.toStdString();
            target.upstreamId = id;
            target.host = address.section(u':', 0, 0).toStdString();
            target.port = address.section(u':', 1).toLongLong();
            m_inventory.targets.push_back(std::move(target));
        }
    }

    GatewayInventory &m_inventory;
    Deployment m_deployment;
    Route m_route;
    QList<QStringList> m_routes;
    QStringList m_policies, m_targets;
};

} // namespace

EstateConfig smallEstate()
{
    EstateConfig estate;
    estate.name = u"acme"_s;
    estate.environments = {{EnvironmentId(u"sandbox"_s), EnvironmentType::Sandbox},
                           {EnvironmentId(u"sandbox-us"_s), EnvironmentType::Sandbox},
                           {EnvironmentId(u"production"_s), EnvironmentType::Production},
                           {EnvironmentId(u"production-us"_s), EnvironmentType::Production},
                           {EnvironmentId(u"development"_s), EnvironmentType::Development}};
    estate.gateways = {gateway(u"sbx"_s, u"sandbox"_s), gateway(u"sbx-us"_s, u"sandbox-us"_s),
                       gateway(u"prd"_s, u"production"_s),
                       gateway(u"prd-us"_s, u"production-us"_s),
                       gateway(u"dev"_s, u"development"_s), gateway(u"shared"_s, {})};
    estate.gateways.last().partitions
        = {{u"env:sandbox"_s, EnvironmentId(u"sandbox"_s)},
           {u"env:production"_s, EnvironmentId(u"production"_s)}};
    return estate;
}

std::vector<GatewayInventory> inventories(const QString &text)
{
    QMap<QString, GatewayInventory> byGateway;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.size() < 2)
            continue;
        GatewayInventory &inventory = byGateway[words[0]];
        inventory.gateway = GatewayId(words[0]);
        inventory.credentialsKnown = true;
        Line(inventory, words);
    }
    return {byGateway.begin(), byGateway.end()};
}

QString rowsText(const Catalog &catalog)
{
    QStringList lines;
    for (const ApiRow &row : catalog.apis) {
        QString line = QString::fromStdString(row.name);
        if (!row.version.empty())
            line += u'@' + QString::fromStdString(row.version);
        line += u':';
        for (const std::uint32_t i : row.deployments) {
            const CatalogDeployment &one = catalog.deployments[i];
            line += u' ' + one.gateway.text() + u'/'
                + QString::fromStdString(one.native.nativeName.empty() ? "-"
                                                                       : one.native.nativeName);
        }
        lines.append(line + u"; "_s + toWire(row.method) + u' ' + toWire(row.confidence));
    }
    return lines.join(u'\n');
}

Catalog build(const EstateConfig &estate, std::vector<GatewayInventory> input,
              std::vector<MatchRule> decisions)
{
    CatalogInput all;
    all.estate = &estate;
    all.inventories = std::move(input);
    all.decisions = std::move(decisions);
    all.snapshot = 1;
    return buildCatalog(all);
}

Catalog build(const QString &text, std::vector<MatchRule> decisions)
{
    const EstateConfig estate = smallEstate();
    return build(estate, inventories(text), std::move(decisions));
}

} // namespace bulkhead::test
