// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedgateways.h"

#include <QTimer>

#include <QCoroSignal>
#include <QCoroTimer>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

class ScriptedReader final : public GatewayReader
{
public:
    explicit ScriptedReader(std::shared_ptr<GatewayScript> script)
        : m_script(std::move(script))
    {
        m_never.setSingleShot(true);
    }

    QCoro::Task<Result<GatewayIdentity>> identify() override
    {
        if (m_script->identifyError)
            co_return *m_script->identifyError;
        co_return m_script->identity;
    }

    QCoro::Task<Result<void>> read(InventorySink &sink) override
    {
        ++m_script->reads;
        if (m_script->hangs) {
            m_never.start(std::chrono::hours(1));
            co_await m_never; // cancel() makes it due at once
        }
        if (m_cancelled) {
            Error error;
            error.kind = Error::Kind::Cancelled;
            co_return error;
        }
        if (m_script->readError)
            co_return *m_script->readError;
        co_return handOver(sink);
    }

    void cancel() override
    {
        m_cancelled = true;
        if (m_never.isActive())
            m_never.start(0);
    }

    [[nodiscard]] ReadProgress progress() const override { return m_progress; }

private:
    Result<void> handOver(InventorySink &sink)
    {
        for (const ScriptedCollection &collection : m_script->collections) {
            m_progress.step = QString::fromStdString(collection.report.key.name);
            m_progress.rows += qint64(collection.records.size());
            ++m_progress.requests;
            if (const auto added = sink.add(collection.report.key, collection.records); !added)
                return added;
            if (const auto finished = sink.finish(collection.report); !finished)
                return finished;
        }
        return {};
    }

    std::shared_ptr<GatewayScript> m_script;
    ReadProgress m_progress;
    QTimer m_never;
    bool m_cancelled = false;
};

} // namespace

QCoro::Task<Result<std::shared_ptr<GatewayReader>>> ScriptedConnector::open(GatewayConfig config)
{
    const auto script = m_scripts.value(config.id);
    if (!script || script->openError)
        co_return script ? *script->openError : Error();
    co_return std::shared_ptr<GatewayReader>(std::make_shared<ScriptedReader>(script));
}

QCoro::Task<ConnectionReport> ScriptedConnector::test(GatewayConfig config, CancelToken)
{
    ConnectionReport report;
    if (const auto script = m_scripts.value(config.id))
        report = script->connection;
    report.gateway = config.id;
    co_return report;
}

ScriptedCollection wholeCollection(const std::string &name, std::vector<EntityRecord> records,
                                   EntityKinds kinds)
{
    ScriptedCollection collection;
    std::uint16_t bits = kinds.bits();
    for (const EntityRecord &record : records)
        bits |= EntityKinds{record.kind}.bits();
    collection.report.key.name = name;
    collection.report.kinds = EntityKinds::fromBits(bits);
    collection.report.state = records.empty() ? FactState::KnownEmpty : FactState::Known;
    collection.report.received = std::int64_t(records.size());
    collection.records = std::move(records);
    return collection;
}

std::vector<EntityRecord> simpleApi(const std::string &name, const std::string &path,
                                    const std::string &host)
{
    Deployment deployment;
    deployment.nativeId = "service-" + name;
    deployment.nativeName = name;
    deployment.upstreamId = "upstream-" + name;
    Route route;
    route.nativeId = "route-" + name;
    route.nativeName = name;
    route.deploymentId = deployment.nativeId;
    route.paths = {path};
    Upstream upstream;
    upstream.nativeId = deployment.upstreamId;
    upstream.scheme = "http";
    Target target;
    target.nativeId = "target-" + name;
    target.upstreamId = upstream.nativeId;
    target.host = host;
    target.port = 8080;
    return {toRecord(deployment), toRecord(route), toRecord(upstream), toRecord(target)};
}

} // namespace bulkhead::test
