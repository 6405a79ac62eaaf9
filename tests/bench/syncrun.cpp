// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/syncrun.h"

#include "gateways/connector.h"
#include "gateways/kong/kongreader.h"
#include "store/sqlitestore.h"

#include <QElapsedTimer>
#include <QFile>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

class NoSecrets final : public SecretStore
{
public:
    QCoro::Task<Result<Secret>> resolve(SecretReference) override { co_return Secret(); }
    QCoro::Task<Result<void>> keep(SecretReference, Secret) override { co_return Result<void>(); }
};

//! All bytes this thread has written: SQLite's, since the network works in a thread of its own.
qint64 writtenByThread()
{
    QFile io(u"/proc/thread-self/io"_s);
    if (!io.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : io.readAll().split('\n')) {
        if (line.startsWith("wchar:"))
            return line.mid(6).trimmed().toLongLong();
    }
    return -1;
}

} // namespace

SyncRun syncKong(const QUrl &gateway, const QString &storePath, LimitsConfig limits)
{
    SyncRun run;
    NoSecrets secrets;
    SystemClock clock;
    const auto fingerprinter = std::make_shared<const Fingerprinter>(Secret(std::string(32, 'p')));
    Connector connector(secrets, clock, fingerprinter, QString());
    connector.registerKind(GatewayKind::Kong, "Kong-Admin-Token", makeKongReader);
    EstateConfig estate;
    estate.name = u"bench"_s;
    GatewayConfig config;
    config.id = GatewayId(u"kong"_s);
    config.adminUrl = gateway;
    config.limits = limits;
    estate.gateways = {config};
    QElapsedTimer timer;
    timer.start();
    const qint64 before = writtenByThread();
    {
        const auto store = openSqliteStore(storePath);
        if (!store)
            return run;
        SyncEstate use(connector, **store, clock);
        const SyncReport report = QCoro::waitFor(use.run(estate, {}, CancelToken(), {}));
        if (!report.isComplete())
            return run;
        run.counts = report.gateways.first().written;
    } // the store is closed, as the floor's is: what it put off is part of the work
    run.ms = double(timer.nsecsElapsed()) / 1e6;
    run.bytes = writtenByThread() - before;
    return run;
}

} // namespace bulkhead::test
