// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/bytesink.h"
#include "usecases/makereport.h"

namespace bulkhead {

//! Writes the log as it was at the report's log size, as a bundle of resources/audit/FORMAT.md: the same bytes however long the log is now. A report without a log: NotFound.
Result<void> writeLogThen(AuditStore &log, const MadeReport &made, const SigningKey &logKey, const reports::ByteSink &sink, const CancelToken &cancel);

} // namespace bulkhead
