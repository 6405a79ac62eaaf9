// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reportparts.h"

#include "engine/auditparts.h"
#include "engine/engine.h"
#include "reports/pdf/pagedlayout.h"
#include "reports/pdf/pageimage.h"
#include "usecases/companyframeworks.h"
#include "usecases/exportdocuments.h"
#include "usecases/keptnotes.h"
#include "usecases/makedifference.h"
#include "usecases/report/reportforms.h"
#include "usecases/signedboundary.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Prepared = Result<std::shared_ptr<const PreparedReport>>;
using TrailOpener = std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)>;

//! What a report is made from, open for one report.
struct Bench
{
    EstateConfig estate;
    std::shared_ptr<AuditTrail> trail;
    std::unique_ptr<Store> store;
    AuditStore *log = nullptr; //!< of the trail
    VerifyAgainst against;
    [[nodiscard]] ReportGround ground() const { return {*store, *log, estate, against}; }
};

QCoro::Task<Result<std::shared_ptr<Bench>>> openBench(EnginePaths paths, TrailOpener openTrail, EstateConfig estate)
{
    auto bench = std::make_shared<Bench>();
    bench->estate = estate;
    const auto trail = co_await openTrail(std::move(estate));
    if (!trail)
        co_return trail.error();
    bench->trail = *trail;
    auto store = Engine::storeOpener(paths)();
    if (!store)
        co_return store.error();
    bench->store = std::move(*store);
    const auto log = bench->trail->store();
    if (!log)
        co_return log.error();
    bench->log = *log;
    const auto id = bench->trail->logId();
    bench->against = keptOf(*bench->trail, id ? *id : std::string());
    co_return bench;
}

Result<std::shared_ptr<const MadeReport>> make(const Bench &bench, const ReportJob &job)
{
    const auto controls = controlsOf(bench.estate);
    if (!controls)
        return controls.error();
    const AvailableFrameworks available = availableFrameworks(bench.estate, *controls);
    const auto framework = std::find_if(available.frameworks.begin(), available.frameworks.end(), [&](const reports::Framework &one) { return one.id == job.wish.framework; });
    if (framework == available.frameworks.end())
        return Error{.kind = Error::Kind::NotFound, .place = u"report"_s, .what = u"there is no framework %1"_s.arg(job.wish.framework), .hint = u"choose another one"_s, .retryAfter = {}};
    ReportQuestion question;
    question.framework = *framework;
    question.period = job.wish.period;
    question.pairs = job.wish.pairs;
    question.snapshot = job.wish.snapshot;
    question.isOfThen = job.wish.isOfThen;
    auto made = makeReport(bench.ground(), question, job.onStep, job.cancel);
    if (made && (*made)->wholeLog) // a check that comes next need not verify it again; that it cannot be remembered costs no more than that
        (void)bench.trail->rememberVerified(*(*made)->wholeLog);
    return made;
}

Result<std::shared_ptr<const reports::ReportDifference>> compare(const Bench &bench, const ReportJob &job)
{
    const DifferenceQuestion question{job.wish.since, job.wish.snapshot, job.wish.pairs};
    auto made = makeDifference(bench.ground(), question, job.onStep, job.cancel);
    if (!made)
        return made.error();
    return std::make_shared<const reports::ReportDifference>(std::move(*made));
}

Result<std::shared_ptr<const reports::Boundary>> drawBoundary(const Bench &bench, const ReportJob &job)
{
    job.onStep(ReportStep::Reading, 0, 0);
    const auto view = loadCatalog(*bench.store, job.estate, job.wish.snapshot, job.cancel);
    if (!view)
        return view.error();
    auto boundary = versionedBoundary(*bench.trail, **view);
    if (!boundary)
        return boundary.error();
    return std::make_shared<const reports::Boundary>(std::move(*boundary));
}

//! The pages of a document with what they are drawn from.
struct Pages
{
    std::shared_ptr<const MadeReport> made; //!< of a report
    reports::Document document;
    std::shared_ptr<reports::PagedLayout> layout; //!< of the document
};

Result<PagePixels> draw(Pages &pages, int page, double scale)
{
    if (page < 0 || page >= pages.layout->pageCount())
        return Error{.kind = Error::Kind::NotFound, .place = u"report"_s, .what = u"there is no page %1"_s.arg(page + 1), .hint = {}, .retryAfter = {}};
    const reports::PageImage image = reports::renderPage(*pages.layout, page, scale);
    const auto size = static_cast<qsizetype>(image.pixels.size() * sizeof(std::uint32_t));
    return PagePixels{image.width, image.height, QByteArray(reinterpret_cast<const char *>(image.pixels.data()), size)};
}

Result<ReportPages> lay(const std::shared_ptr<Pages> &pages, const ReportJob &job)
{
    constexpr int steps = 100;
    const auto progress = [&job](double share) { job.onStep(ReportStep::Composing, static_cast<std::uint64_t>(share * steps), steps); };
    auto layout = reports::PagedLayout::of(pages->document, job.cancel, progress);
    if (!layout)
        return layout.error();
    pages->layout = std::move(*layout);
    ReportPages laid;
    laid.count = pages->layout->pageCount();
    laid.render = [pages](int page, double scale) { return draw(*pages, page, scale); };
    return laid;
}

