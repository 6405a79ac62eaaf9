// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opened.h"
#include "cli/reportquestion.h"
#include "usecases/exportdocuments.h"
#include "usecases/signedboundary.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

QCoro::Task<ExitCode> reportBoundary(CommandContext &context)
{
    const auto form = pagesFormOf(context.line);
    const auto out = outOf(context.line);
    if (!form || !out)
        co_return fail(context.console, form ? out.error() : form.error());
    const auto log = co_await openLog(context, LogUse::ActsOnEstate);
    if (!log)
        co_return fail(context.console, log.error());
    AuditTrail &trail = *(*log)->trail;
    const auto view = openCatalog(context);
    const auto boundary = view ? versionedBoundary(trail, **view) : Result<reports::Boundary>(view.error());
    if (!boundary)
        co_return fail(context.console, boundary.error());
    const bool isSigning = context.line.has(u"sign"_s);
    if (isSigning) {
        if (const auto seq = signBoundary(trail, *boundary, (*log)->who); !seq)
            co_return fail(context.console, seq.error());
    }
    const ReportFile file{*form, *out};
    const auto exported = exportBoundary(trail, *boundary, file, (*log)->who, reportProgressOn(context.console), context.cancel);
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
