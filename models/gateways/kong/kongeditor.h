// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "gateways/kong/kongpager.h"
#include "gateways/kong/kongsharing.h"
#include "gateways/kong/kongwrite.h"
#include "ports/gatewayeditor.h"

#include <optional>
#include <set>

namespace bulkhead {

struct KongEditorOptions
{
    std::vector<std::string> workspaces = {};         //!< empty: the one without a prefix
    std::chrono::milliseconds rootTimeout{5000};      //!< "/" runs over all timers and may hang on a busy node
    std::chrono::milliseconds replicaWait{100};       //!< first pause for a read replica that lags behind; each next one is twice as long
    int concurrency = LimitsConfig().concurrency;     //!< pages that are asked for at once
};

//! Edits services, routes, their plugins, upstreams, targets, server names and certificates of a Kong through its Admin API.
//!
//! Kong knows no revision, and answers If-Match with 412 after it has done what was asked (observed on 3.9.3): so each write is guarded by a comparison just before, and never carries
//! a condition. What somebody else changes in between stays, and `look` then says Other.
//! Ids of new objects are made of the target and the object of the source, so that a plan comes out the same each time and a lost answer can be told from a lost request.
class KongEditor final : public GatewayEditor
{
public:
    KongEditor(std::unique_ptr<HttpSession> session, GatewayId gateway, std::shared_ptr<const Fingerprinter> fingerprinter, KongEditorOptions options = {});

    [[nodiscard]] promotion::StepGuard guard() const override { return promotion::StepGuard::Compare; }
    QCoro::Task<Result<promotion::NativeClosure>> closure(std::vector<std::string> deployments) override;
    [[nodiscard]] Result<promotion::NativeObject> placed(promotion::NativeObject mapped) const override;
    QCoro::Task<Result<std::vector<promotion::NativeObject>>> shared(std::vector<promotion::NativeObject> wanted) override;
    QCoro::Task<Result<std::vector<promotion::NativeObject>>> objects(std::vector<promotion::ObjectRef> refs) override;
    QCoro::Task<Result<void>> validate(promotion::PlanStep step) override;
    [[nodiscard]] Result<std::vector<EntityRecord>> units(const std::vector<promotion::NativeObject> &objects) const override;
    QCoro::Task<Result<StepSight>> look(promotion::PlanStep step) override;
    QCoro::Task<Result<void>> write(promotion::PlanStep step) override;
    void cancel() override;

private:
    using Authorities = std::shared_ptr<const KongAuthorities>;
    struct Current
    {
        std::optional<KongObject> object; //!< empty: not there
        Authorities authorities;
    };
    //! Unsupported if this node takes no changes. Asked once.
    QCoro::Task<Result<void>> takesChanges();
    QCoro::Task<Result<Current>> current(promotion::PlanStep step);
    QCoro::Task<Result<Authorities>> authorities(std::string workspace);
    //! What else is there, for `units`. Unsupported where that may not be read.
    QCoro::Task<Result<KongGround>> ground();
    QCoro::Task<Result<KongRows>> lists(std::string workspace);
    QCoro::Task<Result<void>> send(promotion::PlanStep step, KongWrite write);
    //! What an answer that is no success says.
    QCoro::Task<Result<void>> refusal(promotion::PlanStep step, KongWrite write, HttpReply reply);
    //! Conflict if something hangs on an object that would go with it.
    QCoro::Task<Result<void>> mayGo(promotion::PlanStep step);
    //! Refused if another object has the id or the name.
    QCoro::Task<Result<void>> isFree(promotion::PlanStep step);
    void remember(const promotion::NativeClosure &closure);
    //! Remembers what was found for `units`, and gives it.
    std::vector<promotion::NativeObject> taken(const KongSharing &sharing);
    [[nodiscard]] Error conflict(const promotion::PlanStep &step, const QString &what) const;
    [[nodiscard]] StepSight sightOf(const promotion::PlanStep &step, const Current &current) const;

    std::unique_ptr<HttpSession> m_session;
    GatewayId m_gateway;
    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    KongEditorOptions m_options;
    KongRowReader m_rows;
    KongPager m_pager;
    KongObjects m_objects;
    std::optional<Result<KongGround>> m_ground; //!< of the last closure
    std::set<std::string> m_ids;         //!< of the last closure
    std::set<std::string> m_serverNames; //!< of the last closure
    bool m_hasUpstream = false;          //!< the last closure
    std::optional<Result<void>> m_takesChanges;
    std::set<std::pair<promotion::ObjectRef, std::string>> m_written; //!< digests of what was written and answered well
};

//! As the connector wants it.
[[nodiscard]] std::unique_ptr<GatewayEditor> makeKongEditor(std::unique_ptr<HttpSession> session, const GatewayConfig &config,
                                                            std::shared_ptr<const Fingerprinter> fingerprinter);

} // namespace bulkhead
