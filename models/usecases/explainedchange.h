// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "promotion/ledger.h"

#include <QStringList>

#include <memory>
#include <set>

namespace bulkhead {

//! An execution or roll-back that the log has, with where it wrote.
struct ExecutedPromotion
{
    std::string request;
    QStringList apis; //!< ids of catalog rows
    EnvironmentId to;
    GatewayId target;
    UtcTime begun{}, ended{}; //!< of one that goes on far in the future; of one that was cut off an hour later
    bool isDone = false;      //!< as far as was known then
    std::shared_ptr<const std::set<std::string>> objects{}; //!< native ids that the steps of its plan write
    std::optional<QList<promotion::UnitChange>> units{};    //!< what it was to make of the target; nothing: the log does not tell
};
//! The executions of a request as they were known at a moment, in the order of time.
[[nodiscard]] std::vector<ExecutedPromotion> runsOf(const promotion::Request &request, const GatewayId &target, std::shared_ptr<const std::set<std::string>> objects, UtcTime at);

//! A change between two reads, and whose it may be.
struct SeenBetween
{
    const Store::Changes &change;
    std::string api; //!< id of the catalog row; empty: it belongs to no single API
    EnvironmentId environment;
    UtcTime after{}, until{}; //!< when the read before it began, and when the one with it ended
};

//! What promotions explain of one change.
struct ChangeExplanation
{
    std::string request;               //!< the promotion that explains it, or a part of it; empty: none does
    std::set<std::string> unexplained; //!< of a change with `request` the members that differ otherwise than it wrote; "presence" for all
    //! Whether the change is the promotion's cannot be told: it is of an API that was promoted then, and neither the log nor the plan says what that made of it.
    bool isUnsure = false;
    JsonValue left{};                  //!< with `unexplained`: the entity as the promotion leaves it, null if it is gone then
    [[nodiscard]] bool isExplained() const { return !request.empty() && unexplained.empty() && !isUnsure; }
};

//! Compares a change with what the promotions in its time were to write: one explains what it says to have made of that entity, and nothing else of its API. Where the log does not
//! say it, all that its steps write is explained, and the rest of its API is unsure. `runs` in the order of time. Pure.
[[nodiscard]] ChangeExplanation explanationOf(const SeenBetween &seen, const std::vector<ExecutedPromotion> &runs);

//! Members that differ, of entities that are there on both sides; without the times that a product sets.
[[nodiscard]] std::set<std::string> differingMembers(const JsonValue &before, const JsonValue &after);
//! The payload of an entity; null if it is not there.
[[nodiscard]] JsonValue payloadOf(const std::string &text);

} // namespace bulkhead
