// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"
#include "cli/isolationpairs.h"
#include "cli/opened.h"
#include "usecases/checkisolation.h"
#include "usecases/logrecords.h"
#include "usecases/recording.h"

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using isolation::Verdict;

namespace {

enum class Format { Text, Json, Sarif, Junit };

Result<Format> formatOf(const CommandContext &context)
{
    static const QHash<QString, Format> formats = {
        {u"text"_s, Format::Text}, {u"json"_s, Format::Json}, {u"sarif"_s, Format::Sarif}, {u"junit"_s, Format::Junit}};
    const QString word = context.line.options.value(u"format"_s);
    if (word.isEmpty())
        return context.console.isJson() ? Format::Json : Format::Text;
    if (!formats.contains(word))
        return optionError(u"format"_s, u"there is no format \"%1\""_s.arg(word), u"choose text, json, sarif or junit"_s);
    const Format format = formats.value(word);
    if (context.console.isJson() && format != Format::Json)
        return optionError(u"format"_s, u"--json and --format %1 ask for two answers"_s.arg(word), u"leave one of them out"_s);
    return format;
}

//! The least grave verdict of a control that makes the answer "no".
Result<Verdict> thresholdOf(const CommandLine &line)
{
    static const QHash<QString, Verdict> words = {
        {u"fail"_s, Verdict::Fail}, {u"unknown"_s, Verdict::Unknown}, {u"warn"_s, Verdict::Warn}};
    const QString word = line.options.value(u"fail-on"_s, u"fail"_s);
    if (!words.contains(word))
        return optionError(u"fail-on"_s, u"\"%1\" is no verdict to fail on"_s.arg(word), u"choose fail, unknown or warn"_s);
    return words.value(word);
}

Result<QList<QString>> namedControls(const CommandLine &line, const isolation::ControlCatalogue &catalogue)
{
    QList<QString> chosen = line.options.value(u"control"_s).split(u',', Qt::SkipEmptyParts);
    QStringList known;
    for (const isolation::Control &control : catalogue.controls())
        known.append(control.id);
    for (QString &id : chosen) {
        id = id.trimmed().toUpper();
        if (!known.contains(id)) {
            const QString near = nearest(id, known);
            return optionError(u"control"_s, u"there is no control \"%1\""_s.arg(id),
                               near.isEmpty() ? u"the ids look like INF-07"_s : u"did you mean %1?"_s.arg(near));
        }
    }
    return chosen;
}

//! What the command line asks for, understood.
struct Asked
{
    Format format = Format::Text;
    Verdict threshold = Verdict::Fail;
    IsolationOptions options;
    std::shared_ptr<const CatalogView> view;
    isolation::ControlCatalogue controls;
};

//! Wrong words are said before a key is asked for.
Result<void> understandWords(const CommandContext &context)
{
    const auto format = formatOf(context);
    const auto threshold = thresholdOf(context.line);
    return !format ? format.error() : threshold ? Result<void>() : threshold.error();
}

Result<Asked> understand(CommandContext &context, LogRecords *log)
{
    Asked asked;
    const auto format = formatOf(context);
    if (!format)
        return format.error();
    asked.format = *format;
    const auto threshold = thresholdOf(context.line);
    if (!threshold)
        return threshold.error();
    asked.threshold = *threshold;
    const auto view = openCatalog(context, log);
    if (!view)
        return view.error();
    asked.view = *view;
    auto controls = controlsOf(asked.view->estate);
    if (!controls)
        return controls.error();
    asked.controls = std::move(*controls);
    const auto pairs = pairsOf(context.line, asked.view->estate);
    if (!pairs)
        return pairs.error();
    asked.options.pairs = *pairs;
    const auto only = namedControls(context.line, asked.controls);
    if (!only)
        return only.error();
    asked.options.controls = *only;
    return asked;
}

void say(Console &console, const isolation::CheckReport &report, Format format)
{
    constexpr int width = 100;
    switch (format) {
    case Format::Text:
        console.print(safeLines(QString::fromStdString(toText(report, width))));
        break;
    case Format::Json:
        console.answer(isolation::toJson(report));
        break;
    case Format::Sarif:
        console.answer(isolation::toSarif(report));
        break;
    case Format::Junit:
        console.print(QString::fromStdString(toJunit(report)));
        break;
    }
}

ExitCode exitCodeOf(const isolation::CheckReport &report, const Asked &asked)
{
    bool no = false;
    for (const isolation::PairReport &pair : report.pairs) {
        for (const isolation::ControlResult &control : pair.result.controls) {
            const bool wanted = asked.options.controls.isEmpty()
                || asked.options.controls.contains(QString::fromStdString(control.control));
            no = no || (wanted && control.verdict >= asked.threshold);
        }
    }
    return worse(no ? ExitCode::No : ExitCode::Well, report.unread.empty() ? ExitCode::Well : ExitCode::Incomplete);
}

} // namespace

QCoro::Task<ExitCode> isolationCheck(CommandContext &context)
{
    if (const auto words = understandWords(context); !words)
        co_return fail(context.console, words.error());
    const auto log = co_await openLog(context, LogUse::Acts);
    if (!log)
        co_return fail(context.console, log.error());
    TrailRecords records(*(*log)->trail, (*log)->estate, std::make_shared<SystemClock>());
    auto asked = understand(context, records.now((*log)->estate));
    if (!asked)
        co_return fail(context.console, asked.error());
    if (!asked->view->snapshot) {
        Error error;
        error.kind = Error::Kind::NotFound;
        error.place = u"isolation check"_s;
        error.what = u"nothing has been read yet, so there is nothing to judge"_s;
        error.hint = u"run bulkheadctl sync first"_s;
        co_return fail(context.console, error);
    }
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    if (!store)
        co_return fail(context.console, store.error());
    asked->options.record = checkRecorder(*(*log)->trail, **store, (*log)->who);
    asked->options.recordVoid = voidRecorder(*(*log)->trail, (*log)->who);
    asked->options.recordsRepeats = true;
    RecordKeeper keeper;
    const auto known = keeper.of(*asked->view, *(*log)->trail, asked->controls);
    if (known)
        asked->options.records = *known;
    else // judged without what the log tells of evidence; the record of the run is refused too, and said below
        context.console.error(known.error());
    const auto checked = checkIsolation(**store, asked->view, asked->controls, asked->options, context.cancel);
    if (!checked)
        co_return fail(context.console, checked.error());
    sayWarnings(context, *(*log)->trail);
    if ((*checked)->notKept) {
        context.console.error(u"this check could not be recorded, so it was not kept"_s);
        context.console.error(*(*checked)->notKept);
    }
    say(context.console, (*checked)->report, asked->format);
    co_return exitCodeOf((*checked)->report, *asked);
}

} // namespace bulkhead::cli
