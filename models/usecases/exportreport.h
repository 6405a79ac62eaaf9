// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/bytesink.h"
#include "usecases/audittrail.h"
#include "usecases/makereport.h"

namespace bulkhead {

//! What file a report becomes.
struct ReportExportWish
{
    ReportForm form = ReportForm::Pdf;
    ReportContent content; //!< of PDF and HTML; the others are always whole
    QString path;
};

struct ExportedReport
{
    QString path;
    std::string digest; //!< SHA-256 of the file, hex
    std::int64_t bytes = 0;
    std::uint64_t seq = 0; //!< entry of the export
};

//! Writes a report to a file and records that, signed by who acts; refused without the right, before anything is written. The entry stands before the file is in its place: a file that is there
//! was recorded. Of one that could not be put there the log says so. Until it is complete, and for good after a cancel, what was there before is.
[[nodiscard]] Result<ExportedReport> exportReport(AuditTrail &trail, const ReportGround &ground, const MadeReport &made, const ReportExportWish &wish, const Acting &who,
                                                  const OnReportStep &onStep, const CancelToken &cancel);
//! The same for any document of reports: `draft` says what it is, and gets digest, length and name of the file.
[[nodiscard]] Result<ExportedReport> exportFile(AuditTrail &trail, AuditDraft draft, const QString &path, const std::function<Result<void>(const reports::ByteSink &)> &make,
                                                const Acting &who, const OnReportStep &onStep, const CancelToken &cancel);
//! Why it would be refused, without making anything.
[[nodiscard]] Result<void> mayExportReport(AuditTrail &trail, const Acting &who);

//! The exports of all documents of reports that the log tells of, newest first; those that failed are left out.
[[nodiscard]] Result<QList<ReportExport>> reportHistory(AuditTrail &trail);

} // namespace bulkhead
