// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/apisix/apisixcollections.h"
#include "gateways/apisix/apisixpager.h"
#include "ports/gateway.h"

#include <memory>

namespace bulkhead {

//! Reads Apache APISIX 3 through its Admin API, with GET only. `/apisix/admin` is put behind the admin URL
//! unless that ends so already. The header of its key is `apisixAuthHeader` unless the estate says otherwise.
class ApisixReader final : public GatewayReader
{
public:
    ApisixReader(std::unique_ptr<HttpSession> session, const GatewayConfig &config, const Clock &clock,
                 std::shared_ptr<const Fingerprinter> fingerprinter);
    ~ApisixReader() override;

    QCoro::Task<Result<GatewayIdentity>> identify() override;
    QCoro::Task<Result<void>> read(InventorySink &sink) override;
    void cancel() override;
    [[nodiscard]] ReadProgress progress() const override;

private:
    using Collection = ApisixCollection;
    struct Outcome; //!< how a collection ended, before the sink hears of it

    QCoro::Task<Outcome> readCollection(Collection collection);
    QCoro::Task<Outcome> readCredentials(Outcome consumers);

    QCoro::Task<Result<void>> deliverCollection(InventorySink &sink, Collection collection);
    QCoro::Task<Result<void>> deliverRoutes(InventorySink &sink);
    QCoro::Task<Result<void>> deliverConsumers(InventorySink &sink);
    Result<void> deliver(InventorySink &sink, Collection collection, Outcome outcome);
    static Result<void> deliverNode(InventorySink &sink, const QString &version);

    std::unique_ptr<HttpSession> m_session;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    ApisixMapper m_mapper;
    QString m_prefix;
    ApisixPager m_pager; //!< uses those above
};

inline constexpr char apisixAuthHeader[] = "X-API-KEY";

} // namespace bulkhead
