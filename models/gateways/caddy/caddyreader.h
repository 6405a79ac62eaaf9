// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/transport/httpsession.h"
#include "ports/gateway.h"

namespace bulkhead {

//! Reads a Caddy through its admin endpoint. The whole configuration is one document, read by one
//! request, so what is read belongs together.
class CaddyReader final : public GatewayReader
{
public:
    CaddyReader(std::unique_ptr<HttpSession> session, const GatewayConfig &config, const Clock &clock,
                std::shared_ptr<const Fingerprinter> fingerprinter);

    QCoro::Task<Result<GatewayIdentity>> identify() override;
    QCoro::Task<Result<void>> read(InventorySink &sink) override;
    void cancel() override;
    [[nodiscard]] ReadProgress progress() const override;

private:
    //! The parsed document lives until the next request.
    QCoro::Task<Result<JsonElement>> fetch(QString path);
    QCoro::Task<Result<CollectionReport>> readUpstreams();

    std::unique_ptr<HttpSession> m_session;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    qint64 m_rows = 0;
    QString m_step;
};

//! The tag that Caddy gives a configuration path: FNV-1a, 32 bits, over the body with its final line
//! feed. Caddy 2.6 sends it as a trailer, which Qt does not show.
[[nodiscard]] QByteArray caddyTag(const QByteArray &path, const QByteArray &body);

} // namespace bulkhead
