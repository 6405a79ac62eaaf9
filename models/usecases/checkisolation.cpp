// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/checkisolation.h"

#include "core/jsonreader.h"
#include "evidence/acceptance.h"
#include "isolation/findingdetail.h"
#include "isolation/reevaluate.h"
#include "usecases/judgementinput.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = u"the check was cancelled"_s, .hint = {}, .retryAfter = {}};
}

bool isFinding(Verdict verdict)
{
    return verdict == Verdict::Fail || verdict == Verdict::Warn;
}

std::vector<CheckFinding> findingsOf(const PairResult &result, const EstateFacts &facts)
{
    std::vector<CheckFinding> findings;
    for (const ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units) {
            if (!isFinding(unit.verdict))
                continue;
            CheckFinding finding;
            finding.fingerprint = findingFingerprint(control.control, unit.unit);
            finding.control = control.control;
            finding.verdict = toWire(unit.verdict);
            finding.detail = findingDetail(unit, facts);
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

std::vector<UnreadGateway> unreadGateways(const CatalogView &view)
{
    std::vector<UnreadGateway> unread;
    for (const ConnectionState &connection : view.connections) {
        if (connection.state == ConnectionState::State::Read)
            continue;
        UnreadGateway one;
        one.gateway = connection.config.id;
        const bool failed = connection.lastSync && connection.lastSync->error;
        if (failed) {
            one.error = *connection.lastSync->error;
        } else {
            one.error.kind = Error::Kind::NotFound;
            one.error.place = connection.config.id.text();
            one.error.what = connection.lastSync ? u"a part of it could not be read"_s : u"it was never read"_s;
            one.error.hint = u"run bulkheadctl sync"_s;
        }
        unread.push_back(std::move(one));
    }
    return unread;
}

//! Whether the sync had read every gateway that serves the pair.
bool wasReadWhole(const CatalogView &view, const PairResult &result)
{
    return std::all_of(view.connections.cbegin(), view.connections.cend(), [&result](const ConnectionState &connection) {
        return connection.state == ConnectionState::State::Read
            || !(connection.config.serves(result.sandbox) || connection.config.serves(result.production));
    });
}

bool saysTheSame(const CheckRun &a, const CheckRun &b)
{
    return a.snapshot == b.snapshot && a.catalogue == b.catalogue && a.status == b.status && a.summary == b.summary;
}

//! Whether a run found just what is open, `open` being in the order of fingerprints.
bool areTheSame(const std::vector<CheckFinding> &open, const std::vector<CheckFinding> &found)
{
    const auto isSame = [&open](const CheckFinding &one) {
        const auto at = std::lower_bound(open.begin(), open.end(), one.fingerprint,
                                         [](const CheckFinding &a, const std::string &b) { return a.fingerprint < b; });
        return at != open.end() && at->fingerprint == one.fingerprint && at->verdict == one.verdict
            && at->detail == one.detail;
    };
    return open.size() == found.size() && std::all_of(found.begin(), found.end(), isSame);
}

//! Judges pairs anew, on the ground of an earlier check as far as there is one.
class Judge
{
public:
    Judge(const CatalogView &view, const IsolationView *before)
        : m_view(view)
        , m_before(before)
    {
        if (m_before != nullptr)
            m_change = changeBetween(*m_before->catalog->facts, *m_view.facts);
    }

    [[nodiscard]] PairResult judge(const PairFacts &facts, const EvaluationInput &input) const
    {
        const EnvironmentId sandbox = facts.environment(Side::Sandbox), production = facts.environment(Side::Production);
        const PairResult *earlier = resultBefore(sandbox, production);
        if (earlier == nullptr)
            return evaluate(facts, input);
        const CatalogView &was = *m_before->catalog;
        return reevaluate(PairFacts(*was.facts, *was.index, sandbox, production), facts, m_change, input, *earlier);
    }

private:
    [[nodiscard]] const PairResult *resultBefore(const EnvironmentId &sandbox, const EnvironmentId &production) const
    {
        if (m_before == nullptr || m_change.isTooMuch)
            return nullptr;
        const auto &pairs = m_before->report.pairs;
        const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const PairReport &pair) {
            return pair.result.sandbox == sandbox && pair.result.production == production;
        });
        return found == pairs.end() ? nullptr : &found->result;
    }

    const CatalogView &m_view;
    const IsolationView *m_before;
    FactsChange m_change;
};