//! Makes the document that is wished for, without its pages.
Result<void> fill(const Bench &bench, const ReportJob &job, PreparedReport &prepared, Pages &pages)
{
    if (job.wish.kind == ReportKind::Difference) {
        const auto difference = compare(bench, job);
        if (!difference)
            return difference.error();
        prepared.difference = *difference;
        pages.document = documentOf(**difference);
    } else if (job.wish.kind == ReportKind::Boundary) {
        const auto boundary = drawBoundary(bench, job);
        if (!boundary)
            return boundary.error();
        prepared.boundary = *boundary;
        pages.document = documentOf(**boundary);
    } else {
        const auto made = make(bench, job);
        if (!made)
            return made.error();
        pages.made = *made;
        pages.document = documentFor(**made, job.wish.content);
        prepared.report = std::shared_ptr<const reports::Report>(*made, &(*made)->report);
    }
    return {};
}

QCoro::Task<Prepared> prepare(EnginePaths paths, TrailOpener openTrail, ReportJob job)
{
    const auto bench = co_await openBench(std::move(paths), std::move(openTrail), job.estate);
    if (!bench)
        co_return bench.error();
    auto prepared = std::make_shared<PreparedReport>();
    prepared->wish = job.wish;
    const auto pages = std::make_shared<Pages>();
    if (const auto filled = fill(**bench, job, *prepared, *pages); !filled)
        co_return filled.error();
    const auto laid = lay(pages, job);
    if (!laid)
        co_return laid.error();
    prepared->pages = *laid;
    co_return std::shared_ptr<const PreparedReport>(prepared);
}

Result<ExportedReport> exportOf(const Bench &bench, const ReportJob &job, const ReportFile &file)
{
    AuditTrail &trail = *bench.trail;
    if (job.wish.kind == ReportKind::Difference) {
        const auto difference = compare(bench, job);
        return difference ? exportDifference(trail, **difference, file, job.who, job.onStep, job.cancel) : Result<ExportedReport>(difference.error());
    }
    if (job.wish.kind == ReportKind::Boundary) {
        const auto boundary = drawBoundary(bench, job);
        return boundary ? exportBoundary(trail, **boundary, file, job.who, job.onStep, job.cancel) : Result<ExportedReport>(boundary.error());
    }
    const auto made = make(bench, job);
    if (!made)
        return made.error();
    const ReportExportWish wish{file.form, job.wish.content, file.path};
    return exportReport(trail, bench.ground(), **made, wish, job.who, job.onStep, job.cancel);
}

QCoro::Task<Result<SavedReport>> save(EnginePaths paths, TrailOpener openTrail, ReportJob job, ReportFile file)
{
    const auto bench = co_await openBench(std::move(paths), std::move(openTrail), job.estate);
    if (!bench)
        co_return bench.error();
    const auto may = mayExportReport(*(*bench)->trail, job.who);
    if (!may)
        co_return may.error();
    const auto exported = exportOf(**bench, job, file);
    if (!exported)
        co_return exported.error();
    const SavedReport saved{exported->path, exported->digest, exported->seq};
    co_return saved;
}

//! What was looked at is what is signed, or nothing.
QCoro::Task<Result<BoundaryVersion>> sign(EnginePaths paths, TrailOpener openTrail, ReportJob job, std::string digest)
{
    const auto bench = co_await openBench(std::move(paths), std::move(openTrail), job.estate);
    if (!bench)
        co_return bench.error();
    job.wish.snapshot = 0;
    job.onStep = [](ReportStep, std::uint64_t, std::uint64_t) {};
    const auto boundary = drawBoundary(**bench, job);
    if (!boundary)
        co_return boundary.error();
    if ((*boundary)->digest != digest) {
        const Error changed{.kind = Error::Kind::Conflict, .place = u"boundary document"_s, .what = u"the boundaries are not those any more that you looked at"_s,
                            .hint = u"look at the document again, and sign that"_s, .retryAfter = {}};
        co_return changed;
    }
    const auto seq = signBoundary(*(*bench)->trail, **boundary, job.who);
    if (!seq)
        co_return seq.error();
    BoundaryVersion version;
    version.seq = *seq;
    version.version = (*boundary)->version;
    version.digest = digest;
    version.snapshot = (*boundary)->model.snapshot;
    version.person = job.who.person;
    co_return version;
}

QCoro::Task<Result<ReportRecords>> history(TrailOpener openTrail, EstateConfig estate)
{
    const auto trail = co_await openTrail(std::move(estate));
    if (!trail)
        co_return trail.error();
    const auto exports = reportHistory(**trail);
    const auto versions = boundaryVersions(**trail);
    if (!exports || !versions)
        co_return exports ? versions.error() : exports.error();
    ReportRecords records;
    records.exports = *exports;
    records.versions = *versions;
    co_return records;
}

} // namespace

ReportSessionParts reportSessionParts(const EnginePaths &paths, const std::shared_ptr<const Clock> &clock)
{
    const TrailOpener openTrail = trailOpener(paths, clock);
    ReportSessionParts parts;
    parts.frameworks = [](const EstateConfig &estate, const isolation::ControlCatalogue &controls) {
        const AvailableFrameworks available = availableFrameworks(estate, controls);
        FrameworkReadings readings{available.frameworks, {}};
        for (const EstateProblem &problem : available.problems)
            readings.problems.append(problem.toText());
        return readings;
    };
    parts.prepare = [paths, openTrail](const ReportJob &job) { return prepare(paths, openTrail, job); };
    parts.save = [paths, openTrail](const ReportJob &job, const ReportFile &file) { return save(paths, openTrail, job, file); };
    parts.sign = [paths, openTrail](const ReportJob &job, const std::string &digest) { return sign(paths, openTrail, job, digest); };
    parts.history = [openTrail](const EstateConfig &estate) { return history(openTrail, estate); };
    return parts;
}

} // namespace bulkhead
