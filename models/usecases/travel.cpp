// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/travel.h"

#include "usecases/planpromotion.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Why = TravelAnswer::Why;

QList<GatewayId> inBoth(const QList<GatewayId> &these, const QList<GatewayId> &those)
{
    QList<GatewayId> both;
    for (const GatewayId &gateway : these) {
        if (those.contains(gateway))
            both.append(gateway);
    }
    return both;
}

//! A promotion goes between gateways of one product.
QList<GatewayId> targetsOfOne(const CatalogView &view, const ApiRow &row, const PromotionPath &path, const GatewayId &source)
{
    const GatewayConfig *from = view.estate.gateway(source);
    if (from == nullptr)
        return {};
    const QList<GatewayId> serving = gatewaysServing(view.estate, path.to, from->kind), there = gatewaysOf(view.catalog, row, path.to);
    return there.isEmpty() ? serving : inBoth(there, serving);
}

} // namespace

QList<GatewayId> targetsOf(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionPath &path, const GatewayId &source)
{
    QList<GatewayId> targets;
    for (const ApiRow *row : rows) {
        const QList<GatewayId> own = targetsOfOne(view, *row, path, source);
        targets = row == rows.front() ? own : inBoth(targets, own);
    }
    return targets;
}

QList<GatewayId> sourcesOf(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionPath &path)
{
    QList<GatewayId> sources;
    for (const ApiRow *row : rows) {
        const QList<GatewayId> own = gatewaysOf(view.catalog, *row, path.from);
        sources = row == rows.front() ? own : inBoth(sources, own);
    }
    sources.removeIf([&](const GatewayId &source) { return targetsOf(view, rows, path, source).isEmpty(); });
    return sources;
}

TravelAnswer travels(const CatalogView &view, const ApiRow &row, const PromotionPath &path)
{
    if (gatewaysOf(view.catalog, row, path.from).isEmpty())
        return {Why::NotInSource, {}};
    if (!sourcesOf(view, {&row}, path).isEmpty())
        return {};
    const QList<GatewayId> there = gatewaysOf(view.catalog, row, path.to);
    return {there.isEmpty() ? Why::NoTarget : Why::OtherKind, there};
}

TravelAnswer travels(const CatalogView &view, const ApiRow &row, const PromotionPath &path, const PromotionWay &way)
{
    const TravelAnswer alone = travels(view, row, path);
    if (!alone.can())
        return alone;
    const QList<GatewayId> sources = gatewaysOf(view.catalog, row, path.from);
    if (!way.source.isEmpty() && !sources.contains(way.source))
        return {Why::OtherSource, sources};
    if (!way.target.isEmpty() && !targetsOfOne(view, row, path, way.source).contains(way.target))
        return {Why::OtherTarget, gatewaysOf(view.catalog, row, path.to)};
    return {};
}

std::optional<TravelProblem> whyNotTogether(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionPath &path)
{
    if (static_cast<int>(rows.size()) > mostApisOfAPlan) // first: all of a catalog may be meant
        return TravelProblem{rows[mostApisOfAPlan], nullptr, {Why::TooMany, {}}};
    for (const ApiRow *row : rows) {
        if (const TravelAnswer alone = travels(view, *row, path); !alone.can())
            return TravelProblem{row, nullptr, alone};
    }
    std::vector<const ApiRow *> together;
    for (const ApiRow *row : rows) {
        std::vector<const ApiRow *> more = together;
        more.push_back(row);
        if (sourcesOf(view, more, path).isEmpty()) {
            const QList<GatewayId> before = sourcesOf(view, together, path);
            const PromotionWay way{before.first(), targetsOf(view, together, path, before.first()).value(0)};
            return TravelProblem{row, together.front(), travels(view, *row, path, way)};
        }
        together = std::move(more);
    }
    return std::nullopt;
}

} // namespace bulkhead
