// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/isolationpairs.h"
#include "cli/opened.h"
#include "cli/reportquestion.h"
#include "isolation/output/report.h"
#include "usecases/exportdocuments.h"
#include "usecases/makedifference.h"

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
Result<SnapshotId> snapshotOf(Store &store, const QString &word)
{
    const auto point = pointOf(word);
    if (!point)
        return point.error();
    if (!point->at)
        return point->number;
    const auto snapshot = snapshotBy(store, *point->at);
    if (snapshot)
        return snapshot->id;
    Error error = snapshot.error();
    if (error.kind == Error::Kind::NotFound)
        error.what = u"nothing had been read by %1"_s.arg(word);
    return error;
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
    for (const promotion::Request &one : difference.promotions)
        console.print(u"promotion %1 of %2 to %3 is %4"_s.arg(shown(one.id).left(8), safe(one.apiName), safe(one.to.text()), shown(promotion::toWire(one.state))));
    for (const reports::UnrequestedChange &one : difference.changes)
        console.print(u"%1 %2 on %3 changed without a request"_s.arg(shown(one.kind), shown(one.nativeId), safe(one.gateway.text())));
    console.document(toJson(difference));
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
    const auto from = snapshotOf(*(*open)->store, context.line.arguments.at(0)), to = snapshotOf(*(*open)->store, context.line.arguments.at(1));
    const auto pairs = pairsOf(context.line, (*open)->log->estate);
    if (!from || !to || !pairs)
        co_return fail(context.console, !from ? from.error() : !to ? to.error() : pairs.error());
    const DifferenceQuestion question{*from, *to, *pairs};
    const auto made = makeDifference((*open)->ground(), question, reportProgressOn(context.console), context.cancel);
    context.console.clearProgress();
    if (!made)
        co_return fail(context.console, made.error());
    const reports::ReportDifference &difference = *made;
    if (!isExport) {
        say(context.console, difference);
        co_return ExitCode::Well;
    }
    OpenLog &log = *(*open)->log;
    const ReportFile file{*form, context.line.options.value(u"out"_s)};
    const auto exported = exportDifference(*log.trail, difference, file, log.who, {}, context.cancel);
    if (!exported)
        co_return fail(context.console, exported.error());
    sayWarnings(context, *log.trail);
    context.console.print(u"wrote %1, SHA-256 %2"_s.arg(exported->path, QString::fromStdString(exported->digest)));
    context.console.document(JsonValue::Object{{"digest", exported->digest}, {"out", exported->path}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