//! One pair after the other: what was there before, what is there now, and what became of it.
class PairChecker
{
public:
    PairChecker(CheckRunStore &store, const CatalogView &view, const ControlCatalogue &controls,
                const IsolationOptions &options, const CancelToken &cancel, const Judge &judge)
        : m_store(store)
        , m_view(view)
        , m_controls(controls)
        , m_options(options)
        , m_cancel(cancel)
        , m_judge(judge)
    {
    }

    Result<PairReport> check(const EnvironmentId &sandbox, const EnvironmentId &production)
    {
        const auto runs = runsKnown(sandbox, production);
        if (!runs)
            return runs.error();
        const auto before = openAfter(sandbox, production, *runs);
        if (!before)
            return before.error();
        const PairFacts facts(*m_view.facts, *m_view.index, sandbox, production);
        const bool holdsEarlier = m_view.isLatest || m_options.isLookBack;
        auto input = judgementInput(facts, m_controls, m_options.records.get(), holdsEarlier ? *before : std::vector<CheckFinding>());
        if (!input)
            return input.error();
        input->only = asked(sandbox, production);
        input->isCancelled = [this] { return m_cancel.isCancelled(); };
        PairReport report;
        report.result = m_judge.judge(facts, *input);
        if (m_cancel.isCancelled())
            return cancelled();
        addAccepted(report);
        const auto kept = keep(report.result, *before, *runs);
        if (!kept)
            return kept.error();
        if (m_view.isLatest || m_options.isLookBack) {
            const Result<void> compared = compareWithRunBefore(report, *runs, *kept);
            if (!compared)
                return compared.error();
        }
        const Result<void> lives = m_options.isLookBack ? addLivesThen(report, *before, runs->isEmpty() ? 0 : runs->first().id)
                                                             : addLives(report, *before, kept->id);
        return lives ? Result<PairReport>(std::move(report)) : Result<PairReport>(lives.error());
    }

    [[nodiscard]] const std::optional<Error> &notKept() const { return m_notKept; }

private:
    [[nodiscard]] bool isKept() const { return m_view.isLatest && !m_options.isLookBack && !m_options.isOnlyALook && m_options.controls.isEmpty(); }

    //! The controls to judge. A part of them takes along what exceptions on them rest on: whether these are in force.
    [[nodiscard]] QList<QString> asked(const EnvironmentId &sandbox, const EnvironmentId &production) const
    {
        QList<QString> controls = m_options.controls;
        if (controls.isEmpty() || m_options.records == nullptr)
            return controls;
        for (const evidence::Exception &exception : m_options.records->exceptions()) {
            const bool isMeant = exception.pair.covers(sandbox, production) && m_options.controls.contains(QString::fromStdString(exception.control));
            for (std::size_t i = 0; isMeant && i < exception.compensating.size(); ++i)
                controls.append(QString::fromStdString(exception.compensating[i]));
        }
        return controls;
    }

    //! What is accepted and what is wrong with exceptions, as values of the report.
    void addAccepted(PairReport &report)
    {
        m_lapsed.clear();
        if (m_options.records == nullptr)
            return;
        const auto found = evidence::acceptancesOn(report.result, m_controls, *m_options.records, m_view.facts->at);
        for (const auto &[fingerprint, acceptance] : found.byFinding) {
            AcceptedFinding accepted{acceptance.exception->id, acceptance.until, {}, acceptance.exception->reason.toStdString()};
            for (const evidence::Exception::Approval &approval : acceptance.exception->approvals)
                accepted.approvers.push_back(approval.person.toStdString());
            report.accepted.emplace(fingerprint, std::move(accepted));
        }
        for (const evidence::ExceptionProblem &problem : found.problems) {
            const std::string &control = problem.exception->control;
            if (!problem.lapsed.empty())
                m_lapsed.emplace_back(problem.exception, evidence::Lapse{problem.lapsed, problem.verdict, 0, 0});
            if (m_options.controls.isEmpty() || m_options.controls.contains(QString::fromStdString(control)))
                report.exceptions.push_back({problem.exception->id, control, std::string(toWire(problem.kind)), problem.text.toStdString()});
        }
    }

