// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/synccounts.h"

namespace bulkhead {

CountingSink::CountingSink(SyncWriter &writer)
    : m_writer(writer)
{
}

Result<void> CountingSink::add(const CollectionKey &key, std::vector<EntityRecord> records)
{
    if (m_storeError)
        return *m_storeError;
    for (const EntityRecord &record : records)
        ++m_rows[static_cast<std::size_t>(record.kind)];
    auto added = m_writer.add(key, std::move(records));
    if (!added)
        m_storeError = added.error();
    return added;
}

Result<void> CountingSink::finish(CollectionReport report)
{
    if (m_storeError)
        return *m_storeError;
    const bool read = report.state == FactState::Known || report.state == FactState::KnownEmpty;
    const bool whole = read && !report.torn;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!report.kinds.contains(static_cast<EntityKind>(i)))
            continue;
        m_told[i] = m_told[i] || read;
        m_doubtful[i] = m_doubtful[i] || (!whole && report.state != FactState::Unsupported);
    }
    if (!whole && report.state != FactState::Unsupported)
        m_problems.append(report);
    const auto written = m_writer.finish(report);
    if (!written) {
        m_storeError = written.error();
        return written.error();
    }
    m_written.opened += written->opened;
    m_written.closed += written->closed;
    m_written.unchanged += written->unchanged;
    return {};
}

std::optional<qint64> CountingSink::count(EntityKind kind) const
{
    const auto i = static_cast<std::size_t>(kind);
    if (m_doubtful[i] || !m_told[i])
        return std::nullopt;
    return m_rows[i];
}

EntityCounts CountingSink::counts() const
{
    return EntityCounts{.apis = count(EntityKind::Deployment),
                        .routes = count(EntityKind::Route),
                        .upstreams = count(EntityKind::Upstream),
                        .targets = count(EntityKind::Target),
                        .consumers = count(EntityKind::Consumer),
                        .credentials = count(EntityKind::Credential),
                        .policies = count(EntityKind::Policy),
                        .sinks = count(EntityKind::Sink),
                        .certificates = count(EntityKind::Certificate)};
}

} // namespace bulkhead
