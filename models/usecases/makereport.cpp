// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/makereport.h"

#include "core/digest.h"
#include "reports/reportid.h"
#include "usecases/logrecords.h"
#include "usecases/productionchanges.h"
#include "usecases/recordkeeper.h"
#include "usecases/report/coverage.h"
#include "usecases/report/logthen.h"
#include "usecases/report/recordrows.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace reports;

namespace {

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = u"report"_s, .what = u"the report was cancelled"_s, .hint = {}, .retryAfter = {}};
}

//! The newest one that ended, or the one that is named.
Result<Snapshot> snapshotFor(Store &store, SnapshotId asked)
{
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    const auto found = std::find_if(snapshots->cbegin(), snapshots->cend(), [asked](const Snapshot &one) { return asked == 0 ? one.finishedAt.has_value() : one.id == asked; });
    if (found != snapshots->cend())
        return *found;
    return Error{.kind = Error::Kind::NotFound, .place = u"report"_s, .what = asked == 0 ? u"nothing has been read yet"_s : u"there is no snapshot %1 in the store"_s.arg(asked),
                 .hint = asked == 0 ? u"run bulkheadctl sync first"_s : u"the newest is %1"_s.arg(snapshots->isEmpty() ? 0 : snapshots->first().id), .retryAfter = {}};
}

bool isInScope(const isolation::CheckReport &check, const EnvironmentId &environment)
{
    return std::any_of(check.pairs.begin(), check.pairs.end(),
                       [&](const isolation::PairReport &pair) { return pair.result.sandbox == environment || pair.result.production == environment; });
}

bool hasEnded(promotion::State state)
{
    using promotion::State;
    return state == State::Rejected || state == State::Expired || state == State::Void || state == State::Applied || state == State::Failed || state == State::RolledBack;
}

//! Puts one thing after the other into a report.
class Maker
{
public:
    Maker(const ReportGround &ground, const ReportQuestion &question, const OnReportStep &onStep, const CancelToken &cancel)
        : m_ground(ground)
        , m_question(question)
        , m_onStep(onStep)
        , m_cancel(cancel)
        , m_made(std::make_shared<MadeReport>())
    {
        m_made->framework = question.framework;
    }

    Result<std::shared_ptr<const MadeReport>> make()
    {
        for (const auto step : {&Maker::choosePairs, &Maker::readLog, &Maker::judge, &Maker::addChanges}) {
            if (const auto done = (this->*step)(); !done)
                return done.error();
            if (m_cancel.isCancelled())
                return cancelled();
        }
        addFrame();
        addRecords(*m_made->isolation, *m_made->records, report());
        addCoverage(*m_made->isolation, report());
        addPromotions();
        addRequirements();
        addSample();
        report().id = reportId(report());
        return std::shared_ptr<const MadeReport>(std::move(m_made));
    }

private:
    [[nodiscard]] Report &report() { return m_made->report; }

    void tell(ReportStep step, std::uint64_t done = 0, std::uint64_t all = 0) const
    {
        if (m_onStep)
            m_onStep(step, done, all);
    }

    //! The same pairs are the same report, in whatever order they were asked for.
    Result<void> choosePairs()
    {
        for (const auto &pair : m_question.pairs) {
            if (!m_ground.estate.pairs.contains(pair))
                return Error{.kind = Error::Kind::Usage, .place = u"report"_s, .what = u"the estate has no pair %1:%2"_s.arg(pair.first.text(), pair.second.text()),
                             .hint = u"choose one that it has"_s, .retryAfter = {}};
        }
        for (const auto &pair : m_ground.estate.pairs) {
            if (m_question.pairs.isEmpty() || m_question.pairs.contains(pair))
                m_pairs.append(pair);
        }
        return {};
    }

    [[nodiscard]] Result<std::optional<std::uint64_t>> logSizeFor(const Snapshot &snapshot) const
    {
        std::optional<std::uint64_t> size;
        if (m_question.isOfThen) {
            const auto then = logSizeAt(m_ground.log, snapshot.finishedAt.value_or(snapshot.startedAt));
            if (!then)
                return then.error();
            size = *then;
        } else if (m_question.logSize > 0) {
            size = m_question.logSize;
        }
        return size;
    }

