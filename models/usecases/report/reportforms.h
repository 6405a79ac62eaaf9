// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/boundary.h"
#include "reports/bytesink.h"
#include "reports/difference.h"
#include "usecases/makereport.h"

namespace bulkhead {

[[nodiscard]] std::string_view toWire(ReportForm form); //!< "pdf"; also the ending of its files but for "oscal" and "bundle"
[[nodiscard]] std::optional<ReportForm> reportFormFrom(const QString &wire);

//! The report as people read it.
[[nodiscard]] reports::Document documentFor(const MadeReport &made, const ReportContent &content);

//! Writes any form but the bundle. The same report, the same bytes. Stops early if the sink takes no more. Cancelled, and what the PDF says.
Result<void> writeForm(const MadeReport &made, ReportForm form, const ReportContent &content, const reports::ByteSink &sink, const CancelToken &cancel);

//! PDF, HTML or JSON of other documents of reports; Usage for other forms.
Result<void> writeBoundary(const reports::Boundary &boundary, ReportForm form, const reports::ByteSink &sink, const CancelToken &cancel);
Result<void> writeDifference(const reports::ReportDifference &difference, ReportForm form, const reports::ByteSink &sink, const CancelToken &cancel);

} // namespace bulkhead
