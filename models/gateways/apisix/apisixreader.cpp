// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixreader.h"

#include "gateways/apisix/apisixerrors.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 500; // the largest that is allowed
constexpr int credentialBatch = 64;

// SHA-256 of the two admin keys that stand in the product's own sample configuration.
constexpr Digest publishedAdminKey = {
    0x47, 0x7a, 0x27, 0x67, 0xfa, 0x27, 0x93, 0x1d, 0xb1, 0x1a, 0x35, 0x81, 0x10, 0x0a, 0x41, 0x24,
    0xb5, 0x72, 0x0f, 0x6b, 0x64, 0x68, 0xdd, 0xd6, 0x40, 0x62, 0x17, 0x0c, 0xec, 0x15, 0x71, 0x85};
constexpr Digest publishedViewerKey = {
    0x22, 0x8a, 0xb1, 0xb6, 0x08, 0x0e, 0xc4, 0x17, 0x83, 0x02, 0xba, 0x76, 0xf9, 0xfa, 0x4a, 0xf4,
    0xf2, 0xdc, 0x14, 0xfc, 0x10, 0x5a, 0x36, 0x4b, 0x32, 0x4b, 0xdb, 0x90, 0x45, 0xaf, 0x03, 0xa1};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QUrlQuery pageQuery(int number, int size)
{
    QUrlQuery query;
    query.addQueryItem(u"page"_s, QString::number(number));
    query.addQueryItem(u"page_size"_s, QString::number(size));
    return query;
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
{
    QString path = config.adminUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!path.endsWith("/apisix/admin"_L1))
        m_prefix = u"/apisix/admin"_s;
}

ApisixReader::~ApisixReader() = default;

void ApisixReader::cancel()
{
    m_session->cancel();
}

ReadProgress ApisixReader::progress() const
{
    return {m_session->requestCount(), m_session->byteCount(), m_rows, m_step};
}

QCoro::Task<Result<QString>> ApisixReader::probe()
{
    const HttpRequest request(m_prefix + u"/routes"_s, pageQuery(1, 10));
    HttpRequest sent = request;
    sent.anyContentType = true; // another product may answer with anything
    const Result<HttpReply> reply = co_await m_session->send(std::move(sent));
    if (!reply)
        co_return reply.error();
    if (reply->status == 401 || reply->status == 403 || reply->status >= 500)
        co_return apisixError(*m_session, request, *reply);
    if (reply->status != 200)
        co_return notApisixError(*m_session, request, *reply);
    const auto root = m_session->parse(request, *reply);
    if (isApisixV2(*reply) || (root && memberAt(*root, "node") && memberAt(*root, "action")))
        co_return apisixV2Error(*m_session, request, *reply);
    const auto ignore = [](JsonElement, std::vector<EntityRecord> &) {};
    if (!root || !readApisixPage(*root, ignore))
        co_return notApisixError(*m_session, request, *reply);
    co_return apisixVersion(*reply);
}

QList<QString> ApisixReader::warnings() const
{
    QList<QString> warnings;
    if (!m_session->sendsCredential())
        warnings.append(u"The Admin API answers without a key"_s);
    if (m_session->credentialIs(publishedAdminKey))
        warnings.append(u"The admin key is the published default"_s);
    if (m_session->credentialIs(publishedViewerKey))
        warnings.append(u"The viewer key is the published default"_s);
    return warnings;
}

//! The role of a key shows only when something is written, and nothing is written to find out.
Right ApisixReader::mayChange() const
{
    if (!m_session->sendsCredential() || m_session->credentialIs(publishedAdminKey))
        return Right::Yes;
    return Right::Unknown;
}

QCoro::Task<Result<GatewayIdentity>> ApisixReader::identify()
{
    const Result<QString> version = co_await probe();
    if (!version)
        co_return version.error();
    GatewayIdentity identity;
    identity.product = u"Apache APISIX"_s;
    identity.version = *version;
    identity.mayRead = Right::Yes;
    identity.mayChange = mayChange();
    identity.warnings = warnings();
    co_return identity;
}

