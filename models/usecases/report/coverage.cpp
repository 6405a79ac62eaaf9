// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/coverage.h"

#include "isolation/check.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace isolation;

namespace {

bool servesAny(const GatewayConfig &gateway, const CheckReport &check)
{
    return std::any_of(check.pairs.begin(), check.pairs.end(),
                       [&](const PairReport &pair) { return gateway.serves(pair.result.sandbox) || gateway.serves(pair.result.production); });
}

bool rests(const Check &check, const PairFacts &facts, std::uint32_t gateway)
{
    for (int i = 0; i < entityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        const FactState state = facts.stateOf(gateway, kind);
        const bool isUnread = state == FactState::Unreadable || state == FactState::Stale;
        if (isUnread && check.kinds().contains(kind))
            return true;
    }
    return false;
}

std::optional<std::uint32_t> numberOf(const EstateFacts &facts, const GatewayId &gateway)
{
    const auto found = std::find_if(facts.gateways.begin(), facts.gateways.end(), [&](const GatewayFacts &one) { return one.id == gateway; });
    return found == facts.gateways.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - facts.gateways.begin()));
}

//! Controls that are unknown on a pair of the gateway's and rest on what was not read there, in the order of the catalogue.
std::vector<std::string> unprovenBy(const GatewayConfig &gateway, const IsolationView &isolation)
{
    const CatalogView &catalog = *isolation.catalog;
    const auto number = numberOf(*catalog.facts, gateway.id);
    std::set<std::string> unproven;
    for (const PairReport &pair : isolation.report.pairs) {
        if (!gateway.serves(pair.result.sandbox) && !gateway.serves(pair.result.production))
            continue;
        PairFacts facts(*catalog.facts, *catalog.index, pair.result.sandbox, pair.result.production);
        for (const auto &check : allChecks()) {
            const ControlResult *result = pair.result.find(check->control());
            const Control *control = isolation.controls.find(QString::fromStdString(std::string(check->control())));
            if (result == nullptr || control == nullptr || result->verdict != Verdict::Unknown)
                continue;
            facts.setTimeToLive(control->timeToLive);
            if (!number || rests(*check, facts, *number))
                unproven.insert(result->control);
        }
    }
    return {unproven.begin(), unproven.end()};
}

std::string problemOf(const ConnectionState &connection, UtcTime moment)
{
    if (connection.state == ConnectionState::State::NeverRead)
        return "it was never read";
    if (connection.state != ConnectionState::State::Read) {
        const bool hasError = connection.lastSync && connection.lastSync->error;
        return hasError ? connection.lastSync->error->what.toStdString() : "a part of it could not be read";
    }
    if (!connection.factsFrom || moment - *connection.factsFrom <= usualTimeToLive)
        return {};
    const auto hours = std::chrono::floor<std::chrono::hours>(moment - *connection.factsFrom).count();
    return "it was last read " + std::to_string(hours) + " hours before";
}

} // namespace

void addCoverage(const IsolationView &isolation, reports::Report &report)
{
    const CatalogView &catalog = *isolation.catalog;
    for (const ConnectionState &connection : catalog.connections) {
        if (!servesAny(connection.config, isolation.report))
            continue;
        ++report.gateways;
        report.gatewaysRead += connection.state == ConnectionState::State::Read ? 1 : 0;
        const std::string problem = problemOf(connection, isolation.report.at);
        if (!problem.empty())
            report.gaps.push_back({connection.config.id, problem, connection.factsFrom, unprovenBy(connection.config, isolation)});
    }
    std::set<std::uint32_t> apis;
    for (const PairReport &pair : isolation.report.pairs) {
        const PairFacts facts(*catalog.facts, *catalog.index, pair.result.sandbox, pair.result.production);
        for (const ApiPair &api : facts.apis())
            apis.insert(api.api);
    }
    report.apis = static_cast<std::int64_t>(apis.size());
}

} // namespace bulkhead
