// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportquestion.h"

#include "cli/isolationpairs.h"
#include "usecases/frameworks.h"
#include "usecases/report/reportforms.h"

#include <QDateTime>
#include <QFileInfo>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

//! A day in UTC, or a time. `isEnd`: a day ends with its last moment.
Result<UtcTime> momentOf(const CommandLine &line, const QString &option, bool isEnd)
{
    const QString word = line.options.value(option);
    if (word.isEmpty())
        return optionError(option, u"the period is not said"_s, u"write --from 2026-07-01 --to 2026-09-30: days in UTC, the last one included"_s);
    const QDate day = QDate::fromString(word, Qt::ISODate);
    if (day.isValid())
        return UtcTime(std::chrono::milliseconds(QDateTime(isEnd ? day.addDays(1) : day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()));
    QDateTime time = QDateTime::fromString(word, Qt::ISODate);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC); // the same everywhere
    if (!time.isValid())
        return optionError(option, u"\"%1\" is no date"_s.arg(word), u"write it as 2026-09-30"_s);
    return UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

Result<reports::Period> periodOf(const CommandLine &line)
{
    const auto from = momentOf(line, u"from"_s, false), until = momentOf(line, u"to"_s, true);
    if (!from || !until)
        return from ? until.error() : from.error();
    if (*until <= *from)
        return optionError(u"from"_s, u"it is after --to"_s, u"write the earlier date as --from"_s);
    return reports::Period{*from, *until};
}

Result<reports::Framework> frameworkOf(CommandContext &context, const EstateConfig &estate)
{
    const QString id = context.line.options.value(u"framework"_s);
    if (id.isEmpty())
        return optionError(u"framework"_s, u"the framework is not said"_s, u"bulkheadctl report --list shows them"_s);
    const auto controls = controlsOf(estate);
    if (!controls)
        return controls.error();
    const FrameworkReadings readings = frameworksOf(estate, *controls);
    for (const QString &problem : readings.problems)
        context.console.note(u"warning: "_s + safe(problem));
    return bulkhead::frameworkOf(readings, id);
}

Result<SampleOf> populationOf(const CommandLine &line)
{
    const QString word = line.options.value(u"sample-of"_s, u"promotions"_s);
    for (const SampleOf population : {SampleOf::Promotions, SampleOf::Findings}) {
        if (word.toStdString() == toWire(population))
            return population;
    }
    return optionError(u"sample-of"_s, u"\"%1\" is nothing to draw from"_s.arg(word), u"choose promotions or findings"_s);
}

} // namespace

Result<std::uint64_t> numberOf(const CommandLine &line, const QString &option, std::uint64_t without)
{
    if (!line.has(option))
        return without;
    bool isNumber = false;
    const qulonglong number = line.options.value(option).toULongLong(&isNumber);
    constexpr qulonglong most = 1ULL << 53;
    if (!isNumber || number > most)
        return optionError(option, u"this is no number"_s, u"write a whole number"_s);
    return number;
}

Result<ReportQuestion> questionOf(CommandContext &context, const EstateConfig &estate)
{
    const CommandLine &line = context.line;
    auto framework = frameworkOf(context, estate);
    if (!framework)
        return framework.error();
    const auto period = periodOf(line);
    if (!period)
        return period.error();
    const auto pairs = pairsOf(line, estate);
    if (!pairs)
        return pairs.error();
    const auto snapshot = numberOf(line, u"snapshot"_s, 0), logSize = numberOf(line, u"log-size"_s, 0), sample = numberOf(line, u"sample"_s, 0), seed = numberOf(line, u"seed"_s, 0);
    for (const auto *number : {&snapshot, &logSize, &sample, &seed}) {
        if (!*number)
            return number->error();
    }
    const auto population = populationOf(line);
    if (!population)
        return population.error();
    ReportQuestion question;
    question.framework = std::move(*framework);
    question.period = *period;
    question.pairs = *pairs;
    question.snapshot = static_cast<SnapshotId>(*snapshot);
    question.logSize = *logSize;
    question.sample = static_cast<std::size_t>(*sample);
    question.seed = *seed;
    question.sampleOf = *population;
    return question;
}

Result<ReportForm> pagesFormOf(const CommandLine &line)
{
    const QString word = line.options.value(u"format"_s, QFileInfo(line.options.value(u"out"_s)).suffix());
    const auto form = reportFormFrom(word.isEmpty() ? u"html"_s : word);
    if (form == ReportForm::Pdf || form == ReportForm::Html || form == ReportForm::Json)
        return *form;
    return optionError(u"format"_s, u"there is no format \"%1\" of it"_s.arg(word), u"choose html, pdf or json"_s);
}

Result<QString> outOf(const CommandLine &line)
{
    const QString out = line.options.value(u"out"_s);
    if (out.isEmpty())
        return optionError(u"out"_s, u"it is not said where the file goes"_s, u"write --out FILE"_s);
    return out;
}

QCoro::Task<Result<std::shared_ptr<OpenReports>>> openReports(CommandContext &context, LogUse use)
{
    auto open = std::make_shared<OpenReports>();
    const auto log = co_await openLog(context, use);
    if (!log)
        co_return log.error();
    open->log = *log;
    auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    if (!store)
        co_return store.error();
    open->store = std::move(*store);
    const auto entries = open->log->trail->store();
    if (!entries)
        co_return entries.error();
    open->entries = *entries;
    QStringList problems;
    auto against = outsideOf(*open->log->trail, problems);
    if (!against)
        co_return against.error();
    open->against = std::move(*against);
    for (const QString &problem : problems)
        context.console.error(u"warning: "_s + problem);
    co_return open;
}

OnReportStep reportProgressOn(Console &console)
{
    return [&console](ReportStep step, std::uint64_t done, std::uint64_t all) {
        switch (step) {
        case ReportStep::Reading:
            console.progress(all == 0 ? u"reading the log"_s : QString(u"read %1 of %2 entries"_s.arg(done).arg(all)));
            break;
        case ReportStep::Judging:
            console.progress(u"judging the pairs"_s);
            break;
        case ReportStep::Composing:
            console.progress(u"composing the report"_s);
            break;
        case ReportStep::Writing:
            console.progress(u"wrote %1 bytes"_s.arg(done));
            break;
        case ReportStep::Recording:
            console.progress(u"recording the export"_s);
        }
    };
}

} // namespace bulkhead::cli
