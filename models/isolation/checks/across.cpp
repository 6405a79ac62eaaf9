// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/across.h"

#include "estate/config.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

std::uint32_t firstUnder(const KeyIndex &index, const PairFacts &facts, std::string_view key, Side side)
{
    const auto found = index.find(keyIn(facts.bit(side), key));
    return found.empty() ? noIndex : found.front().item;
}

bool isDeclaredOf(const EstateFacts &estate, const std::string &environment, std::string_view host)
{
    return std::any_of(estate.declared.owned.begin(), estate.declared.owned.end(), [&](const auto &owned) {
        return owned.first == environment && estate.isOnList(owned.second, host);
    });
}

bool isServedOn(const PairFacts &facts, const std::string &host, Side side)
{
    const auto found = facts.index().deploymentHosts.find(host);
    return std::any_of(found.begin(), found.end(), [&](const KeyIndex::Entry &entry) {
        return facts.isOn(facts.estate().deployments[entry.item].place, side);
    });
}

} // namespace

std::uint32_t policyUnder(const PairFacts &facts, std::string_view key, Side side)
{
    return firstUnder(facts.index().policies, facts, key, side);
}

std::uint32_t sinkUnder(const PairFacts &facts, std::string_view key, Side side)
{
    return firstUnder(facts.index().sinks, facts, key, side);
}

KeyMatch policyMatch(const PairFacts &facts, const Keys &keys, std::initializer_list<std::string_view> prefixes,
                     Side side)
{
    for (const std::string_view prefix : prefixes) {
        for (const std::string &key : keys) {
            if (!key.starts_with(prefix))
                continue;
            if (const std::uint32_t found = policyUnder(facts, key, side); found != noIndex)
                return {key, found};
        }
    }
    return {};
}

const CredentialFacts *productionCredential(const PairFacts &facts, const std::string &key)
{
    for (const KeyIndex::Entry &entry : facts.index().credentials.find(key)) {
        const CredentialFacts &other = facts.estate().credentials[entry.item];
        if (other.isActive && facts.isOn(other.place, Side::Production) && !facts.isOn(other.place, Side::Sandbox))
            return &other;
    }
    return nullptr;
}

bool isSigningSecret(const CredentialFacts &credential)
{
    return credential.kind.find("jwt") != std::string::npos || credential.kind.find("hmac") != std::string::npos;
}

std::string shown(const PairFacts &facts, const PolicyFacts &policy)
{
    return policy.shown() + " on " + facts.estate().gateways[policy.place.gateway].id.text().toStdString();
}

std::vector<std::uint32_t> rowsOf(const PairFacts &facts, const PolicyFacts &policy)
{
    const auto rows = facts.rowsOf(static_cast<std::uint32_t>(&policy - facts.estate().policies.data()));
    return {rows.begin(), rows.end()};
}

std::optional<Side> sideOf(const PairFacts &facts, const Place &place)
{
    const bool sandbox = facts.isOn(place, Side::Sandbox), production = facts.isOn(place, Side::Production);
    if (sandbox == production)
        return std::nullopt;
    return sandbox ? Side::Sandbox : Side::Production;
}

std::vector<std::uint32_t> withGatewaysOf(const PairFacts &facts, std::vector<std::uint32_t> gateways, Side side)
{
    const auto &others = facts.gateways(side);
    gateways.insert(gateways.end(), others.begin(), others.end());
    std::sort(gateways.begin(), gateways.end());
    gateways.erase(std::unique(gateways.begin(), gateways.end()), gateways.end());
    return gateways;
}

std::vector<std::uint32_t> gatewaysOfBoth(const PairFacts &facts)
{
    return withGatewaysOf(facts, facts.gateways(Side::Sandbox), Side::Production);
}

FactState rightsOf(const PairFacts &facts, const std::vector<std::uint32_t> &gateways)
{
    FactState state = FactState::KnownEmpty;
    for (const std::uint32_t gateway : gateways) {
        state = worse(state, facts.estate().gateways[gateway].grants.state);
        state = worse(state, facts.isFresh(gateway) ? FactState::Known : FactState::Stale);
    }
    return state;
}

bool namesSide(const PairFacts &facts, std::string_view text, Side side)
{
    const QString name = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const EnvironmentType type = side == Side::Sandbox ? EnvironmentType::Sandbox : EnvironmentType::Production;
    return name.compare(facts.environment(side).text(), Qt::CaseInsensitive) == 0
        || name.compare(toWire(type), Qt::CaseInsensitive) == 0;
}

bool namesAnother(const PairFacts &facts, std::string_view text, Side side)
{
    if (namesSide(facts, text, side))
        return false;
    const QString name = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const auto &environments = facts.estate().environments;
    const bool isId = std::any_of(environments.begin(), environments.end(), [&name](const EnvironmentId &id) {
        return name.compare(id.text(), Qt::CaseInsensitive) == 0;
    });
    constexpr EnvironmentType types[] = {EnvironmentType::Development, EnvironmentType::Sandbox,
                                         EnvironmentType::Production};
    return isId || std::any_of(std::begin(types), std::end(types), [&name](EnvironmentType type) {
               return name.compare(toWire(type), Qt::CaseInsensitive) == 0;
           });
}

std::optional<Side> ownerOf(const PairFacts &facts, const std::string &host)
{
    const auto isOf = [&](Side side) {
        return isDeclaredOf(facts.estate(), facts.environment(side).text().toStdString(), host)
            || isServedOn(facts, host, side);
    };
    const bool sandbox = isOf(Side::Sandbox), production = isOf(Side::Production);
    if (sandbox == production)
        return std::nullopt;
    return sandbox ? Side::Sandbox : Side::Production;
}

bool isTemplate(std::string_view reference)
{
    // "{vault://…}" is how some products mark any reference.
    const std::string_view inner = reference.starts_with('{') && reference.ends_with('}') && reference.size() > 1
        ? reference.substr(1, reference.size() - 2)
        : reference;
    return inner.find_first_of("${") != std::string_view::npos;
}

FactState listed(FactState state)
{
    return state == FactState::Known ? FactState::KnownEmpty : state;
}

} // namespace bulkhead::isolation