    //! Those that there may have been before this check, newest first.
    Result<QList<CheckRun>> runsKnown(const EnvironmentId &sandbox, const EnvironmentId &production)
    {
        constexpr int thisOneAndTheOneBefore = 2;
        if (m_options.isLookBack && m_view.snapshot)
            return runsBefore(m_store, sandbox, production, m_view.snapshot->id, m_view.facts->at);
        return m_store.checkRuns(sandbox, production, thisOneAndTheOneBefore);
    }

    Result<std::vector<CheckFinding>> openAfter(const EnvironmentId &sandbox, const EnvironmentId &production, const QList<CheckRun> &runs)
    {
        if (!m_options.isLookBack)
            return m_store.findings(sandbox, production, 0);
        return runs.isEmpty() ? std::vector<CheckFinding>() : m_store.findings(sandbox, production, runs.first().id);
    }

    //! The run as it was kept; id 0 if it was not, and nothing said unless somebody looks back. One that says of the same snapshot what the newest one said is that one.
    Result<CheckRun> keep(const PairResult &result, const std::vector<CheckFinding> &before, const QList<CheckRun> &runs)
    {
        CheckRun run;
        run.snapshot = m_view.snapshot ? m_view.snapshot->id : 0;
        if (m_options.isLookBack)
            run.summary = runSummary(result, m_controls, wasReadWhole(m_view, result));
        if (!isKept() || run.snapshot == 0)
            return run;
        run.at = result.at;
        run.sandbox = result.sandbox;
        run.production = result.production;
        run.catalogue = result.catalogueVersion;
        run.status = QString::fromLatin1(toWire(result.score.status));
        run.summary = runSummary(result, m_controls, wasReadWhole(m_view, result));
        const auto findings = findingsOf(result, *m_view.facts);
        const bool isRepeat = !runs.isEmpty() && saysTheSame(runs.first(), run) && areTheSame(before, findings);
        if (const auto recorded = record(run, isRepeat); !recorded) {
            m_notKept = recorded.error();
            return isRepeat ? runs.first() : CheckRun();
        }
        if (isRepeat)
            return runs.first();
        return m_store.addCheckRun(run, findings);
    }

    //! The exceptions that it ends, and the run.
    Result<void> record(const CheckRun &run, bool isRepeat)
    {
        for (auto &[exception, lapse] : m_lapsed) {
            lapse.snapshot = run.snapshot;
            const auto ended = m_options.recordVoid ? m_options.recordVoid(*m_options.records, *exception, lapse) : Result<void>();
            if (!ended)
                return ended;
        }
        return m_options.record && (!isRepeat || m_options.recordsRepeats) ? m_options.record(run) : Result<void>();
    }

    //! The newest run that is not this one itself.
    Result<void> compareWithRunBefore(PairReport &report, const QList<CheckRun> &runs, const CheckRun &kept)
    {
        const auto earlier = std::find_if(runs.cbegin(), runs.cend(), [&kept](const CheckRun &run) { return run.id != kept.id; });
        report.hasEarlierRun = earlier != runs.cend();
        if (!report.hasEarlierRun || kept.summary.empty())
            return {};
        JsonReader reader;
        const auto before = runFromSummary(reader, earlier->summary);
        if (!before)
            return before.error();
        const auto now = runFromSummary(reader, kept.summary);
        if (!now)
            return now.error();
        report.changes = verdictChanges(*before, *now);
        return {};
    }

    Result<void> addLives(PairReport &report, const std::vector<CheckFinding> &before, qint64 kept)
    {
        const auto now = m_store.findings(report.result.sandbox, report.result.production, 0);
        if (!now)
            return now.error();
        std::unordered_set<std::string> open;
        for (const CheckFinding &finding : *now) {
            FindingLife life;
            life.since = finding.since;
            life.sinceAt = finding.sinceAt;
            life.isNew = report.hasEarlierRun && finding.since == kept && kept != 0;
            life.isReopened = finding.isReopened;
            report.lives.emplace(finding.fingerprint, life);
            open.insert(finding.fingerprint);
        }
        for (const CheckFinding &finding : before) {
            if (!open.contains(finding.fingerprint))
                report.resolved.push_back(finding.fingerprint);
        }
        return {};
    }

