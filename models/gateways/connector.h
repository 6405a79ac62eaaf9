// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/transport/httpsession.h"
#include "ports/gateway.h"
#include "ports/gatewayeditor.h"
#include "ports/secretstore.h"

#include <functional>
#include <map>

namespace bulkhead {

//! Makes readers for the kinds the application registered, over one transport, and tests connections.
//! Resolves the reading credential when a reader is opened or a connection tested, and `write_auth` only
//! when an editor is opened to write. What is given by reference must outlive the connector and its tasks.
class Connector final : public GatewayConnector, public EditorOpener
{
public:
    using ReaderFactory = std::function<std::unique_ptr<GatewayReader>(
        std::unique_ptr<HttpSession>, const GatewayConfig &, const Clock &,
        std::shared_ptr<const Fingerprinter>)>;

    using EditorFactory = std::function<std::unique_ptr<GatewayEditor>(std::unique_ptr<HttpSession>, const GatewayConfig &,
                                                                       std::shared_ptr<const Fingerprinter>)>;

    //! `folder` is the estate file's: paths of certificates are relative to it.
    Connector(SecretStore &secrets, const Clock &clock,
              std::shared_ptr<const Fingerprinter> fingerprinter, QString folder,
              TransportLimits limits = {});

    //! `authHeader` carries the credential if the estate file names no header; empty if the product has
    //! none of its own.
    void registerKind(GatewayKind kind, QByteArray authHeader, ReaderFactory factory);
    //! For a kind that is registered: how it is changed.
    void registerEditor(GatewayKind kind, EditorFactory factory);

    QCoro::Task<Result<std::shared_ptr<GatewayReader>>> open(GatewayConfig config) override;
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override;
    QCoro::Task<ConnectionReport> test(GatewayConfig config, CancelToken cancel) override;

private:
    friend class ConnectionTest;

    struct Kind
    {
        QByteArray authHeader;
        ReaderFactory factory;
        EditorFactory editor;
    };
    //! Nothing is resolved for a gateway without `auth`.
    QCoro::Task<Result<Secret>> resolve(GatewayConfig config);
    [[nodiscard]] Result<std::unique_ptr<HttpSession>> makeSession(const GatewayConfig &config, const Secret &secret,
                                                                   const QSslConfiguration &tls) const;
    [[nodiscard]] Result<std::shared_ptr<GatewayReader>> makeReader(const GatewayConfig &config,
                                                                    const Secret &secret,
                                                                    const QSslConfiguration &tls) const;
    //! A session to the gateway, signed in by `auth`.
    QCoro::Task<Result<std::unique_ptr<HttpSession>>> openSession(GatewayConfig config);
    [[nodiscard]] Result<QByteArray> authHeader(const GatewayConfig &config) const;

    SecretStore &m_secrets;
    const Clock &m_clock;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    QString m_folder;
    TransportLimits m_limits;
    std::map<GatewayKind, Kind> m_kinds;
};

} // namespace bulkhead
