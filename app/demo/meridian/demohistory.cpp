// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demohistory.h"

#include "core/operatingsystemuser.h"
#include "demo/meridian/demopeople.h"
#include "demo/meridian/demopromotions.h"
#include "demo/meridian/demorecords.h"
#include "demo/meridian/demoservers.h"
#include "demo/meridian/meridian.h"
#include "estate/estatefile.h"
#include "usecases/logrecords.h"
#include "usecases/watchestate.h"

#include <QDir>
#include <QFileInfo>

namespace bulkhead::demo {

using namespace Qt::StringLiterals;

namespace {

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled,
                 .place = u"demonstration estate"_s,
                 .what = u"preparing it was cancelled"_s,
                 .hint = u"it goes on at the next start"_s,
                 .retryAfter = {}};
}

//! What stays the same on all days.
struct History
{
    std::shared_ptr<const Engine> engine;
    EnginePaths paths;
    std::unique_ptr<Store> store;
    QString folder;       //!< of the people's keys
    QString estateFolder; //!< where the console reads its estate file
    CancelToken cancel;
};

//! What people do, one sync and one check of the whole estate, then their promotions and records, as if it were `at`. `day` below 0: nobody does anything.
QCoro::Task<Result<void>> liveDay(const History *history, const DemoServers *servers, int day, UtcTime at)
{
    const auto path = servers->writeEstate();
    if (!path)
        co_return path.error();
    const EstateReading reading = readEstateFile(*path);
    if (!reading.isUsable()) {
        Error error;
        error.kind = Error::Kind::Internal;
        error.what = reading.problems.isEmpty() ? QString() : reading.problems.first().toText();
        co_return error;
    }
    const auto clock = std::make_shared<DayClock>(at);
    AuditTrail trail(history->engine->auditParts(history->paths, reading.config, clock));
    if (day >= 0) {
        const auto acted = actOn(day, trail, reading.config, history->folder);
        if (!acted)
            co_return acted.error();
    }
    const auto connector = history->engine->makeConnector(reading.config);
    Recording recording;
    recording.trail = &trail;
    recording.who.claim = operatingSystemUser();
    TrailRecords records(trail, reading.config, clock);
    recording.records = &records;
    const WatchRound round = co_await watchRound(*connector, *history->store, *clock, reading.config, history->cancel, nullptr, recording);
    if (round.error)
        co_return *round.error;
    if (day < 0)
        co_return Result<void>();
    const auto editors = history->engine->makeEditors(reading.config);
    const PromotionStage stage{&trail, &records, history->store.get(), editors.get(), reading.config, clock, history->folder, history->cancel};
    const auto promoted = co_await promoteOn(day, stage);
    if (!promoted)
        co_return promoted.error();
    const auto recorded = recordOn(day, stage);
    co_return recorded;
}

} // namespace

QCoro::Task<Result<void>> makeHistory(std::shared_ptr<const Engine> engine, EnginePaths paths, QString folder, UtcTime end, CancelToken cancel,
                                      std::function<void(int day)> onDay)
{
    using namespace std::chrono_literals;
    auto store = Engine::storeOpener(paths)();
    if (!store)
        co_return store.error();
    QDir().mkpath(folder);
    const History history{engine, paths, std::move(*store), folder, QFileInfo(paths.estate).absolutePath(), cancel};
    for (int day = 0; day <= demoDays; ++day) {
        if (cancel.isCancelled())
            co_return cancelled();
        if (onDay)
            onDay(day);
        const DemoServers servers(day, history.estateFolder);
        const UtcTime at = end - 252min - (demoDays - day) * 24h; // the last whole read: 4 h 12 min ago
        const auto lived = co_await liveDay(&history, &servers, day, at);
        if (!lived)
            co_return lived.error();
    }
    DemoServers servers(demoDays, history.estateFolder);
    servers.stop(QLatin1StringView(silentGateway));
    co_return co_await liveDay(&history, &servers, -1, end - 2min);
}

} // namespace bulkhead::demo