    //! What this check finds, as if its run were kept behind the one that left `before` open.
    Result<void> addLivesThen(PairReport &report, const std::vector<CheckFinding> &before, qint64 runBefore)
    {
        std::unordered_map<std::string, const CheckFinding *> known;
        for (const CheckFinding &finding : before)
            known.emplace(finding.fingerprint, &finding);
        for (const CheckFinding &finding : findingsOf(report.result, *m_view.facts)) {
            FindingLife life;
            const auto found = known.find(finding.fingerprint);
            if (found != known.end()) {
                life = {.since = found->second->since, .sinceAt = found->second->sinceAt, .isNew = false, .isReopened = found->second->isReopened};
                known.erase(found);
            } else {
                const auto reopened = livedUntil(runBefore, report.result, finding.fingerprint);
                if (!reopened)
                    return reopened.error();
                life = {.since = 0, .sinceAt = report.result.at, .isNew = report.hasEarlierRun, .isReopened = *reopened};
            }
            report.lives.emplace(finding.fingerprint, life);
        }
        for (const CheckFinding &finding : before) {
            if (known.contains(finding.fingerprint))
                report.resolved.push_back(finding.fingerprint);
        }
        return {};
    }

    //! Whether that run or one before it had seen the finding.
    Result<bool> livedUntil(qint64 run, const PairResult &result, const std::string &fingerprint)
    {
        if (run == 0)
            return false;
        const auto lives = m_store.findingHistory(result.sandbox, result.production, fingerprint);
        if (!lives)
            return lives.error();
        return std::any_of(lives->begin(), lives->end(), [run](const CheckFinding &life) { return life.since <= run; });
    }

    CheckRunStore &m_store;
    const CatalogView &m_view;
    const ControlCatalogue &m_controls;
    const IsolationOptions &m_options;
    const CancelToken &m_cancel;
    const Judge &m_judge;
    std::vector<std::pair<const evidence::Exception *, evidence::Lapse>> m_lapsed; //!< of the pair at hand
    std::optional<Error> m_notKept;
};

} // namespace

Result<ControlCatalogue> controlsOf(const EstateConfig &estate)
{
    if (estate.isolation.catalogue.isEmpty())
        return ControlCatalogue::builtIn();
    QFile file(QFileInfo(estate.path).dir().filePath(estate.isolation.catalogue));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = Error::Kind::BadFile, .place = file.fileName(),
                     .what = u"the company's controls cannot be read: "_s + file.errorString(),
                     .hint = u"isolation.catalogue of the estate file names the file"_s, .retryAfter = {}};
    }
    const CatalogueReading reading = ControlCatalogue::builtIn().with(file.readAll(), file.fileName());
    for (const EstateProblem &problem : reading.problems) {
        if (problem.severity == EstateProblem::Severity::Error)
            return problem.toError();
    }
    return reading.catalogue;
}

Result<std::shared_ptr<const IsolationView>> checkIsolation(CheckRunStore &store, std::shared_ptr<const CatalogView> view,
                                                            ControlCatalogue controls, const IsolationOptions &options,
                                                            const CancelToken &cancel, const IsolationView *before)
{
    auto result = std::make_shared<IsolationView>();
    result->catalog = std::move(view);
    result->controls = std::move(controls);
    result->records = options.records;
    const CatalogView &catalog = *result->catalog;
    CheckReport &report = result->report;
    report.estate = catalog.estate.name;
    report.snapshot = catalog.snapshot ? catalog.snapshot->id : 0;
    report.at = catalog.facts->at;
    report.catalogue = &result->controls;
    report.facts = catalog.facts.get();
    report.unread = unreadGateways(catalog);
    // An earlier check is of all controls: one of a few of them is no ground for them.
    const Judge judge(catalog, options.controls.isEmpty() ? before : nullptr);
    PairChecker checker(store, catalog, result->controls, options, cancel, judge);
    for (const auto &[sandbox, production] : options.pairs.isEmpty() ? catalog.estate.pairs : options.pairs) {
        auto pair = checker.check(sandbox, production);
        if (!pair)
            return pair.error();
        report.pairs.push_back(std::move(*pair));
    }
    result->notKept = checker.notKept();
    return std::shared_ptr<const IsolationView>(std::move(result));
}

} // namespace bulkhead