QCoro::Task<Result<ApisixPage>> ApisixReader::page(Collection collection, QString path, std::string owner,
                                                   int number)
{
    const HttpRequest request(m_prefix + path, pageQuery(number, pageSize));
    HttpRequest sent = request;
    m_step = text(apisixCollection(collection).name);
    const Result<HttpReply> reply = co_await m_session->send(std::move(sent));
    if (!reply)
        co_return reply.error();
    if (isApisixKeyMissing(*m_session, request, *reply))
        co_return ApisixPage();
    if (reply->status != 200)
        co_return apisixError(*m_session, request, *reply);
    const auto root = m_session->parse(request, *reply);
    if (!root)
        co_return root.error();
    const auto map = [&](JsonElement value, std::vector<EntityRecord> &out) {
        m_mapper.map(collection, value, out, owner);
    };
    Result<ApisixPage> read = readApisixPage(*root, map);
    if (!read) {
        Error error = read.error();
        error.place = m_session->place(request);
        // Before 3.11 a path below an id is ignored, and the consumer itself comes back.
        if (collection == Collection::Credentials && memberAt(*root, "value"))
            error.kind = Error::Kind::Unsupported;
        co_return error;
    }
    m_rows += static_cast<qint64>(read->rows.size());
    co_return read;
}

QCoro::Task<Result<ApisixPageSet>> ApisixReader::readOnce(Collection collection, QString path,
                                                          std::string owner)
{
    Result<ApisixPage> first = co_await page(collection, path, owner, 1);
    if (!first)
        co_return first.error();
    std::vector<ApisixPage> pages;
    const int count = static_cast<int>((first->total + pageSize - 1) / pageSize);
    if (count <= 1 || static_cast<std::int64_t>(first->rows.size()) >= first->total) {
        pages.push_back(*std::move(first));
        co_return joinApisixPages(std::move(pages));
    }
    // Everything is read between two looks at the last page; the first page only told how many there are.
    m_rows -= static_cast<qint64>(first->rows.size());
    Result<ApisixPage> last = co_await page(collection, path, owner, count);
    if (!last)
        co_return last.error();
    std::vector<QCoro::Task<Result<ApisixPage>>> tasks;
    for (int number = 1; number < count; ++number)
        tasks.push_back(page(collection, path, owner, number));
    std::optional<Error> failed;
    for (auto &task : tasks) { // each is waited for: they use this object
        Result<ApisixPage> read = co_await task;
        if (read)
            pages.push_back(*std::move(read));
        else if (!failed)
            failed = read.error();
    }
    if (failed)
        co_return *failed;
    const Result<ApisixPage> again = co_await page(collection, path, owner, count);
    if (!again)
        co_return again.error();
    m_rows -= static_cast<qint64>(again->rows.size());
    const bool isSame = sameApisixPage(*last, *again);
    pages.push_back(*std::move(last));
    ApisixPageSet set = joinApisixPages(std::move(pages));
    set.torn = set.torn || !isSame;
    co_return set;
}

QCoro::Task<Result<ApisixPageSet>> ApisixReader::readSet(Collection collection, QString path,
                                                         std::string owner)
{
    Result<ApisixPageSet> set = co_await readOnce(collection, path, owner);
    if (!set || !set->torn)
        co_return set;
    if (collection == Collection::Routes)
        m_mapper.forgetRoutes();
    Result<ApisixPageSet> again = co_await readOnce(collection, path, owner);
    co_return again;
}

QCoro::Task<ApisixReader::Outcome> ApisixReader::readCollection(Collection collection)
{
    const QString path = pathOf(collection);
    Result<ApisixPageSet> set = co_await readSet(collection, path, std::string());
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
            tasks.push_back(readSet(Collection::Credentials, path, names[i].name));
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
    m_rows = 0;
    const Result<QString> version = co_await probe();
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
