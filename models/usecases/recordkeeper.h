// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "usecases/audittrail.h"

#include <memory>

namespace bulkhead {

struct CatalogView;

//! Evidence, attestations and exceptions as the log says: entries are replayed once, and what was handed out does not change any more, so that threads share it.
//! One object per thread; calls block. Errors are those of AuditTrail and AuditStore.
class RecordKeeper
{
public:
    using Records = std::shared_ptr<const evidence::Register>;

    //! As of the newest entry. All decisions of the log are verified before any of them counts. Another version of the catalogue, or another log, is another
    //! beginning.
    Result<Records> now(AuditTrail &trail, const isolation::ControlCatalogue &catalogue);
    //! As they were known at the moment that a view is judged for.
    Result<Records> of(const CatalogView &view, AuditTrail &trail, const isolation::ControlCatalogue &catalogue);

private:
    Records m_records;
    std::string m_log; //!< its id
    std::uint64_t m_seen = 0;
};

//! The same as of an earlier log: entries up to and with `seq`. The caller has the log verified, as AuditTrail::state does.
[[nodiscard]] Result<RecordKeeper::Records> recordsUpTo(AuditStore &store, const isolation::ControlCatalogue &catalogue, std::uint64_t seq);
//! As of a moment: entries up to the first one that is younger, by their own clocks.
[[nodiscard]] Result<RecordKeeper::Records> recordsAt(AuditTrail &trail, const isolation::ControlCatalogue &catalogue, UtcTime moment);

} // namespace bulkhead
