// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reportparts.h"

#include "engine/auditparts.h"
#include "engine/engine.h"
#include "reports/pdf/pagedlayout.h"
#include "reports/pdf/pageimage.h"
#include "usecases/companyframeworks.h"
#include "usecases/exportreport.h"
#include "usecases/keptnotes.h"
#include "usecases/report/reportforms.h"

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
    return makeReport(bench.ground(), question, job.onStep, job.cancel);
}

//! The pages of a report with what they are drawn from.
struct Pages
{
    std::shared_ptr<const MadeReport> made;
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

Prepared lay(std::shared_ptr<const MadeReport> made, const ReportJob &job)
{
    auto pages = std::make_shared<Pages>();
    pages->made = std::move(made);
    pages->document = documentFor(*pages->made, job.wish.content);
    constexpr int steps = 100;
    const auto progress = [&job](double share) { job.onStep(ReportStep::Composing, static_cast<std::uint64_t>(share * steps), steps); };
    auto layout = reports::PagedLayout::of(pages->document, job.cancel, progress);
    if (!layout)
        return layout.error();
    pages->layout = std::move(*layout);
    auto prepared = std::make_shared<PreparedReport>();
    prepared->wish = job.wish;
    prepared->report = std::shared_ptr<const reports::Report>(pages->made, &pages->made->report);
    prepared->pages.count = pages->layout->pageCount();
    prepared->pages.render = [pages](int page, double scale) { return draw(*pages, page, scale); };
    return std::shared_ptr<const PreparedReport>(std::move(prepared));
}

QCoro::Task<Prepared> prepare(EnginePaths paths, TrailOpener openTrail, ReportJob job)
{
    const auto bench = co_await openBench(std::move(paths), std::move(openTrail), job.estate);
    if (!bench)
        co_return bench.error();
    const auto made = make(**bench, job);
    if (!made)
        co_return made.error();
    co_return lay(*made, job);
}

QCoro::Task<Result<SavedReport>> save(EnginePaths paths, TrailOpener openTrail, ReportJob job, ReportFile file)
{
    const auto bench = co_await openBench(std::move(paths), std::move(openTrail), job.estate);
    if (!bench)
        co_return bench.error();
    const auto may = mayExportReport(*(*bench)->trail, job.who);
    if (!may)
        co_return may.error();
    const auto made = make(**bench, job);
    if (!made)
        co_return made.error();
    const ReportExportWish wish{file.form, job.wish.content, file.path};
    const auto exported = exportReport(*(*bench)->trail, (*bench)->ground(), **made, wish, job.who, job.onStep, job.cancel);
    if (!exported)
        co_return exported.error();
    const SavedReport saved{exported->path, exported->digest, exported->seq};
    co_return saved;
}

QCoro::Task<Result<QList<ReportExport>>> history(TrailOpener openTrail, EstateConfig estate)
{
    const auto trail = co_await openTrail(std::move(estate));
    if (!trail)
        co_return trail.error();
    co_return reportHistory(**trail);
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
    parts.history = [openTrail](const EstateConfig &estate) { return history(openTrail, estate); };
    return parts;
}

} // namespace bulkhead
