// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixreader.h"

#include "gateways/apisix/apisixidentity.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int credentialBatch = 64;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString pathOf(ApisixCollection collection)
{
    return u'/' + QString::fromLatin1(apisixCollection(collection).name);
}

} // namespace

struct ApisixReader::Outcome
{
    ApisixPageSet set;
    FactState state = FactState::Unreadable;
    std::optional<Error> error;
};

ApisixReader::ApisixReader(std::unique_ptr<HttpSession> session, const GatewayConfig &config,
                           const Clock & /*clock*/, std::shared_ptr<const Fingerprinter> fingerprinter)
    : m_session(std::move(session))
    , m_fingerprinter(std::move(fingerprinter))
    , m_mapper(*m_fingerprinter)
    , m_prefix(apisixPrefix(config.adminUrl))
    , m_pager(*m_session, m_mapper, m_prefix)
{
}

ApisixReader::~ApisixReader() = default;

void ApisixReader::cancel()
{
    m_session->cancel();
}

ReadProgress ApisixReader::progress() const
{
    return {m_session->requestCount(), m_session->byteCount(), m_pager.rowCount(), m_pager.step()};
}

QCoro::Task<Result<GatewayIdentity>> ApisixReader::identify()
{
    const Result<QString> version = co_await probeApisix(*m_session, m_prefix);
    if (!version)
        co_return version.error();
    co_return apisixIdentity(*m_session, *version);
}

QCoro::Task<ApisixReader::Outcome> ApisixReader::readCollection(Collection collection)
{
    const QString path = pathOf(collection);
    Result<ApisixPageSet> set = co_await m_pager.read(collection, path, std::string());
    Outcome outcome;
    if (set) {
        outcome.set = *std::move(set);
        outcome.state = outcome.set.rows.empty() ? FactState::KnownEmpty : FactState::Known;
    } else if (set.error().kind == Error::Kind::Unsupported && apisixCollection(collection).isOptional) {
        outcome.state = FactState::Unsupported;
    } else {
        outcome.error = set.error();
    }
    co_return outcome;
}

QCoro::Task<ApisixReader::Outcome> ApisixReader::readCredentials(Outcome consumers)
{
    Outcome outcome;
    outcome.state = FactState::KnownEmpty;
    outcome.set.torn = consumers.set.torn;
    const auto &names = consumers.set.rows;
    for (std::size_t start = 0; start < names.size(); start += credentialBatch) {
        const std::size_t end = std::min(names.size(), start + credentialBatch);
        std::vector<QCoro::Task<Result<ApisixPageSet>>> tasks;
        for (std::size_t i = start; i < end; ++i) {
            const QString path = u"/consumers/"_s + encodeSegment(text(names[i].name)) + u"/credentials"_s;
            tasks.push_back(m_pager.read(Collection::Credentials, path, names[i].name));
        }
        for (auto &task : tasks) {
            Result<ApisixPageSet> set = co_await task;
            if (!set) {
                if (!outcome.error)
                    outcome.error = set.error();
                continue;
            }
            outcome.set.total += set->total;
            outcome.set.torn = outcome.set.torn || set->torn;
            std::move(set->rows.begin(), set->rows.end(), std::back_inserter(outcome.set.rows));
            std::move(set->records.begin(), set->records.end(), std::back_inserter(outcome.set.records));
        }
        if (outcome.error)
            break;
    }
    if (outcome.error) {
        const bool hasNone = outcome.error->kind == Error::Kind::Unsupported;
        outcome.state = hasNone ? FactState::Unsupported : FactState::Unreadable;
        if (hasNone)
            outcome.error.reset();
    } else if (!outcome.set.rows.empty()) {
        outcome.state = FactState::Known;
    }
    co_return outcome;
}

