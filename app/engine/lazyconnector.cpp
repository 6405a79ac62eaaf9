// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lazyconnector.h"

#include "core/logging.h"

#include <QCoroSignal>

namespace bulkhead {

LazyConnector::LazyConnector(EnginePaths paths, EstateConfig estate)
    : m_paths(std::move(paths))
    , m_estate(std::move(estate))
{
}

QCoro::Task<Result<void>> LazyConnector::ensureConnector()
{
    if (m_connector)
        co_return Result<void>();
    if (m_making) {
        co_await qCoro(this, &LazyConnector::made);
        co_return m_error ? Result<void>(*m_error) : Result<void>();
    }
    m_making = true;
    const auto engine = co_await Engine::make(m_paths);
    m_making = false;
    m_error.reset();
    if (engine) {
        for (const QString &warning : (*engine)->warnings())
            qCInfo(lcApp).noquote() << warning;
        m_connector = (*engine)->makeConnector(m_estate);
    } else {
        m_error = engine.error();
    }
    emit made();
    co_return m_error ? Result<void>(*m_error) : Result<void>();
}

QCoro::Task<Result<std::shared_ptr<GatewayReader>>> LazyConnector::open(GatewayConfig config)
{
    const auto ensured = co_await ensureConnector();
    if (!ensured)
        co_return ensured.error();
    co_return co_await m_connector->open(config);
}

QCoro::Task<ConnectionReport> LazyConnector::test(GatewayConfig config, CancelToken cancel)
{
    const auto ensured = co_await ensureConnector();
    if (ensured)
        co_return co_await m_connector->test(config, cancel);
    ConnectionReport report;
    report.gateway = config.id;
    report.error = ensured.error();
    co_return report;
}

} // namespace bulkhead
