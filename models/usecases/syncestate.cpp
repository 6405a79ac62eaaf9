// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/syncestate.h"

#include "core/logging.h"
#include "usecases/synccounts.h"

#include <QElapsedTimer>
#include <QTimer>

#include <QCoroTimer>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Often enough for a bar to move, seldom enough to cost nothing.
constexpr auto progressPeriod = 100ms;

Error cancelledError(const GatewayId &gateway)
{
    return Error{.kind = Error::Kind::Cancelled,
                 .place = gateway.text(),
                 .what = u"the sync was cancelled"_s,
                 .hint = u"what was known before is kept"_s,
                 .retryAfter = {}};
}

//! Tells the progress of one gateway while it is read, and passes a cancel on to its reader.
class ProgressTicker
{
public:
    ProgressTicker(GatewayId gateway, CancelToken cancel, SyncEstate::OnProgress onProgress)
        : m_cancel(std::move(cancel))
        , m_onProgress(std::move(onProgress))
    {
        m_progress.gateway = std::move(gateway);
        m_elapsed.start();
        m_timer.setInterval(progressPeriod);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_timer.start();
    }

    void setReader(GatewayReader *reader) { m_reader = reader; }

    void enter(GatewayProgress::State state, const std::optional<Error> &error = {})
    {
        m_progress.state = state;
        m_progress.error = error;
        tell();
    }

    [[nodiscard]] std::chrono::milliseconds elapsed() const
    {
        return std::chrono::milliseconds(m_elapsed.elapsed());
    }

private:
    void tick()
    {
        if (m_reader && m_cancel.isCancelled())
            m_reader->cancel();
        tell();
    }

    void tell()
    {
        if (m_reader)
            m_progress.read = m_reader->progress();
        m_progress.elapsed = elapsed();
        if (m_onProgress)
            m_onProgress(m_progress);
    }

    CancelToken m_cancel;
    SyncEstate::OnProgress m_onProgress;
    GatewayProgress m_progress;
    GatewayReader *m_reader = nullptr;
    QElapsedTimer m_elapsed;
    QTimer m_timer;
};

void take(const GatewayIdentity &identity, GatewaySync &sync)
{
    sync.version = identity.version;
    sync.product = identity.product;
    sync.mayRead = toWire(identity.mayRead);
    sync.mayChange = toWire(identity.mayChange);
    sync.warnings = identity.warnings;
}

void take(const CountingSink &sink, GatewayOutcome &outcome)
{
    outcome.counts = sink.counts();
    outcome.problems = sink.problems();
    outcome.written = sink.written();
}

GatewayStatus statusOf(const std::optional<Error> &error, const CountingSink &sink)
{
    if (error)
        return error->kind == Error::Kind::Cancelled ? GatewayStatus::Cancelled
                                                     : GatewayStatus::Failed;
    return sink.isComplete() ? GatewayStatus::Ok : GatewayStatus::Partial;
}

GatewayProgress::State progressOf(GatewayStatus status)
{
    switch (status) {
    case GatewayStatus::Ok:
    case GatewayStatus::Partial:
        return GatewayProgress::State::Done;
    case GatewayStatus::Failed:
        return GatewayProgress::State::Failed;
    case GatewayStatus::Cancelled:
        return GatewayProgress::State::Cancelled;
    }
    Q_UNREACHABLE();
}

//! Identify, then read; the first error ends it.
QCoro::Task<std::optional<Error>> readThrough(GatewayReader *reader, CountingSink *sink,
                                              ProgressTicker *ticker, GatewaySync *sync)
{
    const auto identity = co_await reader->identify();
    if (!identity)
        co_return identity.error();
    take(*identity, *sync);
    ticker->enter(GatewayProgress::State::Reading);
    const auto read = co_await reader->read(*sink);
    if (sink->storeError())
        co_return *sink->storeError();
    if (!read)
        co_return read.error();
    co_return std::nullopt;
}

} // namespace

bool SyncReport::isComplete() const
{
    return !error && std::all_of(gateways.cbegin(), gateways.cend(), [](const GatewayOutcome &g) {
        return g.sync.status == GatewayStatus::Ok;
    });
}