    Result<void> readLog()
    {
        tell(ReportStep::Reading);
        const auto snapshot = snapshotFor(m_ground.store, m_question.snapshot);
        if (!snapshot)
            return snapshot.error();
        m_made->snapshot = snapshot->id;
        const auto size = logSizeFor(*snapshot);
        if (!size)
            return size.error();
        auto then = logThen(m_ground.log, m_ground.store, *size, m_ground.against, m_question.period,
                            [this](std::uint64_t done, std::uint64_t all) { tell(ReportStep::Reading, done, all); }, m_cancel);
        if (!then)
            return then.error();
        m_then = std::move(*then);
        m_made->logSize = m_then.size;
        m_made->logNote = m_then.note;
        m_made->logRows = std::move(m_then.rows);
        m_made->wholeLog = std::move(m_then.whole);
        return {};
    }

    Result<void> judge()
    {
        tell(ReportStep::Judging);
        auto controls = controlsOf(m_ground.estate);
        if (!controls)
            return controls.error();
        auto records = recordsUpTo(m_ground.log, *controls, m_then.size);
        if (!records)
            return records.error();
        m_made->records = std::move(*records);
        LogRecords logRecords;
        if (m_then.size > 0) {
            if (const auto taken = logRecords.take(m_then.promotions, m_ground.log, m_then.policy); !taken)
                return taken.error();
            logRecords.setAssurance([this](UtcTime at, const CancelToken &) {
                const ChainResult &chain = m_then.chain;
                return auditStateAt(m_ground.log, sizesOf(m_ground.against.outside, chain.anchoredUntil), chain.isOk ? std::string() : chain.problem, at);
            });
        }
        const auto view = loadCatalogThen(m_ground.store, m_ground.estate, m_made->snapshot, m_then.decisions, m_cancel, m_then.size > 0 ? &logRecords : nullptr);
        if (!view)
            return view.error();
        IsolationOptions options;
        options.records = m_made->records;
        options.pairs = m_pairs;
        options.isLookBack = true;
        auto isolation = checkIsolation(m_ground.store, *view, std::move(*controls), options, m_cancel);
        if (!isolation)
            return isolation.error();
        m_made->isolation = std::move(*isolation);
        return {};
    }

    Result<void> addChanges()
    {
        const auto executed = executedPromotions(m_then.promotions, m_ground.log);
        if (!executed)
            return executed.error();
        const auto changes = productionChangesUntil(m_ground.store, m_ground.estate, *executed, m_question.period.from, m_made->snapshot, m_then.decisions, m_cancel);
        if (!changes)
            return changes.error();
        for (auto it = changes->rbegin(); it != changes->rend(); ++it) {
            const bool isWanted = !it->isExplained() && it->at < m_question.period.until && isInScope(m_made->isolation->report, it->environment);
            if (isWanted) {
                const bool isAll = it->unexplained.empty() || it->unexplained.front() == "presence";
                report().changes.push_back({it->gateway, it->environment, std::string(toWire(it->kind)), it->nativeId, it->api.toStdString(), isAll ? it->fields : it->unexplained,
                                            it->after, it->at, it->snapshot, it->name, std::string(promotion::toWire(it->action)), it->request, it->isUnsure});
            }
        }
        return {};
    }

    void addFrame()
    {
        const isolation::CheckReport &check = m_made->isolation->report;
        report().estate = m_ground.estate.name;
        report().framework = &m_made->framework;
        report().period = m_question.period;
        report().check = &check;
        report().allPairs = u"%1 of %2 pairs"_s.arg(check.pairs.size()).arg(m_ground.estate.pairs.size());
        report().chain = std::move(m_then.chain);
    }

    //! Every request that was made, open or ended in the period.
    void addPromotions()
    {
        const UtcTime moment = m_made->isolation->report.at;
        std::vector<promotion::Request> requests;
        for (const promotion::Request *one : m_then.promotions.all()) {
            promotion::Request request = promotion::asOf(*one, moment);
            const bool isOver = hasEnded(request.state) && request.movedAt < m_question.period.from;
            if (!isOver && request.requestedAt < m_question.period.until && isInScope(m_made->isolation->report, request.to))
                requests.push_back(std::move(request));
        }
        report().promotions.assign(std::make_move_iterator(requests.rbegin()), std::make_move_iterator(requests.rend()));
    }

