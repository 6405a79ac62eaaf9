// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/exportdocuments.h"

#include "usecases/report/reportforms.h"

namespace bulkhead {

namespace {

AuditDraft draftOf(ReportKind kind, ReportForm form, std::string id)
{
    AuditDraft draft;
    draft.action = "report.export";
    draft.objectKind = toWire(kind);
    draft.objectId = std::move(id);
    draft.detail = {{"form", toWire(form)}};
    return draft;
}

} // namespace

bool isFormOf(ReportKind kind, ReportForm form)
{
    return kind == ReportKind::Report || form == ReportForm::Pdf || form == ReportForm::Html || form == ReportForm::Json;
}

Result<ExportedReport> exportDifference(AuditTrail &trail, const reports::ReportDifference &difference, const ReportFile &file, const Acting &who, const OnReportStep &onStep,
                                        const CancelToken &cancel)
{
    AuditDraft draft = draftOf(ReportKind::Difference, file.form, difference.from.id + ':' + difference.to.id);
    draft.detail["scope"] = difference.allPairs;
    draft.detail["since"] = static_cast<std::int64_t>(difference.from.snapshot);
    draft.detail["snapshot"] = static_cast<std::int64_t>(difference.to.snapshot);
    const auto make = [&](const reports::ByteSink &sink) { return writeDifference(difference, file.form, sink, cancel); };
    return exportFile(trail, std::move(draft), file.path, make, who, onStep, cancel);
}

Result<ExportedReport> exportBoundary(AuditTrail &trail, const reports::Boundary &boundary, const ReportFile &file, const Acting &who, const OnReportStep &onStep,
                                      const CancelToken &cancel)
{
    AuditDraft draft = draftOf(ReportKind::Boundary, file.form, std::to_string(boundary.version));
    draft.detail["content"] = boundary.digest;
    draft.detail["snapshot"] = static_cast<std::int64_t>(boundary.model.snapshot);
    const auto make = [&](const reports::ByteSink &sink) { return writeBoundary(boundary, file.form, sink, cancel); };
    return exportFile(trail, std::move(draft), file.path, make, who, onStep, cancel);
}

} // namespace bulkhead
