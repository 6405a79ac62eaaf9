// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/apiname.h"
#include "usecases/loadcatalog.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Kind = CatalogChange::Kind;

CatalogChange changeOf(Kind kind, const ApiRow &row, UtcTime at, const QString &detail = {})
{
    CatalogChange change;
    change.kind = kind;
    change.at = at;
    change.api = apiNameOf(row);
    change.apiId = row.id;
    change.detail = detail;
    return change;
}

//! The natives of a row and their newest change: what tells that something inside an API moved.
std::vector<std::pair<QString, qint64>> revisions(const Catalog &catalog, const ApiRow &row)
{
    std::vector<std::pair<QString, qint64>> result;
    for (const auto index : row.deployments) {
        const CatalogDeployment &deployment = catalog.deployments[index];
        result.emplace_back(deployment.key(), deployment.native.updatedAt);
    }
    std::sort(result.begin(), result.end());
    return result;
}

void compareApis(const CatalogView &before, const CatalogView &after, QList<CatalogChange> &changes)
{
    QHash<ApiId, const ApiRow *> old;
    for (const ApiRow &row : before.catalog.apis)
        old.insert(row.id, &row);
    for (const ApiRow &row : after.catalog.apis) {
        const ApiRow *was = old.take(row.id);
        const UtcTime at = after.catalog.at;
        if (!was)
            changes.append(changeOf(Kind::ApiAppeared, row, at, toWire(row.status)));
        else if (was->status != row.status)
            changes.append(changeOf(Kind::StatusChanged, row, at,
                                    toWire(was->status) + u" → "_s + toWire(row.status)));
        else if (was->driftCount != row.driftCount
                 || revisions(before.catalog, *was) != revisions(after.catalog, row))
            changes.append(changeOf(Kind::ApiChanged, row, at, QString::number(row.driftCount)));
    }
    for (const ApiRow *gone : std::as_const(old))
        changes.append(changeOf(Kind::ApiGone, *gone, after.catalog.at));
}

void compareConnections(const CatalogView &before, const CatalogView &after,
                        QList<CatalogChange> &changes)
{
    using State = ConnectionState::State;
    for (const ConnectionState &now : after.connections) {
        const auto was = std::find_if(
            before.connections.cbegin(), before.connections.cend(),
            [&](const ConnectionState &c) { return c.config.id == now.config.id; });
        const bool failedBefore = was != before.connections.cend() && was->state == State::Failed;
        const bool failedNow = now.state == State::Failed;
        if (failedBefore == failedNow)
            continue;
        CatalogChange change;
        change.kind = failedNow ? Kind::GatewayFailed : Kind::GatewayBack;
        change.at = now.lastSync ? now.lastSync->startedAt : after.catalog.at;
        change.gateway = now.config.id;
        if (failedNow && now.lastSync->error)
            change.detail = now.lastSync->error->what;
        changes.append(change);
    }
}

} // namespace

QList<CatalogChange> changesBetween(const CatalogView &before, const CatalogView &after)
{
    QList<CatalogChange> changes;
    compareConnections(before, after, changes);
    compareApis(before, after, changes);
    std::stable_sort(changes.begin(), changes.end(),
                     [](const CatalogChange &a, const CatalogChange &b) {
                         return std::tuple(-a.at.time_since_epoch().count(), a.kind, a.api)
                             < std::tuple(-b.at.time_since_epoch().count(), b.kind, b.api);
                     });
    return changes;
}

} // namespace bulkhead
