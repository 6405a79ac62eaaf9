// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionworker.h"

#include "usecases/planfacts.h"
#include "usecases/preparegates.h"

namespace bulkhead {

using namespace promotion;

PromotionWorker::PromotionWorker(PromotionSessionParts parts)
    : m_parts(std::move(parts))
{
}

void PromotionWorker::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    ++m_estateNumber;
    m_bench.reset();
}

void PromotionWorker::end()
{
    --m_running;
    if (m_isShutDown && m_running == 0)
        thread()->quit();
}

void PromotionWorker::shutDown()
{
    m_isShutDown = true;
    m_cancel.cancel();
    for (const auto &readers : m_readers) {
        if (const auto open = readers.lock())
            open->cancelAll();
    }
    if (m_running == 0)
        thread()->quit();
}

QCoro::Task<PromotionWorker::BenchResult> PromotionWorker::bench()
{
    if (const BenchResult known = m_bench; m_bench) // gcc 12 moves out of a member that is returned
        co_return known;
    const int number = m_estateNumber;
    auto made = std::make_shared<Bench>();
    made->estate = m_estate;
    const EstateConfig estate = m_estate;
    const auto trail = co_await m_parts.openTrail(estate);
    if (!trail)
        co_return trail.error();
    made->trail = *trail;
    made->editors = m_parts.makeEditors(made->estate);
    made->readers = std::make_shared<TrackedEditors>(made->editors);
    std::erase_if(m_readers, [](const auto &readers) { return readers.expired(); });
    m_readers.push_back(made->readers);
    if (m_isShutDown)
        made->readers->cancelAll();
    made->desk = std::make_unique<PromotionDesk>(*made->trail, made->estate, m_parts.clock);
    if (const BenchResult known = m_bench; m_bench && number == m_estateNumber) // another question was first
        co_return known;
    if (number == m_estateNumber)
        m_bench = made;
    co_return made;
}

PromotionWorker::ViewResult PromotionWorker::viewOf(Bench &bench)
{
    auto view = lookAtPromotions(*bench.desk, bench.known, bench.grounds);
    return view ? ViewResult(std::make_shared<const PromotionsView>(std::move(*view))) : ViewResult(view.error());
}

QCoro::Task<Result<GateGround>> PromotionWorker::ground(std::shared_ptr<Bench> bench, Plan plan)
{
    if (!bench->store) {
        auto store = m_parts.openStore();
        if (!store)
            co_return store.error();
        bench->store = std::move(*store);
    }
    if (!bench->records)
        bench->records = std::make_unique<TrailRecords>(*bench->trail, bench->estate, m_parts.clock);
    const GateLog log{bench->trail.get(), bench->records.get(), &bench->keeper};
    co_return co_await prepareGates(*bench->readers, *bench->store, log, bench->estate, plan, m_cancel, m_parts.clock->now());
}

QCoro::Task<bool> PromotionWorker::judgeOpen(std::shared_ptr<Bench> bench)
{
    const auto ledger = bench->desk->ledger();
    if (bench->isJudging || !ledger)
        co_return false;
    std::vector<Request> open;
    for (const Request *request : (*ledger)->all()) {
        const bool isOpen = request->state == State::AwaitingApproval || request->state == State::Approved;
        if (isOpen && !bench->grounds.contains(request->id))
            open.push_back(*request);
    }
    bench->isJudging = true;
    for (const Request &request : open) {
        const auto plan = bench->desk->planOf(request);
        if (!plan || m_isShutDown)
            continue;
        auto found = co_await ground(bench, *plan);
        if (found)
            bench->grounds[request.id] = std::move(*found);
    }
    bench->isJudging = false;
    co_return !open.empty();
}

void PromotionWorker::load(Answer<ViewResult> answer)
{
    QCoro::connect(runLoad(std::move(answer)), this, [] {});
}

QCoro::Task<> PromotionWorker::runLoad(Answer<ViewResult> answer)
{
    begin();
    const auto bench = co_await this->bench();
    if (bench) {
        const std::shared_ptr<Bench> kept = *bench;
        answer(viewOf(*kept));
        const bool isNew = co_await judgeOpen(kept);
        if (isNew)
            answer(viewOf(*kept));
    } else {
        answer(bench.error());
    }
    end();
}

void PromotionWorker::open(QString id, std::shared_ptr<const CatalogView> catalog, Answer<DetailsResult> answer)
{
    QCoro::connect(runOpen(std::move(id), std::move(catalog), std::move(answer)), this, [] {});
}

QCoro::Task<> PromotionWorker::runOpen(QString id, std::shared_ptr<const CatalogView> catalog, Answer<DetailsResult> answer)
{
    begin();
    const auto bench = co_await this->bench();
    if (bench) {
        auto details = lookAtRequest(*(*bench)->desk, id, catalog.get(), (*bench)->grounds);
        answer(details ? DetailsResult(std::make_shared<const RequestDetails>(std::move(*details))) : DetailsResult(details.error()));
    } else {
        answer(bench.error());
    }
    end();
}

void PromotionWorker::check(QString id, Answer<Result<Freshness>> answer)
{
    QCoro::connect(runCheck(std::move(id), std::move(answer)), this, [] {});
}

