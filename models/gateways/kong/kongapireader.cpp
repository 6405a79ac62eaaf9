// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongapireader.h"

#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view routePrefix = "route:"; // as kongServicelessDeployment names it

bool isOfConsumers(const JsonValue &plugin)
{
    return !kongReferenceIn(plugin, "consumer").empty() || !kongReferenceIn(plugin, "consumer_group").empty();
}

std::vector<std::string> textsIn(const JsonValue &row, std::string_view member)
{
    std::vector<std::string> texts;
    const JsonValue *list = row.find(member);
    for (std::size_t i = 0; list != nullptr && list->array() != nullptr && i < list->array()->size(); ++i) {
        if (const std::string *text = (*list->array())[i].string())
            texts.push_back(*text);
    }
    return texts;
}

void sortById(std::vector<JsonValue> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const JsonValue &a, const JsonValue &b) { return kongText(a, "id") < kongText(b, "id"); });
}

} // namespace

Result<KongObject> KongApiReader::objectOf(KongTable table, JsonValue row)
{
    auto object = m_objects.object(table, std::move(row), m_authorities);
    if (object)
        return std::move(*object);
    return Error{.kind = Error::Kind::Protocol, .place = {}, .what = u"a row of %1 has no id"_s.arg(QString::fromLatin1(kongCollectionName(table))),
                 .hint = u"check kind and admin_url"_s, .retryAfter = {}};
}

QCoro::Task<Result<KongApis>> KongApiReader::read(std::vector<std::string> deployments)
{
    std::sort(deployments.begin(), deployments.end());
    m_apis = {};
    m_missing.clear();
    m_deployments = deployments;
    for (const std::string &deployment : deployments) {
        const auto done = co_await readApi(deployment);
        if (!done)
            co_return done.error();
        if (!m_missing.empty())
            break;
    }
    co_return std::move(m_apis);
}

