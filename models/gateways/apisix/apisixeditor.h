// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/apisix/apisixbody.h"
#include "gateways/apisix/apisixclosure.h"
#include "gateways/apisix/apisixserved.h"
#include "gateways/apisix/apisixunits.h"
#include "gateways/transport/httpsession.h"
#include "ports/gatewayeditor.h"

#include <optional>
#include <set>

namespace bulkhead {

//! Edits services, routes, upstreams and plugin configurations of an Apache APISIX 3 through its Admin API. There is no conditional write, so each is compared just before;
//! whole objects are put, as a PATCH of 3.17 and before encrypts secrets twice (apisix-observed.md). What was deleted and is put back means the same as before, but lists its
//! nodes, and does not say what is taken anyway. What is read back is what etcd holds; with a control API, it is
//! After only once the gateway itself works with it. Certificates are looked at but never written: their private keys cannot be read. Stand-alone mode and version 2
//! of the Admin API are Unsupported.
class ApisixEditor final : public GatewayEditor
{
public:
    //! `served` is the gateway's control API; nullptr: it is not known, and what etcd holds is taken as served.
    ApisixEditor(std::unique_ptr<HttpSession> session, const GatewayConfig &config, std::shared_ptr<const Fingerprinter> fingerprinter,
                 std::unique_ptr<ApisixServed> served = {});

    [[nodiscard]] promotion::StepGuard guard() const override { return promotion::StepGuard::Compare; }
    QCoro::Task<Result<promotion::NativeClosure>> closure(std::vector<std::string> deployments) override;
    //! Under the id that it has in the source if that is free, else under one derived from it.
    [[nodiscard]] Result<promotion::NativeObject> placed(promotion::NativeObject mapped) const override;
    QCoro::Task<Result<void>> validate(promotion::PlanStep step) override;
    //! What `apisixUnits` says. The secrets that `closure` met are kept in guarded memory for it.
    [[nodiscard]] Result<std::vector<EntityRecord>> units(const std::vector<promotion::NativeObject> &objects) const override;
    QCoro::Task<Result<StepSight>> look(promotion::PlanStep step) override;
    QCoro::Task<Result<void>> write(promotion::PlanStep step) override;
    void cancel() override;

private:
    //! An object that may not be there.
    struct Found : std::optional<ApisixBody>
    {
        std::int64_t modifiedIndex = 0; //!< 0: it is not there
    };

    QCoro::Task<Result<ApisixInventory>> readAll();
    QCoro::Task<Result<void>> readList(ApisixCollection collection, ApisixInventory &inventory);
    QCoro::Task<Error> noLists(HttpRequest request, HttpReply reply);
    QCoro::Task<Result<Found>> read(promotion::ObjectRef ref);
    [[nodiscard]] QString pathOf(const promotion::ObjectRef &ref) const;
    [[nodiscard]] Result<HttpRequest> requestFor(const promotion::PlanStep &step, const Found &now) const;
    [[nodiscard]] Error refusal(const HttpRequest &request, const HttpReply &reply, const Found &now);

    std::unique_ptr<HttpSession> m_session;
    GatewayId m_gateway;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    std::unique_ptr<ApisixServed> m_served;
    QString m_prefix;
    std::map<std::string, std::set<std::string>> m_ids; //!< of each collection, as the last closure saw them
    ApisixRows m_rows; //!< of the last closure
};

} // namespace bulkhead
