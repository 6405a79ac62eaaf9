// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "gateways/names/systemnames.h"

#include <QObject>

namespace bulkhead {

//! A connector that opens the store's key at its first use, on the thread that uses it: the window does
//! not wait for a keyring. A key that cannot be had fails that use with its reason, and is tried again.
class LazyConnector final : public QObject, public GatewayConnector
{
    Q_OBJECT
public:
    LazyConnector(EnginePaths paths, EstateConfig estate);

    QCoro::Task<Result<std::shared_ptr<GatewayReader>>> open(GatewayConfig config) override;
    QCoro::Task<ConnectionReport> test(GatewayConfig config, CancelToken cancel) override;
    NameResolver *names() override { return &m_names; }

signals:
    void made();

private:
    QCoro::Task<Result<void>> ensureConnector();

    EnginePaths m_paths;
    SystemNames m_names;
    EstateConfig m_estate;
    std::unique_ptr<GatewayConnector> m_connector;
    std::optional<Error> m_error;
    bool m_making = false;
};

} // namespace bulkhead