QCoro::Task<Result<void>> KongApiReader::readApi(std::string deployment)
{
    const bool isRoute = deployment.starts_with(routePrefix);
    const std::string id = kongSegment(isRoute ? deployment.substr(routePrefix.size()) : deployment);
    for (const std::string &workspace : m_workspaces) {
        const auto row = co_await m_rows.row(kongCollectionPath(workspace, isRoute ? "routes/" : "services/") + id);
        if (!row)
            co_return row.error();
        if (!*row || (isRoute && !kongReferenceIn(**row, "service").empty()))
            continue;
        KongApi api;
        api.workspace = workspace;
        if (!isRoute)
            co_return co_await readService(std::move(api), **row);
        const std::string noService;
        auto route = co_await readRoute(workspace, **row, noService);
        if (!route)
            co_return route.error();
        api.routes.push_back(std::move(*route));
        m_apis.apis.push_back(std::move(api));
        co_return Result<void>();
    }
    m_missing = deployment;
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongApiReader::readService(KongApi api, JsonValue row)
{
    const std::string workspace = api.workspace, id = kongText(row, "id"), path = kongCollectionPath(workspace, "services/") + kongSegment(id);
    const auto trusted = co_await readAuthorities(workspace, row);
    if (!trusted)
        co_return trusted.error();
    auto service = objectOf(KongTable::Services, row);
    if (!service)
        co_return service.error();
    api.service = std::move(*service);
    const auto certificate = co_await readCertificate(workspace, kongReferenceIn(row, "client_certificate"));
    if (!certificate)
        co_return certificate.error();
    auto routes = co_await m_rows.list(path + "/routes");
    if (!routes)
        co_return routes.error();
    sortById(*routes);
    for (const JsonValue &one : *routes) {
        auto route = co_await readRoute(workspace, one, id);
        if (!route)
            co_return route.error();
        api.routes.push_back(std::move(*route));
    }
    auto plugins = co_await m_rows.list(path + "/plugins");
    if (!plugins)
        co_return plugins.error();
    sortById(*plugins);
    for (const JsonValue &one : *plugins) {
        if (isOfConsumers(one)) {
            api.hasOthers = true;
        } else if (kongReferenceIn(one, "route").empty()) {
            auto plugin = objectOf(KongTable::Plugins, one);
            if (!plugin)
                co_return plugin.error();
            api.plugins.push_back(std::move(*plugin));
        }
    }
    auto whole = co_await withUpstream(std::move(api));
    if (!whole)
        co_return whole.error();
    m_apis.apis.push_back(std::move(*whole));
    co_return Result<void>();
}

QCoro::Task<Result<KongApiRoute>> KongApiReader::readRoute(std::string workspace, JsonValue row, std::string service)
{
    KongApiRoute route;
    auto object = objectOf(KongTable::Routes, row);
    if (!object)
        co_return object.error();
    route.object = std::move(*object);
    auto plugins = co_await m_rows.list(kongCollectionPath(workspace, "routes/") + kongSegment(route.object.id) + "/plugins");
    if (!plugins)
        co_return plugins.error();
    sortById(*plugins);
    for (const JsonValue &one : *plugins) {
        const std::string bound = kongReferenceIn(one, "service");
        if (isOfConsumers(one) || (!bound.empty() && bound != service)) {
            route.hasOthers = true;
            continue;
        }
        auto plugin = objectOf(KongTable::Plugins, one);
        if (!plugin)
            co_return plugin.error();
        route.plugins.push_back(std::move(*plugin));
    }
    for (const std::string &name : textsIn(row, "snis")) {
        const auto sni = co_await m_rows.row(kongCollectionPath(workspace, "snis/") + kongSegment(name));
        if (!sni)
            co_return sni.error();
        if (!*sni)
            continue;
        auto made = objectOf(KongTable::Snis, **sni);
        if (!made)
            co_return made.error();
        route.snis.push_back(std::move(*made));
        const auto certificate = co_await readCertificate(workspace, kongReferenceIn(**sni, "certificate"));
        if (!certificate)
            co_return certificate.error();
    }
    co_return route;
}

QCoro::Task<Result<KongApi>> KongApiReader::withUpstream(KongApi api)
{
    const std::string workspace = api.workspace, host = kongText(api.service->body, "host");
    const auto row = co_await m_rows.row(kongCollectionPath(workspace, "upstreams/") + kongSegment(host));
    if (!row)
        co_return row.error();
    if (!*row || kongText(**row, "name") != host) // an id is no host
        co_return api;
    auto upstream = objectOf(KongTable::Upstreams, **row);
    if (!upstream)
        co_return upstream.error();
    api.upstream = std::move(*upstream);
    const auto certificate = co_await readCertificate(workspace, kongReferenceIn(**row, "client_certificate"));
    if (!certificate)
        co_return certificate.error();
    const auto shared = co_await isShared(workspace, host);
    if (!shared)
        co_return shared.error();
    api.isUpstreamShared = *shared;
    auto targets = co_await m_rows.list(kongCollectionPath(workspace, "upstreams/") + kongSegment(api.upstream->id) + "/targets");
    if (!targets)
        co_return targets.error();
    sortById(*targets); // they come newest first, which says nothing
    for (JsonValue &one : *targets) {
        auto target = objectOf(KongTable::Targets, std::move(one));
        if (!target)
            co_return target.error();
        api.targets.push_back(std::move(*target));
    }
    co_return api;
}

//! Whether a service that is no deployment of this API goes there too.
QCoro::Task<Result<bool>> KongApiReader::isShared(std::string workspace, std::string host)
{
    const std::function<bool(const JsonValue &)> isOther = [this, host](const JsonValue &service) {
        return kongText(service, "host") == host && std::find(m_deployments.begin(), m_deployments.end(), kongText(service, "id")) == m_deployments.end();
    };
    co_return co_await m_rows.has(kongCollectionPath(workspace, "services"), isOther);
}

QCoro::Task<Result<void>> KongApiReader::readCertificate(std::string workspace, std::string id)
{
    if (id.empty() || m_apis.certificates.contains(id))
        co_return Result<void>();
    auto row = co_await m_rows.row(kongCollectionPath(workspace, "certificates/") + kongSegment(id));
    if (!row)
        co_return row.error();
    if (!*row)
        co_return Result<void>();
    auto certificate = objectOf(KongTable::Certificates, std::move(**row));
    if (!certificate)
        co_return certificate.error();
    m_apis.certificates.emplace(id, std::move(*certificate));
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongApiReader::readAuthorities(std::string workspace, JsonValue service)
{
    for (const std::string &id : textsIn(service, "ca_certificates")) {
        if (m_authorities.contains(id))
            continue;
        const auto row = co_await m_rows.row(kongCollectionPath(workspace, "ca_certificates/") + kongSegment(id));
        if (!row)
            co_return row.error();
        if (*row)
            m_authorities.emplace(id, kongAuthorityDigest(**row));
    }
    co_return Result<void>();
}

} // namespace bulkhead
