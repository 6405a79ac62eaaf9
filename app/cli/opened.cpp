// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opened.h"

#include <QDateTime>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

Result<EstateConfig> openEstate(CommandContext &context)
{
    const EstateReading reading = readEstateFile(context.line.paths.withDefaults().estate);
    for (const EstateProblem &problem : reading.problems) {
        if (problem.severity == EstateProblem::Severity::Warning)
            context.console.note(u"warning: "_s + safe(problem.toText()));
        else
            context.console.error(problem.toText());
    }
    if (const auto error = reading.firstError())
        return *error;
    return reading.config;
}

Result<HistoryPoint> historyPointOf(const CommandLine &line, const QString &option, const QString &numbered)
{
    const QString word = line.options.value(option);
    if (word.isEmpty())
        return HistoryPoint();
    bool isNumber = false;
    const qint64 number = word.toLongLong(&isNumber);
    if (isNumber && number > 0)
        return HistoryPoint{number, {}};
    const QDateTime time = QDateTime::fromString(word, Qt::ISODate);
    if (!time.isValid()) {
        return optionError(option, u"\"%1\" is neither a time nor the number of a %2"_s.arg(word, numbered),
                           u"write it as 2026-11-23T09:41:00Z"_s);
    }
    return HistoryPoint{0, UtcTime{std::chrono::milliseconds(time.toMSecsSinceEpoch())}};
}

Result<SnapshotId> snapshotOf(Store &store, const CommandLine &line)
{
    const auto point = historyPointOf(line, u"as-of"_s, u"snapshot"_s);
    if (!point)
        return point.error();
    if (!point->at)
        return SnapshotId(point->number);
    const auto found = store.snapshotAt(*point->at);
    if (!found)
        return found.error();
    if (!*found) {
        return Error{.kind = Error::Kind::NotFound,
                     .place = u"--as-of"_s,
                     .what = u"nothing had been read by %1"_s.arg(line.options.value(u"as-of"_s)),
                     .hint = u"choose a later time"_s,
                     .retryAfter = {}};
    }
    return (*found)->id;
}

namespace {
//! An API must not seem to be on one side only without a word, because the other side was never read.
void noteUnread(Console &console, const CatalogView &view)
{
    QStringList unread;
    for (const ConnectionState &connection : view.connections) {
        if (!connection.factsFrom)
            unread.append(connection.config.id.text());
    }
    if (!unread.isEmpty()) {
        console.note(u"not read yet, so what they hold is unknown and missing here: %1; run bulkheadctl sync"_s
                         .arg(unread.join(u", "_s)));
    }
}
} // namespace

Result<std::shared_ptr<const CatalogView>> openCatalog(CommandContext &context, LogRecords *log)
{
    const auto estate = openEstate(context);
    if (!estate)
        return estate.error();
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    if (!store)
        return store.error();
    const auto snapshot = snapshotOf(**store, context.line);
    if (!snapshot)
        return snapshot.error();
    auto view = loadCatalog(**store, *estate, *snapshot, context.cancel, SystemClock().now(), log);
    if (view && !(*view)->snapshot)
        context.console.note(u"nothing has been read yet; run bulkheadctl sync first"_s);
    else if (view)
        noteUnread(context.console, **view);
    return view;
}

} // namespace bulkhead::cli
