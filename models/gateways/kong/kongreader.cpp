// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongreader.h"

#include "core/jsonreader.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

//! Hands over what was read, and remembers how it went.
class KongReader::Delivery
{
public:
    explicit Delivery(InventorySink &sink)
        : m_sink(sink)
    {
    }

    void add(const CollectionKey &key, std::vector<EntityRecord> records)
    {
        if (!records.empty() && !m_sinkError)
            keep(m_sink.add(key, std::move(records)));
    }

    void finish(CollectionReport report)
    {
        if (report.error) {
            report.state = FactState::Unreadable;
            if (!m_firstError)
                m_firstError = report.error;
        } else {
            m_anyRead = m_anyRead || report.state != FactState::Unsupported;
        }
        if (!m_sinkError)
            keep(m_sink.finish(std::move(report)));
    }

    void finish(CollectionReport report, std::vector<EntityRecord> records)
    {
        // Of a collection that failed midway nothing is handed over: half of it would look like all.
        if (!report.error)
            add(report.key, std::move(records));
        finish(std::move(report));
    }

    [[nodiscard]] bool isBroken() const { return m_sinkError.has_value(); }
    //! The error of the whole: the sink's, or the first one if nothing at all could be read.
    [[nodiscard]] Result<void> outcome() const
    {
        if (m_sinkError)
            return *m_sinkError;
        if (m_firstError && (!m_anyRead || m_firstError->kind == Error::Kind::Cancelled))
            return *m_firstError;
        return {};
    }

private:
    void keep(const Result<void> &result)
    {
        if (!result)
            m_sinkError = result.error();
    }

    InventorySink &m_sink;
    std::optional<Error> m_sinkError, m_firstError;
    bool m_anyRead = false;
};

KongReader::KongReader(std::unique_ptr<HttpSession> session, KongOptions options,
                       std::shared_ptr<const Fingerprinter> fingerprinter)
    : m_session(std::move(session))
    , m_options(std::move(options))
    , m_fingerprinter(std::move(fingerprinter))
    , m_pager(*m_session, *m_fingerprinter, m_options.concurrency)
{
}

KongReader::~KongReader() = default;

void KongReader::cancel()
{
    m_session->cancel();
}

ReadProgress KongReader::progress() const
{
    ReadProgress progress;
    progress.requests = m_session->requestCount();
    progress.bytes = m_session->byteCount();
    progress.rows = m_pager.rowCount();
    progress.step = m_pager.step();
    return progress;
}

KongSource KongReader::source(KongCollection collection, const QString &workspace,
                              std::string upstream) const
{
    const QString prefix = workspace.isEmpty() ? QString() : u'/' + workspace;
    return KongSource(collection, prefix, workspace.toStdString(), std::move(upstream));
}

QCoro::Task<Result<GatewayIdentity>> KongReader::identify()
{
    const KongRoot root = co_await readKongRoot(m_session.get(), m_options.rootTimeout);
    if (root.isFatal())
        co_return *root.error;
    const QString workspace = m_options.workspaces.value(0);
    QUrlQuery query;
    query.addQueryItem(u"size"_s, u"1"_s);
    HttpRequest probe(source(KongCollection::Services, workspace).path, query);
    const Result<HttpReply> list = co_await m_session->send(probe);
    if (!list)
        co_return root.error ? *root.error : list.error();
    if (list->status == 401 || (!root.node && root.version.isEmpty() && list->status != 200))
        co_return m_session->statusError(probe, *list);

    GatewayIdentity identity;
    identity.product = u"Kong"_s;
    identity.version = root.version;
    identity.edition = root.edition;
    if (list->status == 200)
        identity.mayRead = Right::Yes;
    else if (list->status == 403)
        identity.mayRead = Right::No;
    if (root.isWithoutDatabase())
        identity.mayChange = Right::No; // such a node refuses every write of an entity
    else if (!m_options.hasCredential && list->status == 200)
        identity.mayChange = Right::Yes;
    if (!m_options.hasCredential && list->status == 200)
        identity.warnings.append(u"The Admin API asks for no credential: whoever reaches it may read it%1"_s
                                     .arg(root.isWithoutDatabase() ? QString() : u" and change it"_s));
    if (root.error)
        identity.warnings.append(u"The node does not describe itself: "_s + root.error->what);
    co_return identity;
}

QCoro::Task<QList<QString>> KongReader::workspaces(bool isEnterprise)
{
    if (!m_options.workspaces.isEmpty())
        co_return m_options.workspaces;
    QList<QString> names;
    if (isEnterprise) {
        QUrlQuery query;
        query.addQueryItem(u"size"_s, u"1000"_s);
        HttpRequest request(u"/workspaces"_s, query);
        const Result<HttpReply> reply = co_await m_session->get(request);
        const auto root = reply ? m_session->parse(request, *reply) : Result<JsonElement>(reply.error());
        const auto data = root ? memberAt(*root, "data") : std::nullopt;
        if (data && data->is_array()) {
            for (const auto row : arrayOf(*data)) {
                const std::string_view name = stringAt(row, "name");
                names.append(QString::fromUtf8(name.data(), qsizetype(name.size())));
            }
        }
        names.removeAll(QString());
    }
    if (names.isEmpty())
        names.append(QString()); // the default one answers without a prefix
    co_return names;
}

