// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryreader.h"
#include "usecases/audittrail.h"

#include <functional>

namespace bulkhead {

//! Called with one entry, which is there no longer than the call; false stops.
using OnDecision = std::function<bool(const audit::EntryView &entry)>;

//! The entries of a log that decide, from a seq on. One that is no entry is passed over: verifying finds it. Whoever calls has the log verified.
[[nodiscard]] Result<void> visitDecisions(AuditStore &store, std::uint64_t from, const OnDecision &visit);
//! The same of the log as it is now; all its decisions are verified before any of them counts. Errors are those of AuditTrail.
[[nodiscard]] Result<void> visitDecisions(AuditTrail &trail, std::uint64_t from, const OnDecision &visit);

} // namespace bulkhead
