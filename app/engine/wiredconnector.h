// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "gateways/connector.h"
#include "gateways/names/systemnames.h"
#include "identity/desktopkeychain.h"
#include "identity/secretresolver.h"

namespace bulkhead {

//! A connector together with all it needs, knowing every gateway kind of this version.
class WiredConnector final : public GatewayConnector, public EditorOpener
{
public:
    WiredConnector(const EstateConfig &estate, std::shared_ptr<const Fingerprinter> fingerprinter);

    QCoro::Task<Result<std::shared_ptr<GatewayReader>>> open(GatewayConfig config) override;
    QCoro::Task<ConnectionReport> test(GatewayConfig config, CancelToken cancel) override;
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override;
    NameResolver *names() override { return &m_names; }

private:
    SystemClock m_clock;
    SystemNames m_names;
    DesktopKeychain m_keychain;
    SecretResolver m_secrets;
    Connector m_connector;
};

} // namespace bulkhead
