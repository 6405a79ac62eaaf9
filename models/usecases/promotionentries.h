// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryreader.h"
#include "ports/auditstore.h"
#include "promotion/ledger.h"
#include "promotion/plan.h"

namespace bulkhead {

//! What an entry of the log says of a promotion, as the ledger takes it.
[[nodiscard]] promotion::RequestEvent requestEventOf(const audit::EntryView &entry);

//! What was asked for: the plan stands in the request's entry, and its digest is checked. Damaged or Refused if it is not that plan.
[[nodiscard]] Result<promotion::Plan> planIn(AuditStore &store, const promotion::Request &request);

} // namespace bulkhead
