// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/productionhistory.h"

#include "usecases/entityowners.h"

#include <algorithm>

namespace bulkhead {

namespace {

//! How long a sync may have gone on that was cut off.
constexpr std::chrono::hours cutOff(1);

QList<GatewayId> gatewaysOfProduction(const EstateConfig &estate)
{
    QList<GatewayId> gateways;
    for (const GatewayConfig &gateway : estate.gateways) {
        const bool serves = std::any_of(estate.environments.begin(), estate.environments.end(), [&](const Environment &environment) {
            return environment.type == EnvironmentType::Production && gateway.serves(environment.id);
        });
        if (serves)
            gateways.append(gateway.id);
    }
    return gateways;
}

} // namespace

void ProductionHistory::forget()
{
    m_changes.clear();
    m_settled = 0;
    m_first = m_last = 0;
}

Result<void> ProductionHistory::readUpTo(Store &store, const EstateConfig &estate, const Snapshot &last, const CancelToken &cancel)
{
    auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    m_changes.erase(m_changes.begin() + static_cast<std::ptrdiff_t>(m_settled), m_changes.end());
    std::reverse(snapshots->begin(), snapshots->end()); // oldest first
    const QList<GatewayId> gateways = gatewaysOfProduction(estate);
    qsizetype begin = 0, end = 0;
    for (qsizetype i = 0; i < snapshots->size(); ++i) {
        if (snapshots->at(i).startedAt < last.startedAt - depth)
            begin = i;
        if (snapshots->at(i).id <= last.id)
            end = i;
    }
    const bool isKnown = m_first != 0 && m_gateways == gateways && !snapshots->isEmpty() && m_first <= snapshots->at(begin).id;
    if (!isKnown) {
        forget();
        m_gateways = gateways;
    }
    if (snapshots->isEmpty() || gateways.isEmpty())
        return {};
    if (!isKnown) {
        if (begin > 0) {
            if (const auto compared = compare(store, snapshots->first(), snapshots->at(begin)); !compared)
                return compared.error();
        }
        m_first = m_last = snapshots->at(begin).id;
        m_settled = m_changes.size();
    }
    for (qsizetype i = begin + 1; i <= end; ++i) {
        const Snapshot &after = snapshots->at(i);
        if (after.id <= m_last)
            continue;
        if (cancel.isCancelled()) {
            return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = {}, .hint = {}, .retryAfter = {}};
        }
        if (const auto compared = compare(store, snapshots->at(i - 1), after); !compared)
            return compared.error();
        if (!after.finishedAt && i + 1 == snapshots->size())
            break; // the sync goes on, and is compared again
        m_last = after.id;
        m_settled = m_changes.size();
    }
    return {};
}

Result<void> ProductionHistory::compare(Store &store, const Snapshot &before, const Snapshot &after)
{
    auto changes = store.changesBetween(before.id, after.id, 0);
    if (!changes)
        return changes.error();
    std::erase_if(*changes, [this](const Store::Changes &change) { return !isCompared(change.kind) || !m_gateways.contains(change.gateway); });
    if (changes->empty())
        return {};
    const auto was = readTimes(store, before.id), is = readTimes(store, after.id);
    if (!was || !is)
        return was ? is.error() : was.error();
    for (Store::Changes &change : *changes) {
        const auto from = was->find(change.gateway), to = is->find(change.gateway);
        if (from == was->end() || to == is->end())
            continue; // what the first read of a gateway finds is no change
        m_changes.push_back({std::move(change), before.id, after.id, from->second, to->second, after.finishedAt.value_or(after.startedAt + cutOff)});
    }
    return {};
}

} // namespace bulkhead
