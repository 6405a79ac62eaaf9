// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/kong/kongpager.h"
#include "gateways/kong/kongroot.h"
#include "gateways/transport/httpsession.h"
#include "ports/gateway.h"

#include <memory>

namespace bulkhead {

struct KongOptions
{
    QList<QString> workspaces;  //!< empty: all that can be listed, else the one without a prefix
    bool hasCredential = false; //!< does the session send one
    int concurrency = LimitsConfig().concurrency;
    std::chrono::milliseconds rootTimeout{5000}; //!< "/" runs over all timers and may hang on a busy node
};

//! Reads a Kong gateway through its Admin API. Never writes.
class KongReader final : public GatewayReader
{
public:
    KongReader(std::unique_ptr<HttpSession> session, KongOptions options,
               std::shared_ptr<const Fingerprinter> fingerprinter);
    ~KongReader() override;

    QCoro::Task<Result<GatewayIdentity>> identify() override;
    QCoro::Task<Result<void>> read(InventorySink &sink) override;
    void cancel() override;
    [[nodiscard]] ReadProgress progress() const override;

private:
    class Delivery;

    QCoro::Task<QList<QString>> workspaces(bool isEnterprise);
    QCoro::Task<void> readWorkspace(Delivery &delivery, QString workspace);
    QCoro::Task<void> readApis(Delivery &delivery, QString workspace);
    QCoro::Task<void> readConsumers(Delivery &delivery, QString workspace);
    QCoro::Task<void> readAlone(Delivery &delivery, QString workspace, KongCollection collection);
    //! One request for each upstream: Kong lists "/targets" among its endpoints, but answers it with 404.
    QCoro::Task<void> readTargets(Delivery &delivery, QString workspace, std::vector<std::string> upstreams);
    QCoro::Task<void> readSomeTargets(Delivery &delivery, QString workspace,
                                      std::shared_ptr<std::vector<std::string>> upstreams);
    [[nodiscard]] KongSource source(KongCollection collection, const QString &workspace,
                                    std::string upstream = {}) const;

    std::unique_ptr<HttpSession> m_session;
    KongOptions m_options;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    KongPager m_pager;
};

//! As the connector wants it; the product's own header for a credential is "Kong-Admin-Token".
[[nodiscard]] std::unique_ptr<GatewayReader> makeKongReader(
    std::unique_ptr<HttpSession> session, const GatewayConfig &config, const Clock &clock,
    std::shared_ptr<const Fingerprinter> fingerprinter);

} // namespace bulkhead
