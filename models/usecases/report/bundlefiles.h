// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/evidencebundle.h"
#include "usecases/makereport.h"

namespace bulkhead {

//! Writes the evidence bundle of a report (resources/reports/BUNDLE.md): the same report, the same bytes. `logKey`: signs it. NotFound for a report without a log, whose decisions nothing would
//! prove.
Result<void> writeEvidence(const ReportGround &ground, const MadeReport &made, const ReportContent &content, const SigningKey &logKey, const reports::ByteSink &sink,
                           const CancelToken &cancel);

} // namespace bulkhead
