// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/boundary.h"
#include "reports/difference.h"
#include "usecases/exportreport.h"

namespace bulkhead {

// Files of the documents that are no reports, in PDF, HTML or JSON. As exportReport: an entry each, signed, before the file is in its place.

[[nodiscard]] bool isFormOf(ReportKind kind, ReportForm form);

[[nodiscard]] Result<ExportedReport> exportDifference(AuditTrail &trail, const reports::ReportDifference &difference, const ReportFile &file, const Acting &who,
                                                      const OnReportStep &onStep, const CancelToken &cancel);
[[nodiscard]] Result<ExportedReport> exportBoundary(AuditTrail &trail, const reports::Boundary &boundary, const ReportFile &file, const Acting &who, const OnReportStep &onStep,
                                                    const CancelToken &cancel);

} // namespace bulkhead
