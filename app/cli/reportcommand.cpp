// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opened.h"
#include "cli/reportquestion.h"
#include "core/digest.h"
#include "isolation/output/report.h"
#include "reports/oscal.h"
#include "usecases/exportreport.h"
#include "usecases/frameworks.h"
#include "usecases/report/reportforms.h"

#include <QFileInfo>
#include <QSaveFile>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

//! What --format says, else how the file ends, else PDF.
Result<ReportForm> formOf(const CommandLine &line)
{
    const QString word = line.options.value(u"format"_s);
    const auto named = reportFormFrom(word.isEmpty() ? QFileInfo(line.options.value(u"out"_s)).suffix() : word);
    if (named && *named != ReportForm::Bundle)
        return *named;
    if (word.isEmpty())
        return ReportForm::Pdf;
    return optionError(u"format"_s, u"there is no format \"%1\""_s.arg(word), u"choose pdf, html, csv, json or oscal; report bundle writes all of them with the evidence"_s);
}

//! What an exported document is of.
QString subjectOf(const ReportExport &one)
{
    switch (one.kind) {
    case ReportKind::Report: return one.framework;
    case ReportKind::Difference: return u"difference since snapshot %1"_s.arg(one.since);
    case ReportKind::Boundary: return u"boundary document, version %1"_s.arg(one.version);
    }
    return {};
}

QString textOf(const isolation::PairReport &pair)
{
    return u"%1: %2"_s.arg(isolation::pairName(pair.result), isolation::plain(toWire(pair.result.score.status)));
}

//! What the file says of itself, so that nobody has to open it to know.
void sayMade(Console &console, const MadeReport &made, const ExportedReport &exported)
{
    console.print(u"wrote %1, SHA-256 %2"_s.arg(exported.path, QString::fromStdString(exported.digest)));
    console.print(u"%1, snapshot %2, log size %3, report %4"_s.arg(made.framework.title).arg(made.snapshot).arg(made.logSize).arg(QString::fromStdString(made.report.id)));
    for (const isolation::PairReport &pair : made.isolation->report.pairs)
        console.print(safe(textOf(pair)));
    for (const reports::CoverageGap &gap : made.report.gaps)
        console.note(safe(u"not reached: %1, %2"_s.arg(gap.gateway.text(), QString::fromStdString(gap.problem))));
    if (!made.report.chain.isOk)
        console.error(u"the log is not whole: "_s + QString::fromStdString(made.report.chain.problem));
    console.document(JsonValue::Object{{"bytes", exported.bytes},
                                       {"digest", exported.digest},
                                       {"entry", static_cast<std::int64_t>(exported.seq)},
                                       {"log_size", static_cast<std::int64_t>(made.logSize)},
                                       {"out", exported.path},
                                       {"report", made.report.id},
                                       {"snapshot", static_cast<std::int64_t>(made.snapshot)}});
}

ExitCode exitCodeOf(const MadeReport &made)
{
    return worse(made.report.chain.isOk ? ExitCode::Well : ExitCode::No, made.isolation->report.unread.empty() ? ExitCode::Well : ExitCode::Incomplete);
}

} // namespace

