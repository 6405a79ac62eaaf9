// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/recordkeeper.h"

#include "usecases/decisionentries.h"
#include "usecases/loadcatalog.h"

namespace bulkhead {

namespace {

evidence::RecordEvent eventOf(const audit::EntryView &entry)
{
    evidence::RecordEvent event;
    event.seq = entry.seq;
    event.at = audit::timeFrom(entry.at).value_or(UtcTime());
    event.action = entry.action;
    event.phase = audit::toWire(entry.phase);
    event.person = QString::fromStdString(std::string(entry.person));
    event.role = QString::fromStdString(std::string(entry.role));
    event.record = entry.objectId;
    event.environment = entry.environment;
    event.detail = *JsonValue::from(entry.detail).object();
    return event;
}

//! Entries of records and people behind `seen`, which moves along, as long as `visit` says true.
Result<void> readEvents(AuditStore &store, std::uint64_t &seen, const std::function<bool(const evidence::RecordEvent &)> &visit)
{
    return visitDecisions(store, seen + 1, [&](const audit::EntryView &entry) {
        if (evidence::Register::concerns(entry.action) && !visit(eventOf(entry)))
            return false;
        seen = entry.seq;
        return true;
    });
}

} // namespace

Result<RecordKeeper::Records> RecordKeeper::now(AuditTrail &trail, const isolation::ControlCatalogue &catalogue)
{
    if (const auto state = trail.state(); !state)
        return state.error();
    const auto log = trail.logId();
    if (!log)
        return log.error();
    if (!m_records || m_log != *log || m_records->catalogue().version() != catalogue.version()) {
        m_records = std::make_shared<const evidence::Register>(catalogue);
        m_log = *log;
        m_seen = 0;
    }
    const auto store = trail.store();
    if (!store)
        return store.error();
    std::shared_ptr<evidence::Register> next; // others may look at the present one
    const auto read = readEvents(**store, m_seen, [&](const evidence::RecordEvent &event) {
        if (!next)
            next = std::make_shared<evidence::Register>(*m_records);
        (void)next->take(event);
        return true;
    });
    if (next)
        m_records = std::move(next);
    return read ? Result<Records>(m_records) : Result<Records>(read.error());
}

Result<RecordKeeper::Records> RecordKeeper::of(const CatalogView &view, AuditTrail &trail, const isolation::ControlCatalogue &catalogue)
{
    return view.isLatest ? now(trail, catalogue) : recordsAt(trail, catalogue, view.facts->at);
}

Result<RecordKeeper::Records> recordsUpTo(AuditStore &store, const isolation::ControlCatalogue &catalogue, std::uint64_t seq)
{
    auto records = std::make_shared<evidence::Register>(catalogue);
    std::uint64_t seen = 0;
    const auto read = readEvents(store, seen, [&](const evidence::RecordEvent &event) {
        if (event.seq > seq)
            return false;
        (void)records->take(event);
        return true;
    });
    return read ? Result<RecordKeeper::Records>(records) : Result<RecordKeeper::Records>(read.error());
}

Result<RecordKeeper::Records> recordsAt(AuditTrail &trail, const isolation::ControlCatalogue &catalogue, UtcTime moment)
{
    if (const auto state = trail.state(); !state)
        return state.error();
    const auto store = trail.store();
    if (!store)
        return store.error();
    auto records = std::make_shared<evidence::Register>(catalogue);
    std::uint64_t seen = 0;
    const auto read = readEvents(**store, seen, [&](const evidence::RecordEvent &event) {
        if (event.at > moment)
            return false;
        (void)records->take(event);
        return true;
    });
    return read ? Result<RecordKeeper::Records>(records) : Result<RecordKeeper::Records>(read.error());
}

} // namespace bulkhead