SyncEstate::SyncEstate(GatewayConnector &connector, Store &store, const Clock &clock)
    : m_connector(connector)
    , m_store(store)
    , m_clock(clock)
{
}

QCoro::Task<SyncReport> SyncEstate::run(EstateConfig estate, QList<GatewayId> only,
                                        CancelToken cancel, OnProgress onProgress)
{
    SyncReport report;
    const auto snapshot = m_store.beginSnapshot(estate.name, m_clock.now());
    if (!snapshot) {
        report.error = snapshot.error();
        co_return report;
    }
    report.snapshot = *snapshot;
    // Tasks of QCoro start at once: all gateways are read side by side on this thread's event loop.
    std::vector<QCoro::Task<GatewayOutcome>> tasks;
    for (const GatewayConfig &gateway : std::as_const(estate.gateways)) {
        if (only.isEmpty() || only.contains(gateway.id))
            tasks.push_back(readOne(gateway, report.snapshot, cancel, onProgress));
    }
    for (auto &task : tasks) {
        GatewayOutcome outcome = co_await task;
        if (outcome.sync.error && outcome.sync.error->kind == Error::Kind::Store && !report.error)
            report.error = outcome.sync.error;
        report.gateways.append(std::move(outcome));
    }
    if (NameResolver *names = m_connector.names(); names != nullptr && !report.error && !cancel.isCancelled()) {
        report.names = co_await keepNames(*names, m_store, estate, report.snapshot, cancel);
        if (report.names.error && report.names.error->kind == Error::Kind::Store)
            report.error = report.names.error;
    }
    const auto finished = m_store.finishSnapshot(report.snapshot, m_clock.now());
    if (!finished && !report.error)
        report.error = finished.error();
    co_return report;
}

QCoro::Task<GatewayOutcome> SyncEstate::readOne(GatewayConfig config, SnapshotId snapshot,
                                                CancelToken cancel, OnProgress onProgress)
{
    GatewayOutcome outcome;
    outcome.environment = config.environment;
    outcome.sync.gateway = config.id;
    outcome.sync.kind = toWire(config.kind);
    outcome.sync.startedAt = m_clock.now();
    ProgressTicker ticker(config.id, cancel, onProgress);
    ticker.enter(GatewayProgress::State::Identifying);

    auto writer = m_store.beginGateway(snapshot, config.id);
    if (!writer) {
        outcome.sync.error = writer.error();
        ticker.enter(GatewayProgress::State::Failed, outcome.sync.error);
        co_return outcome;
    }
    CountingSink sink(**writer);
    std::shared_ptr<GatewayReader> reader;
    if (cancel.isCancelled()) {
        outcome.sync.error = cancelledError(config.id);
    } else {
        auto opened = co_await m_connector.open(config);
        if (opened) {
            reader = *opened;
            ticker.setReader(reader.get());
            outcome.sync.error
                = co_await readThrough(reader.get(), &sink, &ticker, &outcome.sync);
            // The ticker's cancel may be what resumed us: it returns before ticker and reader go.
            QTimer turn;
            turn.start(0);
            co_await turn;
        } else {
            outcome.sync.error = opened.error();
        }
    }
    if (cancel.isCancelled() && outcome.sync.error)
        outcome.sync.error = cancelledError(config.id);

    outcome.sync.status = statusOf(outcome.sync.error, sink);
    outcome.sync.duration = ticker.elapsed();
    if (reader) {
        outcome.sync.requests = reader->progress().requests;
        outcome.sync.bytes = reader->progress().bytes;
    }
    if (outcome.sync.status == GatewayStatus::Ok) {
        if (const auto closed = (*writer)->closeMissingCollections(); !closed)
            outcome.sync.error = closed.error();
    }
    take(sink, outcome);
    if (const auto ended = (*writer)->end(outcome.sync); !ended)
        outcome.sync.error = ended.error();
    if (outcome.sync.error && outcome.sync.error->kind == Error::Kind::Store)
        outcome.sync.status = GatewayStatus::Failed;
    ticker.enter(progressOf(outcome.sync.status), outcome.sync.error);
    co_return outcome;
}

} // namespace bulkhead