QCoro::Task<> PromotionWorker::runCheck(QString id, Answer<Result<Freshness>> answer)
{
    begin();
    const auto bench = co_await this->bench();
    const auto request = bench ? (*bench)->desk->find(id) : Result<Request>(bench.error());
    const auto plan = request ? (*bench)->desk->planOf(*request) : Result<Plan>(request.error());
    const auto state = plan ? (*bench)->trail->state() : Result<audit::LogState>(plan.error());
    if (state) {
        const std::shared_ptr<Bench> kept = *bench;
        const auto fresh = co_await compareWithNow(*kept->readers, kept->estate, *plan, state->policyDigest(), kept->desk->now());
        if (fresh) {
            auto found = co_await ground(kept, *plan);
            if (found)
                kept->grounds[request->id] = std::move(*found);
        }
        answer(fresh);
    } else {
        answer(state.error());
    }
    end();
}

void PromotionWorker::makePlan(PromotionQuestion question, std::shared_ptr<const CatalogView> catalog, Answer<DraftResult> answer)
{
    QCoro::connect(runPlan(std::move(question), std::move(catalog), std::move(answer)), this, [] {});
}

QCoro::Task<PromotionWorker::DraftResult> PromotionWorker::draft(std::shared_ptr<Bench> bench, PromotionQuestion question, std::shared_ptr<const CatalogView> catalog)
{
    auto plan = co_await planPromotion(*bench->readers, catalog, question);
    if (!plan)
        co_return plan.error();
    auto found = co_await ground(bench, *plan);
    if (!found)
        co_return found.error();
    const auto gates = bench->desk->gates(*plan, nullptr, *found);
    if (!gates)
        co_return gates.error();
    const auto path = pathOf(bench->estate, question.from, question.to);
    if (!path)
        co_return path.error();
    auto draft = std::make_shared<DraftedPlan>();
    draft->question = std::move(question);
    draft->plan = std::move(*plan);
    draft->words = wordsOf(draft->plan, factsOf(catalog->catalog, draft->plan));
    draft->ground = std::move(*found);
    draft->gates = *gates;
    draft->path = *path;
    co_return std::shared_ptr<const DraftedPlan>(std::move(draft));
}

QCoro::Task<> PromotionWorker::runPlan(PromotionQuestion question, std::shared_ptr<const CatalogView> catalog, Answer<DraftResult> answer)
{
    begin();
    const auto bench = co_await this->bench();
    if (bench) {
        const auto drafted = co_await draft(*bench, question, catalog);
        answer(drafted);
    } else {
        answer(bench.error());
    }
    end();
}

void PromotionWorker::decide(Decision decision, Answer<RequestResult> answer)
{
    QCoro::connect(runDecide(std::move(decision), std::move(answer)), this, [] {});
}

QCoro::Task<> PromotionWorker::runDecide(Decision decision, Answer<RequestResult> answer)
{
    begin();
    const auto bench = co_await this->bench();
    answer(bench ? decision(*(*bench)->desk) : RequestResult(bench.error()));
    end();
}

void PromotionWorker::decideJudged(QString id, JudgedDecision decision, Answer<RequestResult> answer)
{
    QCoro::connect(runDecideJudged(std::move(id), std::move(decision), std::move(answer)), this, [] {});
}

QCoro::Task<> PromotionWorker::runDecideJudged(QString id, JudgedDecision decision, Answer<RequestResult> answer)
{
    begin();
    const auto bench = co_await this->bench();
    const auto request = bench ? (*bench)->desk->find(id) : Result<Request>(bench.error());
    const auto plan = request ? (*bench)->desk->planOf(*request) : Result<Plan>(request.error());
    if (plan) {
        const std::shared_ptr<Bench> kept = *bench;
        const auto found = co_await ground(kept, *plan);
        answer(found ? decision(*kept->desk, *found) : RequestResult(found.error()));
    } else {
        answer(plan.error());
    }
    end();
}

void PromotionWorker::run(RunQuestion question, Answer<RunProgress> onProgress, Answer<Result<RunOutcome>> answer)
{
    QCoro::connect(runRun(std::move(question), std::move(onProgress), std::move(answer)), this, [] {});
}

QCoro::Task<Result<RunOutcome>> PromotionWorker::execute(RunParts parts, RunQuestion question)
{
    if (question.kind == RunProgress::Kind::Resume)
        co_return co_await resumePromotion(parts, question.id, question.who);
    if (question.kind == RunProgress::Kind::BreakGlass)
        co_return co_await breakThrough(parts, question.id, question.reason, question.who);
    if (question.kind == RunProgress::Kind::RollBack)
        co_return co_await rollBackPromotion(parts, question.id, question.reason, question.who);
    co_return co_await applyPromotion(parts, question.id, question.who);
}

QCoro::Task<> PromotionWorker::runRun(RunQuestion question, Answer<RunProgress> onProgress, Answer<Result<RunOutcome>> answer)
{
    begin();
    const auto bench = co_await this->bench();
    const auto request = bench ? (*bench)->desk->find(question.id) : Result<Request>(bench.error());
    const auto plan = request ? (*bench)->desk->planOf(*request) : Result<Plan>(request.error());
    if (plan) {
        const std::shared_ptr<Bench> kept = *bench;
        RunProgress progress;
        progress.request = question.id;
        progress.kind = question.kind;
        progress.steps = question.kind == RunProgress::Kind::RollBack ? plan->inverse() : plan->steps;
        progress.states.resize(progress.steps.size(), StepState::Waiting);
        onProgress(progress);
        const auto onStep = [&progress, &onProgress](std::size_t step, StepState state) {
            progress.states[step] = state;
            onProgress(progress);
        };
        const RunParts parts{*kept->desk, *kept->editors, question.cancel, onStep, m_parts.lock, [this, kept](Plan asked) { return ground(kept, std::move(asked)); }};
        const auto outcome = co_await execute(parts, question);
        answer(outcome);
    } else {
        answer(plan.error());
    }
    end();
}

} // namespace bulkhead
