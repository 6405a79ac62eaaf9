// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demohistory.h"

#include "demo/meridian/demoservers.h"
#include "demo/meridian/meridian.h"
#include "estate/estatefile.h"
#include "usecases/watchestate.h"

namespace bulkhead::demo {

using namespace Qt::StringLiterals;

namespace {

class GivenClock final : public Clock
{
public:
    explicit GivenClock(UtcTime time)
        : m_time(time)
    {
    }
    [[nodiscard]] UtcTime now() const override { return m_time; }

private:
    UtcTime m_time;
};

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled,
                 .place = u"demonstration estate"_s,
                 .what = u"preparing it was cancelled"_s,
                 .hint = u"it goes on at the next start"_s,
                 .retryAfter = {}};
}

//! One sync and one check of the whole estate, as if it were `at`.
QCoro::Task<Result<void>> readDay(std::shared_ptr<const Engine> engine, Store *store,
                                  const DemoServers *servers, QString folder, UtcTime at,
                                  CancelToken cancel)
{
    const auto path = servers->writeEstate(folder);
    if (!path)
        co_return path.error();
    const EstateReading reading = readEstateFile(*path);
    if (!reading.isUsable()) {
        Error error;
        error.kind = Error::Kind::Internal;
        error.what = reading.problems.isEmpty() ? QString() : reading.problems.first().toText();
        co_return error;
    }
    const GivenClock clock(at);
    const auto connector = engine->makeConnector(reading.config);
    const WatchRound round = co_await watchRound(*connector, *store, clock, reading.config, cancel);
    co_return round.error ? Result<void>(*round.error) : Result<void>();
}

} // namespace

QCoro::Task<Result<void>> makeHistory(std::shared_ptr<const Engine> engine, StoreOpener openStore,
                                      QString folder, UtcTime end, CancelToken cancel,
                                      std::function<void(int day)> onDay)
{
    using namespace std::chrono_literals;
    const auto store = openStore();
    if (!store)
        co_return store.error();
    for (int day = 0; day <= demoDays; ++day) {
        if (cancel.isCancelled())
            co_return cancelled();
        if (onDay)
            onDay(day);
        const DemoServers servers(day);
        const UtcTime at = end - 252min - (demoDays - day) * 24h; // the last whole read: 4 h 12 min ago
        const auto read = co_await readDay(engine, store->get(), &servers, folder, at, cancel);
        if (!read)
            co_return read.error();
    }
    DemoServers servers(demoDays);
    servers.stop(QLatin1StringView(silentGateway));
    co_return co_await readDay(engine, store->get(), &servers, folder, end - 2min, cancel);
}

} // namespace bulkhead::demo