QCoro::Task<Result<void>> KongReader::read(InventorySink &sink)
{
    Delivery delivery(sink);
    const KongRoot root = co_await readKongRoot(m_session.get(), m_options.rootTimeout);
    if (root.isFatal())
        co_return *root.error;
    CollectionReport report;
    report.key.name = "node";
    report.kinds = EntityKinds{EntityKind::Node};
    std::vector<EntityRecord> records;
    if (root.node) {
        report.state = FactState::Known;
        report.received = 1;
        records.push_back(toRecord(*root.node));
    } else {
        report.error = root.error;
    }
    delivery.finish(std::move(report), std::move(records));
    if (root.error && root.error->kind == Error::Kind::Unauthorized)
        co_return *root.error;
    const QList<QString> names = co_await workspaces(root.isEnterprise());
    for (const QString &name : names) {
        if (!delivery.isBroken())
            co_await readWorkspace(delivery, name);
    }
    co_return delivery.outcome();
}

QCoro::Task<void> KongReader::readWorkspace(Delivery &delivery, QString workspace)
{
    std::vector<QCoro::Task<void>> tasks;
    tasks.push_back(readApis(delivery, workspace));
    tasks.push_back(readConsumers(delivery, workspace));
    for (const KongCollection collection : independentKongCollections)
        tasks.push_back(readAlone(delivery, workspace, collection));
    for (auto &task : tasks)
        co_await task;
}

QCoro::Task<void> KongReader::readAlone(Delivery &delivery, QString workspace, KongCollection collection)
{
    KongPageSet set = co_await m_pager.read(source(collection, workspace));
    delivery.finish(std::move(set.report), std::move(set.rows.records));
}

QCoro::Task<void> KongReader::readConsumers(Delivery &delivery, QString workspace)
{
    auto groups = m_pager.read(source(KongCollection::Acls, workspace));
    KongPageSet consumers = co_await m_pager.read(source(KongCollection::Consumers, workspace));
    KongPageSet acls = co_await groups;
    delivery.finish(acls.report);
    delivery.finish(std::move(consumers.report),
                    linkKongConsumers(std::move(consumers.rows.consumers), acls.rows));
}

QCoro::Task<void> KongReader::readApis(Delivery &delivery, QString workspace)
{
    auto serviceTask = m_pager.read(source(KongCollection::Services, workspace));
    auto certificateTask = m_pager.read(source(KongCollection::Certificates, workspace));
    auto sniTask = m_pager.read(source(KongCollection::Snis, workspace));
    auto authorityTask = m_pager.read(source(KongCollection::CaCertificates, workspace));
    KongPageSet upstreams = co_await m_pager.read(source(KongCollection::Upstreams, workspace));
    const bool known = !upstreams.report.error;
    std::vector<std::string> ids;
    if (known) {
        for (const Upstream &upstream : upstreams.rows.upstreams)
            ids.push_back(upstream.nativeId);
    }
    auto targetTask = readTargets(delivery, workspace, std::move(ids));
    KongPageSet services = co_await serviceTask;
    KongPageSet certificates = co_await certificateTask;
    KongPageSet snis = co_await sniTask;
    KongPageSet authorities = co_await authorityTask;

    // Without the upstreams it cannot be told what the hosts of services are: nothing may be closed.
    if (!known)
        services.report.torn = true;
    auto upstreamRecords = linkKongUpstreams(upstreams.rows.upstreams, services.rows.services);
    auto serviceRecords = linkKongServices(std::move(services.rows.services),
                                           known ? &upstreams.rows : nullptr, authorities.rows,
                                           certificates.rows);
    delivery.finish(upstreams.report, std::move(upstreamRecords));
    delivery.finish(services.report, std::move(serviceRecords));
    delivery.finish(certificates.report,
                    linkKongCertificates(std::move(certificates.rows.certificates), snis.rows));
    delivery.finish(snis.report);
    delivery.finish(authorities.report, std::move(authorities.rows.records));
    co_await targetTask;
}

QCoro::Task<void> KongReader::readTargets(Delivery &delivery, QString workspace,
                                          std::vector<std::string> upstreams)
{
    auto queue = std::make_shared<std::vector<std::string>>(std::move(upstreams));
    std::vector<QCoro::Task<void>> workers;
    for (int i = 0; i < m_options.concurrency; ++i)
        workers.push_back(readSomeTargets(delivery, workspace, queue));
    for (auto &worker : workers)
        co_await worker;
}

QCoro::Task<void> KongReader::readSomeTargets(Delivery &delivery, QString workspace,
                                              std::shared_ptr<std::vector<std::string>> upstreams)
{
    while (!upstreams->empty() && !delivery.isBroken()) {
        std::string upstream = std::move(upstreams->back());
        upstreams->pop_back();
        KongPageSet set = co_await m_pager.read(source(KongCollection::Targets, workspace, upstream));
        if (set.report.error && set.report.error->kind == Error::Kind::NotFound) {
            // The upstream went away after it was listed.
            set.report.error.reset();
            set.report.state = FactState::KnownEmpty;
            set.report.torn = true;
        }
        delivery.finish(std::move(set.report), std::move(set.rows.records));
    }
}

std::unique_ptr<GatewayReader> makeKongReader(std::unique_ptr<HttpSession> session,
                                              const GatewayConfig &config, const Clock &,
                                              std::shared_ptr<const Fingerprinter> fingerprinter)
{
    KongOptions options;
    options.workspaces = config.workspaces;
    options.hasCredential = config.auth.has_value();
    options.concurrency = config.limits.concurrency;
    options.rootTimeout = std::min(options.rootTimeout, config.limits.timeout);
    return std::make_unique<KongReader>(std::move(session), options, std::move(fingerprinter));
}

} // namespace bulkhead
