// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/transport/httpsession.h"
#include "ports/gatewayeditor.h"

namespace bulkhead {

//! Edits the routes of a Caddy's HTTP servers. An object is one top-level route; it is found by what it is, as Caddy gives no ids of its own and places in an array move.
//! What was deleted is put back among its neighbours; what is new comes last, but before what takes everything.
//! Every write carries If-Match with the tag of `/config/apps` as it was read just before, so that Caddy refuses if anything below has changed (gateways.md 11.6).
class CaddyEditor final : public GatewayEditor
{
public:
    CaddyEditor(std::unique_ptr<HttpSession> session, GatewayId gateway, std::shared_ptr<const Fingerprinter> fingerprinter);

    [[nodiscard]] promotion::StepGuard guard() const override { return promotion::StepGuard::IfMatch; }
    QCoro::Task<Result<promotion::NativeClosure>> closure(std::vector<std::string> deployments) override;
    [[nodiscard]] Result<promotion::NativeObject> placed(promotion::NativeObject mapped) const override;
    [[nodiscard]] Result<std::vector<EntityRecord>> units(const std::vector<promotion::NativeObject> &objects) const override;
    QCoro::Task<Result<StepSight>> look(promotion::PlanStep step) override;
    QCoro::Task<Result<void>> write(promotion::PlanStep step) override;
    void cancel() override;

private:
    //! A top-level route as it is, and without its secrets.
    struct Route
    {
        std::string server;
        std::size_t index = 0;
        std::string deployment; //!< native id
        JsonValue raw, redacted;
    };
    struct Document
    {
        QByteArray tag; //!< of /config/apps
        std::vector<std::string> servers;
        std::map<std::string, JsonValue> listens; //!< by server, where it is told
        std::vector<std::string> serversWithRoutes;
        std::vector<Route> routes;
    };
    QCoro::Task<Result<Document>> read();
    [[nodiscard]] Document documentOf(JsonElement apps) const;
    //! Of all routes of a server, in their order.
    [[nodiscard]] static std::vector<std::string> idsOf(const Document &document, const std::string &server);
    [[nodiscard]] Result<HttpRequest> requestFor(const promotion::PlanStep &step, const Document &document) const;
    [[nodiscard]] Result<HttpRequest> insertion(const promotion::PlanStep &step, const Document &document) const;

    std::unique_ptr<HttpSession> m_session;
    GatewayId m_gateway;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    std::vector<std::string> m_servers; //!< as the last closure saw them
    std::map<std::string, JsonValue> m_listens;
};

} // namespace bulkhead
