// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/explainedchange.h"
#include "usecases/loadcatalog.h"
#include "usecases/promotiondesk.h"

namespace bulkhead {

//! All executions, in the order of the log.
[[nodiscard]] Result<std::vector<ExecutedPromotion>> executedPromotions(PromotionDesk &desk);
//! Those of a ledger that was replayed from that log, or from the beginning of it.
[[nodiscard]] Result<std::vector<ExecutedPromotion>> executedPromotions(const promotion::Ledger &ledger, AuditStore &store);

//! Something that one sync saw on a gateway of production and the one before did not.
struct ProductionChange
{
    GatewayId gateway;
    EnvironmentId environment;
    EntityKind kind = EntityKind::Route;
    std::string nativeId, name{}; //!< name: what its product calls it; empty: not told
    promotion::StepAction action = promotion::StepAction::Change;
    std::vector<std::string> fields; //!< members that differ, for a change
    QString api, apiId;              //!< of the catalog; empty: it belongs to no single API
    UtcTime after{}, at{};           //!< when the last read without it and the first with it began
    SnapshotId snapshot = 0;         //!< that saw it first
    std::string request;             //!< of the promotion that explains it, or a part of it; empty: none does
    std::vector<std::string> unexplained{}; //!< with `request`: what differs otherwise than the promotion wrote it; "presence" for all
    bool isUnsure = false;           //!< whether it is that promotion's cannot be told
    [[nodiscard]] bool isExplained() const { return !request.empty() && unexplained.empty() && !isUnsure; }
};

//! What changed on production from read to read since a moment, newest first, each with the promotion that explains it: one that wrote to that gateway for that API between the two
//! reads, and what of it is what that was to write. Deployments, routes, upstreams, targets, policies and certificates; what the first read of a gateway finds is no change. Errors are those of the store; Cancelled.
[[nodiscard]] Result<std::vector<ProductionChange>> productionChanges(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, UtcTime since,
                                                                      const CancelToken &cancel);
//! The same up to a snapshot, whatever came later. Only syncs that ended are compared; `decisions` about matching stand in place of those of the store.
[[nodiscard]] Result<std::vector<ProductionChange>> productionChangesUntil(Store &store, const EstateConfig &estate, const std::vector<ExecutedPromotion> &executed, UtcTime since,
                                                                           SnapshotId last, const QList<MatchDecision> &decisions, const CancelToken &cancel);

//! How what was last read of an API stands to what was promoted.
struct ObservedState
{
    enum class Same : std::uint8_t { Unknown, Yes, No };
    std::optional<UtcTime> at; //!< of the oldest read of its gateways; nothing: never read
    Same same = Same::Unknown; //!< as the first read after the promotion saw it; Unknown without a promotion or a read since
};
[[nodiscard]] std::string_view toWire(ObservedState::Same same); //!< "true", "false", "unknown"
//! `promoted`: when it was applied, if it ever was.
[[nodiscard]] Result<ObservedState> observedState(Store &store, const CatalogView &view, const ApiRow &row, const EnvironmentId &environment, std::optional<UtcTime> promoted);

} // namespace bulkhead
