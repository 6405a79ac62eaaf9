// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"
#include "cli/answers.h"
#include "cli/command.h"
#include "cli/opened.h"
#include "usecases/recording.h"

#include <QLocale>

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

Result<QList<GatewayId>> namedGateways(const EstateConfig &estate, const QStringList &names)
{
    QStringList known;
    for (const GatewayConfig &gateway : estate.gateways)
        known.append(gateway.id.text());
    QList<GatewayId> chosen;
    for (const QString &name : names) {
        if (!known.contains(name)) {
            const QString near = nearest(name, known);
            return Error{.kind = Error::Kind::Usage,
                         .place = u"sync"_s,
                         .what = u"the estate has no gateway \"%1\""_s.arg(name),
                         .hint = near.isEmpty() ? u"it has %1"_s.arg(known.join(u", "_s))
                                                : u"did you mean %1?"_s.arg(near),
                         .retryAfter = {}};
        }
        chosen.append(GatewayId(name));
    }
    return chosen;
}

//! "reading 2 of 3: kong-sbx routes 1,200 rows, caddy identifying"
class ProgressLine
{
public:
    explicit ProgressLine(Console &console)
        : m_console(console)
    {
    }

    void take(const GatewayProgress &progress)
    {
        using State = GatewayProgress::State;
        m_newest.insert(progress.gateway, progress);
        QStringList running;
        for (const GatewayProgress &one : std::as_const(m_newest)) {
            if (one.state == State::Reading || one.state == State::Identifying)
                running.append(u"%1 %2 %3 rows"_s.arg(
                    one.gateway.text(), one.read.step,
                    QLocale::c().toString(one.read.rows)));
        }
        std::sort(running.begin(), running.end());
        m_console.progress(u"reading "_s + running.join(u", "_s).left(100));
    }

private:
    Console &m_console;
    QHash<GatewayId, GatewayProgress> m_newest;
};

void sayOutcome(Console &console, const GatewayOutcome &outcome)
{
    const auto shown = [](const std::optional<qint64> &count) {
        return count ? QString::number(*count) : u"unknown"_s;
    };
    console.print(u"%1: %2, %3 APIs, %4 routes, %5 credentials, %6 requests, %7 ms"_s.arg(
        outcome.sync.gateway.text(), toWire(outcome.sync.status), shown(outcome.counts.apis),
        shown(outcome.counts.routes), shown(outcome.counts.credentials),
        QString::number(outcome.sync.requests), QString::number(outcome.sync.duration.count())));
    if (outcome.sync.error)
        console.error(*outcome.sync.error);
    const bool cancelled = outcome.sync.status == GatewayStatus::Cancelled;
    for (const CollectionReport &problem : outcome.problems) {
        if (cancelled && problem.error && problem.error->kind == Error::Kind::Cancelled)
            continue; // said once for the gateway
        const QString place = outcome.sync.gateway.text() + u": "_s
            + QString::fromStdString(problem.key.name);
        if (problem.error)
            console.error(*problem.error);
        else if (problem.torn)
            console.error(u"%1: changed while it was read; nothing was taken as gone"_s.arg(place));
        else
            console.error(u"%1: could not be read whole"_s.arg(place));
    }
    for (const QString &warning : outcome.sync.warnings)
        console.note(u"warning: %1: %2"_s.arg(outcome.sync.gateway.text(), safe(warning)));
}

void sayNames(Console &console, const NamesReport &names)
{
    if (names.names > 0)
        console.print(u"names: %1 of %2 have an address"_s.arg(names.answered).arg(names.names));
    if (names.error && names.error->kind != Error::Kind::Store)
        console.error(*names.error);
}

} // namespace

QCoro::Task<ExitCode> sync(CommandContext &context)
{
    const auto estate = openEstate(context);
    if (!estate)
        co_return fail(context.console, estate.error());
    const auto only = namedGateways(*estate, context.line.arguments);
    if (!only)
        co_return fail(context.console, only.error());
    const auto log = co_await openLog(context, LogUse::Acts);
    const auto store = log ? Engine::storeOpener(context.line.paths.withDefaults())() : Result<std::unique_ptr<Store>>(log.error());
    if (!store)
        co_return fail(context.console, store.error());
    for (const QString &warning : (*log)->engine->warnings())
        context.console.note(u"warning: "_s + warning);
    ProgressLine line(context.console);
    SyncEstate::OnProgress onProgress = [&line](const GatewayProgress &p) { line.take(p); };
    const auto connector = (*log)->engine->makeConnector(*estate);
    const SystemClock clock;
    SyncEstate syncEstate(*connector, **store, clock);
    const SyncReport report
        = co_await syncRecorded(syncEstate, **store, *(*log)->trail, (*log)->who, *estate, *only, context.cancel, onProgress);
    sayWarnings(context, *(*log)->trail);
    for (const GatewayOutcome &outcome : report.gateways)
        sayOutcome(context.console, outcome);
    sayNames(context.console, report.names);
    if (report.snapshot != 0)
        context.console.print(u"snapshot %1"_s.arg(report.snapshot));
    if (report.error)
        context.console.error(*report.error);
    context.console.document(toJson(report));
    if (report.error)
        co_return exitCodeOf(*report.error);
    co_return report.isComplete() ? ExitCode::Well : ExitCode::Incomplete;
}

} // namespace bulkhead::cli
