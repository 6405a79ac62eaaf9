// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyreader.h"

#include "core/jsonreader.h"
#include "gateways/caddy/caddymapping.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const auto configPath = u"/config/"_s;
const auto upstreamsPath = u"/reverse_proxy/upstreams"_s;

Error wrongProduct(const QString &place)
{
    Error error;
    error.kind = Error::Kind::WrongProduct;
    error.place = place;
    error.what = u"something answers here, but it is not the admin endpoint of a Caddy"_s;
    error.hint = u"admin_url must be what `admin.listen` names, usually http://localhost:2019"_s;
    return error;
}

//! Caddy refuses unknown top-level members, so nothing else can be one of its configurations.
bool isCaddyConfig(JsonElement config)
{
    if (config.is_null())
        return true;
    if (!config.is_object())
        return false;
    constexpr std::array known = {"@id", "admin", "apps", "logging", "storage"};
    for (const auto field : objectOf(config)) {
        if (std::find(known.begin(), known.end(), field.key) == known.end())
            return false;
    }
    return true;
}

bool isUpstreamList(JsonElement list)
{
    if (!list.is_array())
        return false;
    for (const auto entry : arrayOf(list)) {
        if (!memberAt(entry, "address"))
            return false;
    }
    return true;
}

bool isSomethingElse(const Error &error)
{
    return error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Unsupported
        || error.kind == Error::Kind::Protocol;
}

CollectionReport reportOf(std::string name, EntityKinds kinds)
{
    CollectionReport report;
    report.key.name = std::move(name);
    report.kinds = kinds;
    return report;
}

} // namespace

QByteArray caddyTag(const QByteArray &path, const QByteArray &body)
{
    quint32 hash = 2166136261U;
    for (const char c : body)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return '"' + path + ' ' + QByteArray::number(hash, 16).rightJustified(8, '0') + '"';
}

CaddyReader::CaddyReader(std::unique_ptr<HttpSession> session, const GatewayConfig &, const Clock &,
                         std::shared_ptr<const Fingerprinter> fingerprinter)
    : m_session(std::move(session))
    , m_fingerprinter(std::move(fingerprinter))
{
}

QCoro::Task<Result<JsonElement>> CaddyReader::fetch(QString path)
{
    m_step = path;
    const HttpRequest request(path);
    auto reply = co_await m_session->send(request);
    if (!reply)
        co_return reply.error();
    if (reply->status == 200)
        co_return m_session->parse(request, *reply);
    Error error = m_session->statusError(request, *reply);
    if (reply->status == 403 && reply->body.contains("host not allowed")) {
        error.kind = Error::Kind::Forbidden;
        error.what = u"Caddy refuses the host name of this admin URL"_s;
        error.hint = u"use the name or address of `admin.listen`, or add this one to `admin.origins`"_s;
    } else if (reply->status == 403 && reply->body.contains("origin not allowed")) {
        error.kind = Error::Kind::Forbidden;
        error.what = u"Caddy asks for an origin that it knows"_s;
        error.hint = u"add the origin of this admin URL to `admin.origins`"_s;
    }
    co_return error;
}

QCoro::Task<Result<GatewayIdentity>> CaddyReader::identify()
{
    const auto config = co_await fetch(configPath);
    const QString place = m_session->place(HttpRequest(configPath));
    if (!config && isSomethingElse(config.error()))
        co_return wrongProduct(place);
    if (!config)
        co_return config.error();
    if (!isCaddyConfig(*config))
        co_return wrongProduct(place);
    const auto upstreams = co_await fetch(upstreamsPath);
    if (!upstreams && upstreams.error().kind != Error::Kind::Forbidden
        && !isSomethingElse(upstreams.error()))
        co_return upstreams.error();
    if ((upstreams && !isUpstreamList(*upstreams)) || (!upstreams && isSomethingElse(upstreams.error())))
        co_return wrongProduct(place);
    GatewayIdentity identity;
    identity.product = u"Caddy"_s;
    identity.mayRead = Right::Yes;
    identity.mayChange = Right::Yes;
    identity.warnings.append(u"The admin endpoint is read-write and asks for no credential of its own;"
                             u" put a read-only proxy in front of it"_s);
    co_return identity;
}

QCoro::Task<Result<void>> CaddyReader::read(InventorySink &sink)
{
    const auto config = co_await fetch(configPath);
    if (!config)
        co_return config.error();
    if (!isCaddyConfig(*config))
        co_return wrongProduct(m_session->place(HttpRequest(configPath)));
    CaddyInventory inventory = mapCaddy(*config, *m_fingerprinter);
    using K = EntityKind;
    constexpr EntityKinds kinds{K::Node, K::Deployment, K::Route, K::Upstream, K::Target, K::Policy,
                                K::Consumer, K::Credential, K::Certificate, K::Sink};
    CollectionReport report = reportOf("config", kinds);
    report.state = FactState::Known; // never empty: the node itself is in it
    report.received = inventory.routes;
    m_rows += inventory.routes;
    if (const auto added = sink.add(report.key, std::move(inventory.records)); !added)
        co_return added.error();
    if (const auto finished = sink.finish(report); !finished)
        co_return finished.error();
    const auto upstreams = co_await readUpstreams();
    if (!upstreams)
        co_return upstreams.error();
    co_return sink.finish(*upstreams);
}

//! What the proxies use right now: only its size is kept, since the numbers in it change all the time
//! and the addresses are in the configuration.
QCoro::Task<Result<CollectionReport>> CaddyReader::readUpstreams()
{
    CollectionReport report = reportOf("upstreams", EntityKinds());
    const auto list = co_await fetch(upstreamsPath);
    if (!list && list.error().kind == Error::Kind::Cancelled)
        co_return list.error();
    if (!list && list.error().kind == Error::Kind::NotFound) {
        report.state = FactState::Unsupported; // built without the proxy module
    } else if (!list) {
        report.error = list.error();
    } else {
        report.received = list->is_array() ? std::int64_t(list->get_array().value_unsafe().size()) : 0;
        report.state = report.received == 0 ? FactState::KnownEmpty : FactState::Known;
        m_rows += report.received;
    }
    co_return report;
}

void CaddyReader::cancel()
{
    m_session->cancel();
}

ReadProgress CaddyReader::progress() const
{
    ReadProgress progress;
    progress.requests = m_session->requestCount();
    progress.bytes = m_session->byteCount();
    progress.rows = m_rows;
    progress.step = m_step;
    return progress;
}

} // namespace bulkhead
