// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/facts/names.h"

#include <algorithm>

namespace bulkhead {

namespace {

constexpr std::chrono::hours longestValid{24};

//! Without a dot it means another thing in every network, and a pattern or template means nothing.
bool canBeAsked(const std::string &host)
{
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; };
    return host.find('.') != std::string::npos && std::all_of(host.begin(), host.end(), isPlain)
        && !isolation::isAddress(host) && !isolation::isLoopback(host);
}

} // namespace

FactsNames::FactsNames(const FactsInput &input, isolation::EstateFacts &facts)
    : m_wantsNames(input.estate->isolation.resolve.enabled)
    , m_open(facts.names)
{
    const auto &hosts = input.estate->isolation.resolve.hosts;
    for (auto it = hosts.cbegin(); it != hosts.cend(); ++it) {
        const QString host = QString::fromStdString(isolation::canonicalHost(it.key().toStdString()));
        m_answers.insert(host, it.value());
        m_fixed.insert(host);
    }
    if (!m_wantsNames || input.names == nullptr)
        return;
    for (const NameAnswer &answer : *input.names)
        takeKept(answer, input.now);
}

void FactsNames::takeKept(const NameAnswer &answer, UtcTime now)
{
    if (m_fixed.contains(answer.host) || answer.addresses.isEmpty())
        return;
    if (now - answer.at > longestValid)
        m_stale.insert(answer.host);
    else
        m_answers.insert(answer.host, answer.addresses);
}

void FactsNames::resolve(isolation::Endpoint &endpoint) const
{
    isolation::resolve(endpoint, m_answers);
    if (!m_wantsNames || !canBeAsked(endpoint.host))
        return;
    const QString host = QString::fromStdString(endpoint.host);
    if (m_stale.contains(host))
        endpoint.addresses = FactState::Stale;
    if (!m_fixed.contains(host))
        m_open.insert(endpoint.host);
}

} // namespace bulkhead
