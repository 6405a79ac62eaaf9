// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entryreader.h"
#include "cli/opened.h"
#include "cli/reportquestion.h"
#include "core/jsonreader.h"
#include "isolation/output/report.h"
#include "usecases/boundary.h"
#include "usecases/exportreport.h"
#include "usecases/report/reportforms.h"

#include <QFileInfo>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *signAction = "boundary.sign";

//! The versions that were signed.
struct Signed
{
    int count = 0;      //!< different ones, one after the other
    std::string digest; //!< of the newest
};

Result<Signed> signedVersions(AuditTrail &trail)
{
    if (const auto state = trail.state(); !state)
        return state.error();
    const auto store = trail.store();
    const auto decisions = store ? (*store)->decisions(1) : Result<std::vector<std::string>>(store.error());
    if (!decisions)
        return decisions.error();
    Signed versions;
    audit::EntryReader reader;
    for (const std::string &text : *decisions) {
        const auto entry = reader.parse(text);
        if (!entry || entry->action != signAction)
            continue;
        const std::string digest(stringAt(entry->detail, "digest"));
        versions.count += digest == versions.digest ? 0 : 1;
        versions.digest = digest;
    }
    return versions;
}

//! The document of what is there now: the version that was signed last, or the next one.
Result<reports::Boundary> boundaryNow(CommandContext &context, AuditTrail &trail)
{
    const auto view = openCatalog(context);
    if (!view)
        return view.error();
    const auto versions = signedVersions(trail);
    if (!versions)
        return versions.error();
    reports::Boundary boundary = boundaryOf(**view, versions->count);
    return versions->count > 0 && boundary.digest == versions->digest ? boundary : boundaryOf(**view, versions->count + 1);
}

Result<ReportForm> formOf(const CommandLine &line)
{
    const QString word = line.options.value(u"format"_s, QFileInfo(line.options.value(u"out"_s)).suffix());
    const auto form = reportFormFrom(word.isEmpty() ? u"html"_s : word);
    if (form == ReportForm::Pdf || form == ReportForm::Html || form == ReportForm::Json)
        return *form;
    return optionError(u"format"_s, u"there is no format \"%1\" of it"_s.arg(word), u"choose html, pdf or json"_s);
}

Result<std::uint64_t> sign(AuditTrail &trail, const reports::Boundary &boundary, const Acting &who)
{
    AuditDraft draft;
    draft.action = signAction;
    draft.objectKind = "boundary";
    draft.objectId = std::to_string(boundary.version);
    draft.after = boundary.digest;
    draft.detail = {{"digest", boundary.digest}, {"snapshot", static_cast<std::int64_t>(boundary.model.snapshot)}, {"version", boundary.version}};
    return trail.record(draft, who);
}

AuditDraft exportDraft(const reports::Boundary &boundary, ReportForm form)
{
    AuditDraft draft;
    draft.action = "report.export";
    draft.objectKind = "boundary";
    draft.objectId = std::to_string(boundary.version);
    draft.detail = {{"content", boundary.digest}, {"form", toWire(form)}, {"snapshot", static_cast<std::int64_t>(boundary.model.snapshot)}};
    return draft;
}

} // namespace

QCoro::Task<ExitCode> reportBoundary(CommandContext &context)
{
    const auto form = formOf(context.line);
    const auto out = outOf(context.line);
    if (!form || !out)
        co_return fail(context.console, form ? out.error() : form.error());
    const auto log = co_await openLog(context, LogUse::ActsOnEstate);
    if (!log)
        co_return fail(context.console, log.error());
    AuditTrail &trail = *(*log)->trail;
    const auto boundary = boundaryNow(context, trail);
    if (!boundary)
        co_return fail(context.console, boundary.error());
    const bool isSigning = context.line.has(u"sign"_s);
    if (isSigning) {
        if (const auto seq = sign(trail, *boundary, (*log)->who); !seq)
            co_return fail(context.console, seq.error());
    }
    const auto make = [&](const reports::ByteSink &sink) { return writeBoundary(*boundary, *form, sink, context.cancel); };
    const auto exported = exportFile(trail, exportDraft(*boundary, *form), *out, make, (*log)->who, reportProgressOn(context.console), context.cancel);
    context.console.clearProgress();
    if (!exported)
        co_return fail(context.console, exported.error());
    sayWarnings(context, trail);
    context.console.print(u"wrote %1, SHA-256 %2\nversion %3, content %4%5"_s.arg(*out, QString::fromStdString(exported->digest))
                              .arg(boundary->version)
                              .arg(QString::fromStdString(boundary->digest), isSigning ? u", signed"_s : QString()));
    context.console.document(JsonValue::Object{{"content", boundary->digest},
                                               {"digest", exported->digest},
                                               {"out", *out},
                                               {"signed", isSigning},
                                               {"snapshot", static_cast<std::int64_t>(boundary->model.snapshot)},
                                               {"version", boundary->version}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
