// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/apiname.h"
#include "usecases/loadcatalog.h"

#include <optional>
#include <vector>

namespace bulkhead {

//! More APIs in one plan nobody reads before they sign it.
inline constexpr int mostApisOfAPlan = 20;

//! Whether an API can go along a promotion path, and what is in the way.
struct TravelAnswer
{
    enum class Why {
        Can,
        NotInSource, //!< the environment that the path begins in does not have it
        NoTarget,    //!< no gateway of its product serves the environment that the path leads to
        OtherKind,   //!< where the path leads to, gateways of another product have it
        OtherSource, //!< the others of the plan come from another gateway
        OtherTarget, //!< the others of the plan go to another gateway than has it
        TooMany      //!< the plan is full
    };
    Why why = Why::Can;
    QList<GatewayId> gateways; //!< those that have it instead

    [[nodiscard]] bool can() const { return why == Why::Can; }
    friend bool operator==(const TravelAnswer &, const TravelAnswer &) = default;
};

//! The two gateways that all APIs of a plan go between; empty where it is not told yet.
struct PromotionWay
{
    GatewayId source, target;
    friend bool operator==(const PromotionWay &, const PromotionWay &) = default;
};

// All pure, and by what the catalog knows; the plan itself reads the gateways.

//! Gateways that all of `rows` can come from, for each of which there is one to go to.
[[nodiscard]] QList<GatewayId> sourcesOf(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionPath &path);
//! Gateways that all of `rows` can go to from `source`: where an API is already, it goes nowhere else.
[[nodiscard]] QList<GatewayId> targetsOf(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionPath &path, const GatewayId &source);

//! Whether it can go along the path by itself.
[[nodiscard]] TravelAnswer travels(const CatalogView &view, const ApiRow &row, const PromotionPath &path);
//! Whether it can go between these two gateways.
[[nodiscard]] TravelAnswer travels(const CatalogView &view, const ApiRow &row, const PromotionPath &path, const PromotionWay &way);

//! What keeps several APIs from going along a path together.
struct TravelProblem
{
    const ApiRow *row = nullptr;   //!< the one at fault
    const ApiRow *other = nullptr; //!< the one that it does not go together with; nullptr: it does not go at all
    TravelAnswer answer;
};
//! The first problem of `rows` on the path; nothing if they can go together.
[[nodiscard]] std::optional<TravelProblem> whyNotTogether(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionPath &path);

} // namespace bulkhead
