// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/acting.h"
#include "cli/opened.h"
#include "engine/desktopnotifier.h"
#include "estate/durationtext.h"
#include "gateways/stepwait.h"
#include "isolation/output/report.h"
#include "usecases/logrecords.h"
#include "usecases/watchestate.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Schedule
{
    std::chrono::milliseconds every = 15min;
    int rounds = 0; //!< 0: no end
    bool notify = false;
};

Result<Schedule> scheduleOf(const CommandLine &line)
{
    Schedule schedule;
    const QString every = line.options.value(u"every"_s);
    if (!every.isEmpty()) {
        const auto pause = durationFromText(every);
        if (!pause || *pause < 1s || *pause > 24h)
            return optionError(u"every"_s, u"\"%1\" is no pause between two rounds"_s.arg(every), u"write 30s, 15m or 2h, at most 24h"_s);
        schedule.every = *pause;
    }
    const QString rounds = line.options.value(u"rounds"_s);
    if (!rounds.isEmpty()) {
        bool isNumber = false;
        schedule.rounds = rounds.toInt(&isNumber);
        if (!isNumber || schedule.rounds < 1)
            return optionError(u"rounds"_s, u"\"%1\" is no number of rounds"_s.arg(rounds), u"write a whole number from 1"_s);
    }
    schedule.notify = line.options.contains(u"notify"_s);
    return schedule;
}

//! "09:41:00 snapshot 12: sandbox/production not isolated"
QString lineOf(const WatchRound &round, UtcTime at)
{
    QStringList pairs;
    for (const isolation::PairReport &pair : round.isolation->report.pairs) {
        pairs.append(isolation::pairName(pair.result) + u' ' + isolation::plain(isolation::toWire(pair.result.score.status)));
    }
    return u"%1 snapshot %2: %3"_s.arg(QString::fromStdString(isolation::isoTime(at)), QString::number(round.sync.snapshot),
                                       pairs.join(u", "_s));
}

JsonValue toJson(const WatchRound &round, UtcTime at, const QStringList &news)
{
    JsonValue::Array said;
    for (const QString &line : news)
        said.emplace_back(line);
    JsonValue::Object object{{"at", isolation::isoTime(at)}, {"snapshot", qint64(round.sync.snapshot)}, {"news", std::move(said)}};
    if (round.isolation)
        object["check"] = isolation::toJson(round.isolation->report);
    if (round.error)
        object["error"] = cli::toJson(*round.error);
    return object;
}

//! What one round said, on the console and on the desktop.
ExitCode tell(CommandContext &context, const WatchRound &round, Notifier *notifier, UtcTime at)
{
    const QStringList news = round.isolation ? verdictNews(*round.isolation) : QStringList();
    for (const GatewayOutcome &outcome : round.sync.gateways) {
        if (outcome.sync.error)
            context.console.error(*outcome.sync.error);
    }
    context.console.documentLine(toJson(round, at, news));
    if (round.error) {
        if (round.error->kind != Error::Kind::Cancelled)
            context.console.error(*round.error);
        return exitCodeOf(*round.error);
    }
    context.console.print(safe(lineOf(round, at)));
    for (const QString &line : news)
        context.console.print(u"  "_s + safe(line));
    if (notifier) {
        const auto shown = notifyOf(*round.isolation, *notifier);
        if (!shown)
            context.console.error(shown.error());
    }
    return round.sync.isComplete() ? ExitCode::Well : ExitCode::Incomplete;
}

} // namespace

QCoro::Task<ExitCode> watch(CommandContext &context)
{
    const auto schedule = scheduleOf(context.line);
    if (!schedule)
        co_return fail(context.console, schedule.error());
    const EnginePaths paths = context.line.paths.withDefaults();
    const auto first = openEstate(context); // a file that cannot be used now is an error, later it is a round that failed
    if (!first)
        co_return fail(context.console, first.error());
    const auto log = co_await openLog(context, LogUse::Acts);
    const auto store = log ? Engine::storeOpener(paths)() : Result<std::unique_ptr<Store>>(log.error());
    if (!store)
        co_return fail(context.console, store.error());
    for (const QString &warning : (*log)->engine->warnings())
        context.console.note(u"warning: "_s + warning);
    const SystemClock clock;
    TrailRecords records(*(*log)->trail, *first, std::make_shared<SystemClock>());
    DesktopNotifier desktop;
    ExitCode last = ExitCode::Well;
    std::shared_ptr<const IsolationView> before;
    RecordKeeper keeper;
    for (int done = 0; !context.cancel.isCancelled();) {
        const auto estate = openEstate(context); // read anew: it may have been edited
        if (estate) {
            const auto connector = (*log)->engine->makeConnector(*estate);
            Recording recording;
            recording.trail = (*log)->trail.get();
            recording.who = (*log)->who;
            recording.records = &records;
            recording.keeper = &keeper;
            const WatchRound round = co_await watchRound(*connector, **store, clock, *estate, context.cancel, before, recording);
            sayWarnings(context, *(*log)->trail);
            if (context.cancel.isCancelled())
                break;
            before = round.isolation ? round.isolation : before;
            last = tell(context, round, schedule->notify ? &desktop : nullptr, clock.now());
        } else {
            last = fail(context.console, estate.error());
        }
        if (++done == schedule->rounds)
            co_return last;
        StepWait pause(context.cancel, schedule->every);
        co_await pause.over();
    }
    co_return ExitCode::Well; // being stopped is how it ends
}

} // namespace bulkhead::cli
