// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/reportforms.h"

#include "reports/compose.h"
#include "reports/csv.h"
#include "reports/json.h"
#include "reports/oscal.h"

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using reports::ByteSink;

namespace {

constexpr std::array<std::string_view, reportFormCount> formWords{"pdf", "html", "oscal", "csv", "json", "bundle"};

Error notYet(ReportForm form)
{
    return Error{.kind = Error::Kind::Unsupported, .place = u"report"_s, .what = u"the form %1 cannot be written yet"_s.arg(QLatin1StringView(formWords[static_cast<std::size_t>(form)])),
                 .hint = u"choose another"_s, .retryAfter = {}};
}

} // namespace

std::string_view toWire(ReportForm form)
{
    return formWords[static_cast<std::size_t>(form)];
}

std::optional<ReportForm> reportFormFrom(const QString &wire)
{
    for (int i = 0; i < reportFormCount; ++i) {
        if (QLatin1StringView(formWords[static_cast<std::size_t>(i)]) == wire)
            return static_cast<ReportForm>(i);
    }
    return std::nullopt;
}

reports::Document documentFor(const MadeReport &made, const ReportContent &content)
{
    reports::DocumentOptions options;
    options.findings = content.findings;
    options.approvals = content.promotions;
    options.exceptions = content.exceptions;
    options.evidence = content.evidence;
    return reports::documentOf(made.report, options);
}

Result<void> writeForm(const MadeReport &made, ReportForm form, const ReportContent & /*content*/, const ByteSink &sink, const CancelToken &cancel)
{
    switch (form) {
    case ReportForm::Pdf:
    case ReportForm::Html:
        return notYet(form);
    case ReportForm::Oscal:
        (void)sink(pretty(reports::toOscal(made.report)));
        break;
    case ReportForm::Csv:
        (void)reports::writeCsv(made.report, sink);
        break;
    case ReportForm::Json:
        (void)reports::writeJson(made.report, sink);
        break;
    case ReportForm::Bundle:
        return Error{.kind = Error::Kind::Internal, .place = u"report"_s, .what = u"a bundle is no form of a report"_s, .hint = {}, .retryAfter = {}};
    }
    if (!cancel.isCancelled())
        return {};
    return Error{.kind = Error::Kind::Cancelled, .place = u"report"_s, .what = u"the export was cancelled"_s, .hint = {}, .retryAfter = {}};
}

} // namespace bulkhead
