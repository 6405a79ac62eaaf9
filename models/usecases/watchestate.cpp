// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/watchestate.h"

#include "usecases/logrecords.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

QCoro::Task<WatchRound> watchRound(GatewayConnector &connector, Store &store, const Clock &clock, EstateConfig estate,
                                   CancelToken cancel, std::shared_ptr<const IsolationView> before, Recording recording)
{
    WatchRound round;
    SyncEstate sync(connector, store, clock);
    SyncEstate::OnProgress nobodyLooks = [](const GatewayProgress &) {};
    const QList<GatewayId> all;
    if (recording.trail != nullptr)
        round.sync = co_await syncRecorded(sync, store, *recording.trail, recording.who, estate, all, cancel, nobodyLooks);
    else
        round.sync = co_await sync.run(estate, all, cancel, nobodyLooks);
    if (round.sync.error) {
        round.error = round.sync.error;
        co_return round;
    }
    LogRecords *const records = recording.records == nullptr ? nullptr : recording.records->now(estate);
    auto view = loadCatalog(store, estate, 0, cancel, clock.now(), records);
    auto controls = view ? controlsOf(estate) : Result<isolation::ControlCatalogue>(view.error());
    if (!controls) {
        round.error = controls.error();
        co_return round;
    }
    IsolationOptions options;
    if (recording.trail != nullptr) {
        options.record = checkRecorder(*recording.trail, store, recording.who);
        options.recordVoid = voidRecorder(*recording.trail, recording.who);
        RecordKeeper fresh;
        RecordKeeper &keeper = recording.keeper != nullptr ? *recording.keeper : fresh;
        const auto known = keeper.of(**view, *recording.trail, *controls);
        if (!known) {
            round.error = known.error();
            co_return round;
        }
        options.records = *known;
    }
    auto judged = checkIsolation(store, *view, std::move(*controls), options, cancel, before.get());
    if (judged)
        round.isolation = *judged;
    round.error = !judged ? std::optional(judged.error()) : (*judged)->notKept;
    co_return round;
}

QStringList verdictNews(const IsolationView &view)
{
    const auto words = [](isolation::Verdict verdict) { return isolation::plain(isolation::toWire(verdict)); };
    QStringList news;
    for (const isolation::PairReport &pair : view.report.pairs) {
        for (const isolation::VerdictChange &change : pair.changes) {
            const isolation::ControlResult *control = pair.result.find(change.control);
            news.append(u"%1: %2 was %3, is %4: %5"_s.arg(isolation::pairName(pair.result),
                                                         QString::fromStdString(change.control), words(change.before),
                                                         words(change.after),
                                                         control ? QString::fromStdString(reasonOf(*control)) : QString()));
        }
    }
    return news;
}

Result<void> notifyOf(const IsolationView &view, Notifier &notifier)
{
    constexpr qsizetype mostLines = 4;
    const QStringList news = verdictNews(view);
    if (news.isEmpty())
        return {};
    const bool worse = std::any_of(view.report.pairs.begin(), view.report.pairs.end(), [](const auto &pair) {
        return std::any_of(pair.changes.begin(), pair.changes.end(), [](const auto &change) { return change.isWorse(); });
    });
    QString text = news.mid(0, mostLines).join(u'\n');
    if (news.size() > mostLines)
        text += u"\n… and %1 more"_s.arg(news.size() - mostLines);
    const QString title = worse ? u"%1: isolation got worse"_s : u"%1: isolation changed"_s;
    return notifier.notify(title.arg(view.report.estate), text,
                           worse ? Notifier::Urgency::Critical : Notifier::Urgency::Normal);
}

} // namespace bulkhead