QCoro::Task<ExitCode> exportReportAs(CommandContext &context, ReportForm form)
{
    const auto out = outOf(context.line);
    if (!out)
        co_return fail(context.console, out.error());
    const auto open = co_await openReports(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    OpenLog &log = *(*open)->log;
    const auto question = questionOf(context, log.estate);
    if (!question)
        co_return fail(context.console, question.error());
    if (const auto may = mayExportReport(*log.trail, log.who); !may)
        co_return fail(context.console, may.error());
    const OnReportStep onStep = reportProgressOn(context.console);
    const ReportGround ground = (*open)->ground();
    const auto made = makeReport(ground, *question, onStep, context.cancel);
    if (!made)
        co_return fail(context.console, made.error());
    if ((*made)->wholeLog) // a check that comes next need not verify it again; that it cannot be remembered costs no more than that
        (void)log.trail->rememberVerified(*(*made)->wholeLog);
    const ReportExportWish wish{form, {}, *out};
    const auto exported = exportReport(*log.trail, ground, **made, wish, log.who, onStep, context.cancel);
    context.console.clearProgress();
    if (!exported)
        co_return fail(context.console, exported.error());
    sayWarnings(context, *log.trail);
    sayMade(context.console, **made, *exported);
    co_return exitCodeOf(**made);
}

QCoro::Task<ExitCode> reportList(CommandContext &context)
{
    const bool hasEstate = QFileInfo::exists(context.line.paths.withDefaults().estate);
    const auto estate = hasEstate ? openEstate(context) : Result<EstateConfig>(EstateConfig());
    if (!estate)
        co_return fail(context.console, estate.error());
    const auto controls = controlsOf(*estate);
    if (!controls)
        co_return fail(context.console, controls.error());
    const FrameworkReadings readings = frameworksOf(*estate, *controls);
    JsonValue::Array list;
    for (const reports::Framework &framework : readings.frameworks) {
        context.console.print(u"%1  %2 (%3 requirements)"_s.arg(framework.id.leftJustified(20), safe(framework.title)).arg(framework.requirements.size()));
        list.push_back(JsonValue::Object{{"id", framework.id},
                                         {"publisher", framework.publisher},
                                         {"requirements", static_cast<std::int64_t>(framework.requirements.size())},
                                         {"title", framework.title},
                                         {"version", framework.edition}});
    }
    for (const QString &problem : readings.problems)
        context.console.error(problem);
    context.console.document(JsonValue::Object{{"frameworks", std::move(list)}});
    co_return readings.problems.isEmpty() ? ExitCode::Well : ExitCode::Usage;
}

//! What comes with the program, and nothing of the estate: no export, so it takes no person.
QCoro::Task<ExitCode> reportCatalog(CommandContext &context)
{
    const JsonValue catalog = reports::toOscalCatalog(isolation::ControlCatalogue::builtIn());
    const std::string text = pretty(catalog);
    const QString out = context.line.options.value(u"out"_s);
    if (out.isEmpty()) {
        context.console.print(QString::fromStdString(text).trimmed());
        context.console.document(catalog);
        co_return ExitCode::Well;
    }
    QSaveFile file(out);
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit()) {
        const Error error{.kind = Error::Kind::BadFile, .place = out, .what = u"the file cannot be written: %1"_s.arg(file.errorString()), .hint = u"choose another place"_s, .retryAfter = {}};
        co_return fail(context.console, error);
    }
    context.console.print(u"wrote %1"_s.arg(out));
    context.console.document(JsonValue::Object{{"digest", toHex(sha256(text))}, {"out", out}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> reportMake(CommandContext &context)
{
    if (context.line.has(u"list"_s))
        co_return co_await reportList(context);
    const auto form = formOf(context.line);
    if (!form)
        co_return fail(context.console, form.error());
    co_return co_await exportReportAs(context, *form);
}

QCoro::Task<ExitCode> reportHistoryList(CommandContext &context)
{
    const auto log = co_await openLog(context, LogUse::Reads);
    if (!log)
        co_return fail(context.console, log.error());
    const auto exports = reportHistory(*(*log)->trail);
    if (!exports)
        co_return fail(context.console, exports.error());
    JsonValue::Array list;
    for (const ReportExport &one : *exports) {
        const auto day = [](UtcTime time) { return QString::fromStdString(isolation::isoTime(time)); };
        context.console.print(safe(u"%1  %2  %3 %4  %5  snapshot %6, log size %7, entry %8"_s.arg(day(one.at), one.person.leftJustified(12), subjectOf(one), QString::fromStdString(one.form),
                                                                                              one.scope)
                                       .arg(one.snapshot)
                                       .arg(one.logSize)
                                       .arg(one.seq)));
        list.push_back(JsonValue::Object{{"at", isolation::isoTime(one.at)},
                                         {"digest", one.digest},
                                         {"entry", static_cast<std::int64_t>(one.seq)},
                                         {"format", one.form},
                                         {"framework", one.framework},
                                         {"kind", toWire(one.kind)},
                                         {"from", isolation::isoTime(one.period.from)},
                                         {"log_size", static_cast<std::int64_t>(one.logSize)},
                                         {"person", one.person},
                                         {"scope", one.scope},
                                         {"since", static_cast<std::int64_t>(one.since)},
                                         {"snapshot", static_cast<std::int64_t>(one.snapshot)},
                                         {"until", isolation::isoTime(one.period.until)}});
    }
    if (exports->isEmpty())
        context.console.note(u"nothing has been exported yet"_s);
    context.console.document(JsonValue::Object{{"exports", std::move(list)}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