Result<void> ApisixReader::deliver(InventorySink &sink, Collection collection, Outcome outcome)
{
    const ApisixCollectionInfo &info = apisixCollection(collection);
    CollectionReport report;
    report.key.name = info.name;
    report.kinds = info.kinds;
    report.state = outcome.state;
    report.error = outcome.error;
    report.torn = outcome.set.torn;
    report.received = static_cast<std::int64_t>(outcome.set.rows.size());
    if (outcome.state == FactState::Known || outcome.state == FactState::KnownEmpty)
        report.expected = outcome.set.total;
    if (!outcome.set.records.empty()) {
        if (auto added = sink.add(report.key, std::move(outcome.set.records)); !added)
            return added;
    }
    return sink.finish(std::move(report));
}

Result<void> ApisixReader::deliverNode(InventorySink &sink, const QString &version)
{
    NodeFacts node;
    node.nativeId = "apisix"; // the Admin API tells no id of the node that answers
    node.version = version.toStdString();
    node.storeKind = "etcd";
    CollectionReport report;
    report.key.name = "server";
    report.kinds = {EntityKind::Node};
    report.state = FactState::Known;
    report.expected = 1;
    report.received = 1;
    std::vector<EntityRecord> records;
    records.push_back(toRecord(node));
    if (auto added = sink.add(report.key, std::move(records)); !added)
        return added;
    return sink.finish(std::move(report));
}

QCoro::Task<Result<void>> ApisixReader::deliverCollection(InventorySink &sink, Collection collection)
{
    Outcome outcome = co_await readCollection(collection);
    co_return deliver(sink, collection, std::move(outcome));
}

QCoro::Task<Result<void>> ApisixReader::deliverRoutes(InventorySink &sink)
{
    m_mapper.forgetRoutes();
    Outcome routes = co_await readCollection(Collection::Routes);
    const std::optional<Error> failed = routes.error;
    const bool torn = routes.set.torn;
    Result<void> delivered = deliver(sink, Collection::Routes, std::move(routes));
    Outcome configs;
    if (failed)
        configs.error = failed; // without the routes nobody knows where these plugins act
    else
        configs = co_await readCollection(Collection::PluginConfigs);
    configs.set.torn = configs.set.torn || torn;
    if (delivered)
        delivered = deliver(sink, Collection::PluginConfigs, std::move(configs));
    co_return delivered;
}

QCoro::Task<Result<void>> ApisixReader::deliverConsumers(InventorySink &sink)
{
    Outcome consumers = co_await readCollection(Collection::Consumers);
    Outcome names;
    names.set.rows = consumers.set.rows;
    names.set.torn = consumers.set.torn;
    const std::optional<Error> failed = consumers.error;
    Result<void> delivered = deliver(sink, Collection::Consumers, std::move(consumers));
    Outcome credentials;
    if (failed)
        credentials.error = failed;
    else
        credentials = co_await readCredentials(std::move(names));
    if (delivered)
        delivered = deliver(sink, Collection::Credentials, std::move(credentials));
    co_return delivered;
}

QCoro::Task<Result<void>> ApisixReader::read(InventorySink &sink)
{
    m_pager.startCounting();
    const Result<QString> version = co_await probeApisix(*m_session, m_prefix);
    if (!version)
        co_return version.error();
    Result<void> result = deliverNode(sink, *version);
    if (!result)
        co_return result;
    std::vector<QCoro::Task<Result<void>>> tasks;
    tasks.push_back(deliverRoutes(sink));
    tasks.push_back(deliverConsumers(sink));
    for (const Collection collection : independentApisixCollections)
        tasks.push_back(deliverCollection(sink, collection));
    for (auto &task : tasks) {
        const Result<void> done = co_await task;
        if (!done && result)
            result = done.error();
    }
    if (result && m_session->isCancelled()) {
        result = Error{.kind = Error::Kind::Cancelled,
                       .place = {},
                       .what = u"cancelled"_s,
                       .hint = u"Start it again when you want it"_s,
                       .retryAfter = {}};
    }
    co_return result;
}

} // namespace bulkhead