    void addRequirements()
    {
        for (const isolation::PairReport &pair : m_made->isolation->report.pairs) {
            std::vector<std::string> accepted;
            for (const ExceptionRow &row : report().exceptions) {
                if (row.exception.state == evidence::Exception::State::Active && row.exception.pair.covers(pair.result.sandbox, pair.result.production))
                    accepted.insert(accepted.end(), row.exception.fingerprints.begin(), row.exception.fingerprints.end());
            }
            report().requirements.push_back(requirementsOn(m_made->framework, pair.result, accepted, m_made->isolation->controls));
        }
    }

    void addSample()
    {
        if (m_question.sample == 0)
            return;
        Sample sample;
        sample.population = toWire(m_question.sampleOf);
        sample.seed = m_question.seed;
        sample.asked = m_question.sample;
        sample.of = m_question.sampleOf == SampleOf::Promotions ? report().promotions.size() : countOfFindings();
        sample.indexes = drawnIndexes(sample.asked, sample.of, sample.seed);
        report().sample = std::move(sample);
    }

    [[nodiscard]] std::size_t countOfFindings() const
    {
        std::size_t count = 0;
        for (const isolation::PairReport &pair : m_made->isolation->report.pairs) {
            for (const isolation::ControlResult &control : pair.result.controls) {
                count += static_cast<std::size_t>(std::count_if(control.units.begin(), control.units.end(), [](const isolation::UnitResult &unit) {
                    return unit.verdict == isolation::Verdict::Fail || unit.verdict == isolation::Verdict::Warn;
                }));
            }
        }
        return count;
    }

    const ReportGround &m_ground;
    const ReportQuestion &m_question;
    const OnReportStep &m_onStep;
    const CancelToken &m_cancel;
    std::shared_ptr<MadeReport> m_made;
    LogThen m_then;
    QList<QPair<EnvironmentId, EnvironmentId>> m_pairs; //!< in scope
};

} // namespace

std::string_view toWire(SampleOf population)
{
    return population == SampleOf::Promotions ? "promotions" : "findings";
}

Result<std::uint64_t> logSizeAt(AuditStore &log, UtcTime moment)
{
    std::uint64_t size = 0;
    const auto read = log.readColumns(0, [&](std::uint64_t seq, const AuditColumns &columns) {
        if (columns.at > moment)
            return false;
        size = seq;
        return true;
    });
    return read ? Result<std::uint64_t>(size) : Result<std::uint64_t>(read.error());
}

std::vector<std::size_t> drawnIndexes(std::size_t asked, std::size_t of, std::uint64_t seed)
{
    std::vector<std::pair<Digest, std::size_t>> ranks;
    ranks.reserve(of);
    for (std::size_t i = 0; i < of; ++i)
        ranks.emplace_back(sha256("bulkhead-sample-v1\n" + std::to_string(seed) + '\n' + std::to_string(i)), i);
    const auto end = ranks.begin() + static_cast<std::ptrdiff_t>(std::min(asked, of));
    std::partial_sort(ranks.begin(), end, ranks.end());
    std::vector<std::size_t> indexes;
    for (auto it = ranks.begin(); it != end; ++it)
        indexes.push_back(it->second);
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

Result<VerifyAgainst> outsideOf(AuditTrail &trail, QStringList &problems)
{
    const auto log = trail.logId();
    if (!log)
        return log.error();
    VerifyAgainst against;
    if (auto heads = trail.remembered())
        against.remembered = std::move(*heads);
    for (const auto &target : trail.targets()) {
        const auto notes = log->empty() ? Result<std::string>(std::string()) : target->notes(*log);
        if (!notes) {
            problems.append(notes.error().toText());
            continue;
        }
        for (std::string &note : audit::splitNotes(*notes))
            against.outside.push_back(std::move(note));
    }
    return against;
}

Result<std::shared_ptr<const MadeReport>> makeReport(const ReportGround &ground, const ReportQuestion &question, const OnReportStep &onStep, const CancelToken &cancel)
{
    if (question.period.until <= question.period.from) {
        return Error{.kind = Error::Kind::Usage, .place = u"report"_s, .what = u"the period ends before it begins"_s, .hint = u"--to is not before --from"_s, .retryAfter = {}};
    }
    return Maker(ground, question, onStep, cancel).make();
}

} // namespace bulkhead
