// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/demopreparation.h"

#include "demo/meridian/demohistory.h"
#include "demo/meridian/meridian.h"

#include <QFileInfo>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Engine first, then the days; everything on the worker's event loop.
QCoro::Task<Result<void>> prepare(EnginePaths paths, UtcTime end, CancelToken cancel,
                                  std::function<void(int)> onDay)
{
    const auto engine = co_await Engine::make(paths);
    if (!engine)
        co_return engine.error();
    const QString folder = QFileInfo(paths.store).absolutePath() + u"/history"_s;
    co_return co_await demo::makeHistory(*engine, paths, folder, end, cancel, onDay);
}

} // namespace

DemoPreparation::DemoPreparation(EnginePaths paths, UtcTime end, QObject *parent)
    : QObject(parent)
    , m_paths(std::move(paths))
    , m_end(end)
{
}

DemoPreparation::~DemoPreparation()
{
    m_cancel.cancel();
    m_thread.wait();
}

void DemoPreparation::start()
{
    auto *worker = new QObject;
    worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, worker, [this, worker] {
        const std::function<void(int)> onDay
            = [this](int day) { emit progressed(day, demo::demoDays); };
        QCoro::connect(prepare(m_paths, m_end, m_cancel, onDay), worker,
                       [this, worker](const Result<void> &result) {
                           emit finished(result ? QString() : result.error().toText());
                           worker->deleteLater();
                           m_thread.quit();
                       });
    });
    m_thread.start();
}

bool DemoPreparation::isNeeded(const EnginePaths &paths)
{
    const auto store = Engine::storeOpener(paths)();
    const auto latest = store ? (*store)->latestSnapshot()
                              : Result<std::optional<Snapshot>>(store.error());
    return latest && !latest->has_value();
}

} // namespace bulkhead
