// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/reportforms.h"

#include "reports/compose.h"
#include "reports/csv.h"
#include "reports/html.h"
#include "reports/json.h"
#include "reports/oscal.h"
#include "reports/pdf/pdffile.h"

#include <QBuffer>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using reports::ByteSink;

namespace {

//! Of each control on a pair: enough to understand it, and few enough to be read.
constexpr std::size_t mostCards = 10;
constexpr std::array<std::string_view, reportFormCount> formWords{"pdf", "html", "oscal", "csv", "json", "bundle"};

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = u"report"_s, .what = u"the export was cancelled"_s, .hint = {}, .retryAfter = {}};
}

Result<void> writePdf(const reports::Document &document, const ByteSink &sink, const CancelToken &cancel)
{
    QBuffer bytes;
    bytes.open(QIODevice::ReadWrite);
    const auto written = reports::writePdf(document, bytes, cancel);
    if (!written)
        return written.error();
    (void)sink({bytes.data().constData(), static_cast<std::size_t>(bytes.size())});
    return {};
}

Result<void> writeDocument(const reports::Document &document, ReportForm form, const ByteSink &sink, const CancelToken &cancel)
{
    if (form == ReportForm::Pdf)
        return writePdf(document, sink, cancel);
    if (form != ReportForm::Html)
        return Error{.kind = Error::Kind::Usage, .place = u"--format"_s, .what = u"there is no such format of this document"_s, .hint = u"choose html, pdf or json"_s, .retryAfter = {}};
    (void)sink(reports::toHtml(document));
    return cancel.isCancelled() ? Result<void>(cancelled()) : Result<void>();
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
    options.mostFindings = mostCards;
    options.csv = "The CSV of this report";
    return reports::documentOf(made.report, options);
}

Result<void> writeForm(const MadeReport &made, ReportForm form, const ReportContent &content, const ByteSink &sink, const CancelToken &cancel)
{
    switch (form) {
    case ReportForm::Pdf:
    case ReportForm::Html:
        return writeDocument(documentFor(made, content), form, sink, cancel);
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
    return cancel.isCancelled() ? Result<void>(cancelled()) : Result<void>();
}

Result<void> writeBoundary(const reports::Boundary &boundary, ReportForm form, const ByteSink &sink, const CancelToken &cancel)
{
    if (form == ReportForm::Json)
        return sink(pretty(reports::annexOf(boundary))), Result<void>();
    return writeDocument(reports::documentOf(boundary), form, sink, cancel);
}

Result<void> writeDifference(const reports::ReportDifference &difference, ReportForm form, const ByteSink &sink, const CancelToken &cancel)
{
    if (form == ReportForm::Json)
        return sink(pretty(reports::toJson(difference))), Result<void>();
    return writeDocument(reports::documentOf(difference), form, sink, cancel);
}

} // namespace bulkhead
