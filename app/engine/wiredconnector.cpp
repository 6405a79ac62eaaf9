// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wiredconnector.h"

#include "gateways/apisix/apisixeditor.h"
#include "gateways/apisix/apisixreader.h"
#include "gateways/caddy/caddyeditor.h"
#include "gateways/caddy/caddyreader.h"
#include "gateways/kong/kongeditor.h"
#include "gateways/kong/kongreader.h"

#include <QFileInfo>

namespace bulkhead {

namespace {

template<typename Reader>
Connector::ReaderFactory factoryOf()
{
    return [](std::unique_ptr<HttpSession> session, const GatewayConfig &config, const Clock &clock,
              std::shared_ptr<const Fingerprinter> fingerprinter) -> std::unique_ptr<GatewayReader> {
        return std::make_unique<Reader>(std::move(session), config, clock, std::move(fingerprinter));
    };
}

std::unique_ptr<GatewayEditor> apisixEditor(std::unique_ptr<HttpSession> session, const GatewayConfig &config, std::shared_ptr<const Fingerprinter> fingerprinter)
{
    std::unique_ptr<ApisixServed> served;
    if (!config.controlUrl.isEmpty()) {
        TransportConfig control; // it has no key, and never gets the Admin API's
        control.gateway = config.id;
        control.adminUrl = config.controlUrl;
        control.limits = config.limits;
        served = std::make_unique<ApisixServed>(std::make_unique<HttpSession>(std::move(control)));
    }
    return std::make_unique<ApisixEditor>(std::move(session), config, std::move(fingerprinter), std::move(served));
}

std::unique_ptr<GatewayEditor> caddyEditor(std::unique_ptr<HttpSession> session, const GatewayConfig &config, std::shared_ptr<const Fingerprinter> fingerprinter)
{
    return std::make_unique<CaddyEditor>(std::move(session), config.id, std::move(fingerprinter));
}

} // namespace

WiredConnector::WiredConnector(const EstateConfig &estate,
                               std::shared_ptr<const Fingerprinter> fingerprinter)
    : m_secrets(QFileInfo(estate.path).absolutePath(), &m_keychain)
    , m_connector(m_secrets, m_clock, std::move(fingerprinter),
                  QFileInfo(estate.path).absolutePath())
{
    m_connector.registerKind(GatewayKind::Kong, "Kong-Admin-Token", makeKongReader);
    m_connector.registerKind(GatewayKind::Apisix, apisixAuthHeader, factoryOf<ApisixReader>());
    m_connector.registerKind(GatewayKind::Caddy, {}, factoryOf<CaddyReader>());
    m_connector.registerEditor(GatewayKind::Apisix, apisixEditor);
    m_connector.registerEditor(GatewayKind::Caddy, caddyEditor);
    m_connector.registerEditor(GatewayKind::Kong, makeKongEditor);
}

QCoro::Task<Result<std::shared_ptr<GatewayReader>>> WiredConnector::open(GatewayConfig config)
{
    return m_connector.open(std::move(config));
}

QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> WiredConnector::openEditor(GatewayConfig config, Access access)
{
    return m_connector.openEditor(std::move(config), access);
}

QCoro::Task<ConnectionReport> WiredConnector::test(GatewayConfig config, CancelToken cancel)
{
    return m_connector.test(std::move(config), std::move(cancel));
}

} // namespace bulkhead
