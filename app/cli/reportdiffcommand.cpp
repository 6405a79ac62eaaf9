// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/isolationpairs.h"
#include "cli/opened.h"
#include "cli/reportquestion.h"
#include "isolation/output/report.h"
#include "reports/difference.h"
#include "usecases/exportreport.h"
#include "usecases/frameworks.h"
#include "usecases/report/reportforms.h"

#include <QDateTime>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

QString shown(std::string_view text)
{
    return safe(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

template<typename T>
QString wordOf(const std::optional<T> &one)
{
    return one ? isolation::plain(toWire(*one)) : u"not there"_s;
}

//! A number, a time, or a day in UTC, which is meant to its end.
Result<HistoryPoint> pointOf(const QString &word)
{
    const QDate day = QDate::fromString(word, Qt::ISODate);
    if (day.isValid())
        return HistoryPoint{0, UtcTime(std::chrono::milliseconds(QDateTime(day.addDays(1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - 1))};
    CommandLine line;
    line.options.insert(u"at"_s, word);
    return historyPointOf(line, u"at"_s, u"snapshot"_s);
}

//! A snapshot by its number, or the newest that had ended at a time.
Result<Snapshot> snapshotOf(Store &store, const QString &word)
{
    const auto point = pointOf(word);
    const auto snapshots = point ? store.snapshots(0) : Result<QList<Snapshot>>(point.error());
    if (!snapshots)
        return snapshots.error();
    for (const Snapshot &snapshot : *snapshots) {
        const bool isMeant = point->at ? snapshot.finishedAt && *snapshot.finishedAt <= *point->at : snapshot.id == point->number;
        if (isMeant)
            return snapshot;
    }
    return Error{.kind = Error::Kind::NotFound, .place = u"report diff"_s, .what = u"nothing had been read by %1"_s.arg(word), .hint = u"choose a later time, or a snapshot that there is"_s,
                 .retryAfter = {}};
}

//! How many entries the log had at a moment, by their own clocks.
Result<std::uint64_t> logSizeAt(AuditStore &log, UtcTime moment)
{
    std::uint64_t size = 0;
    const auto read = log.readColumns(0, [&](std::uint64_t seq, const AuditColumns &columns) {
        if (columns.at > moment)
            return false;
        size = seq;
        return true;
    });
    return read ? Result<std::uint64_t>(size) : Result<std::uint64_t>(read.error());
}

Result<std::shared_ptr<const MadeReport>> sideOf(CommandContext &context, const OpenReports &open, const QString &word)
{
    const auto snapshot = snapshotOf(*open.store, word);
    if (!snapshot)
        return snapshot.error();
    const UtcTime moment = snapshot->finishedAt.value_or(snapshot->startedAt);
    const auto size = logSizeAt(*open.entries, moment);
    const auto controls = controlsOf(open.log->estate);
    const auto pairs = pairsOf(context.line, open.log->estate);
    if (!size || !controls || !pairs)
        return !size ? size.error() : !controls ? controls.error() : pairs.error();
    ReportQuestion question;
    question.framework = frameworksOf(open.log->estate, *controls).frameworks.value(0);
    question.period = {moment, moment + std::chrono::milliseconds(1)};
    question.pairs = *pairs;
    question.snapshot = snapshot->id;
    question.logSize = *size;
    return makeReport(open.ground(), question, reportProgressOn(context.console), context.cancel);
}

void sayFindings(Console &console, const QString &mark, const std::vector<reports::FindingDifference> &findings)
{
    for (const reports::FindingDifference &one : findings)
        console.print(u"  %1 %2 %3"_s.arg(mark, shown(one.control), shown(one.message)));
}

void say(Console &console, const reports::ReportDifference &difference)
{
    console.print(u"snapshot %1 (%2) against snapshot %3 (%4)"_s.arg(difference.from.snapshot)
                      .arg(QString::fromStdString(isolation::isoTime(difference.from.at)))
                      .arg(difference.to.snapshot)
                      .arg(QString::fromStdString(isolation::isoTime(difference.to.at))));
    for (const reports::PairDifference &pair : difference.pairs) {
        const auto &whole = pair.figures;
        const QString status = whole.empty() ? QString() : u": %1, was %2"_s.arg(wordOf(whole.back().after), wordOf(whole.back().before));
        console.print(safe(pair.sandbox.text() + u'/' + pair.production.text()) + status);
        for (const reports::ControlDifference &control : pair.controls)
            console.print(u"  %1 %2, was %3"_s.arg(shown(control.control), wordOf(control.after), wordOf(control.before)));
        sayFindings(console, u"+"_s, pair.came);
        sayFindings(console, u"-"_s, pair.gone);
        console.print(u"  %1 findings came, %2 are gone, %3 stayed"_s.arg(pair.came.size()).arg(pair.gone.size()).arg(pair.stayed.size()));
    }
    for (const reports::ExceptionDifference &one : difference.exceptionsCame)
        console.print(u"exception %1 on %2 came into force"_s.arg(shown(one.id).left(8), shown(one.control)));
    for (const reports::ExceptionDifference &one : difference.exceptionsEnded)
        console.print(u"exception %1 on %2 is %3"_s.arg(shown(one.id).left(8), shown(one.control), wordOf(one.after)));
    console.document(toJson(difference));
}

AuditDraft exportDraft(const reports::ReportDifference &difference, ReportForm form)
{
    AuditDraft draft;
    draft.action = "report.export";
    draft.objectKind = "difference";
    draft.objectId = difference.from.id + ':' + difference.to.id;
    draft.detail = {{"form", toWire(form)}, {"since", static_cast<std::int64_t>(difference.from.snapshot)}, {"snapshot", static_cast<std::int64_t>(difference.to.snapshot)}};
    return draft;
}

} // namespace

QCoro::Task<ExitCode> reportDiff(CommandContext &context)
{
    const bool isExport = context.line.has(u"out"_s);
    const auto form = isExport ? pagesFormOf(context.line) : Result<ReportForm>(ReportForm::Json);
    if (!form)
        co_return fail(context.console, form.error());
    const auto open = co_await openReports(context, isExport ? LogUse::ActsOnEstate : LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    const auto from = sideOf(context, **open, context.line.arguments.at(0));
    const auto to = from ? sideOf(context, **open, context.line.arguments.at(1)) : from;
    context.console.clearProgress();
    if (!to)
        co_return fail(context.console, to.error());
    const reports::ReportDifference difference = differenceOf((*from)->report, (*to)->report);
    if (!isExport) {
        say(context.console, difference);
        co_return ExitCode::Well;
    }
    OpenLog &log = *(*open)->log;
    const auto make = [&](const reports::ByteSink &sink) { return writeDifference(difference, *form, sink, context.cancel); };
    const auto exported = exportFile(*log.trail, exportDraft(difference, *form), context.line.options.value(u"out"_s), make, log.who, {}, context.cancel);
    if (!exported)
        co_return fail(context.console, exported.error());
    sayWarnings(context, *log.trail);
    context.console.print(u"wrote %1, SHA-256 %2"_s.arg(exported->path, QString::fromStdString(exported->digest)));
    context.console.document(JsonValue::Object{{"digest", exported->digest}, {"out", exported->path}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
