// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"
#include "cli/answers.h"
#include "cli/opened.h"
#include "cli/promotionanswers.h"
#include "engine/runlock.h"
#include "usecases/planfacts.h"
#include "usecases/planpromotion.h"
#include "usecases/preparegates.h"
#include "usecases/promotiondesk.h"
#include "usecases/promotionrun.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

//! All that a promotion command works with.
struct OpenDesk
{
    std::shared_ptr<OpenLog> log;
    std::unique_ptr<EditorOpener> editors;
    std::unique_ptr<PromotionDesk> desk;
    std::unique_ptr<Store> store; //!< what the gates are judged on; opened when it is needed
};

//! Everyone is told, whatever they came for.
void sayAlarms(CommandContext &context, PromotionDesk &desk)
{
    const auto ledger = desk.ledger();
    if (!ledger)
        return;
    for (const Request *request : (*ledger)->all()) {
        const auto review = desk.reviewOf(*request);
        if (review && *review && !(*review)->isDone())
            context.console.note(alarmOf(*request, *review));
    }
}

QCoro::Task<Result<std::shared_ptr<OpenDesk>>> openDesk(CommandContext &context, LogUse use)
{
    const auto log = co_await openLog(context, use);
    if (!log)
        co_return log.error();
    auto desk = std::make_shared<OpenDesk>();
    desk->log = *log;
    desk->editors = desk->log->engine->makeEditors(desk->log->estate);
    desk->desk = std::make_unique<PromotionDesk>(*desk->log->trail, desk->log->estate, std::make_shared<SystemClock>());
    sayAlarms(context, *desk->desk);
    co_return desk;
}

QCoro::Task<Result<GateGround>> groundOf(CommandContext &context, OpenDesk &open, Plan plan)
{
    if (!open.store) {
        auto store = Engine::storeOpener(context.line.paths.withDefaults())();
        if (!store)
            co_return store.error();
        open.store = std::move(*store);
    }
    const EstateConfig estate = open.log->estate;
    co_return co_await prepareGates(*open.editors, *open.store, estate, plan, context.cancel);
}

Result<PromotionQuestion> questionOf(const CommandLine &line)
{
    PromotionQuestion question;
    question.api = line.options.value(u"api"_s);
    question.from = EnvironmentId(line.options.value(u"from"_s));
    question.to = EnvironmentId(line.options.value(u"to"_s));
    question.source = GatewayId(line.options.value(u"source"_s));
    question.target = GatewayId(line.options.value(u"target"_s));
    question.mayDelete = line.has(u"delete"_s);
    for (const auto &[option, value] : {std::pair(u"api"_s, question.api), std::pair(u"from"_s, question.from.text()), std::pair(u"to"_s, question.to.text())}) {
        if (value.isEmpty())
            return optionError(option, u"it is not said"_s, u"write --api API --from ENV --to ENV"_s);
    }
    return question;
}

struct Planned
{
    std::shared_ptr<OpenDesk> open;
    Plan plan;
    PlanFacts facts;
    GateGround ground;
};

QCoro::Task<Result<std::shared_ptr<Planned>>> makePlan(CommandContext &context, LogUse use)
{
    const auto question = questionOf(context.line);
    if (!question)
        co_return question.error();
    const auto open = co_await openDesk(context, use);
    if (!open)
        co_return open.error();
    const auto view = openCatalog(context);
    if (!view)
        co_return view.error();
    const PromotionQuestion asked = *question;
    const std::shared_ptr<const CatalogView> catalog = *view;
    auto plan = co_await planPromotion(*(*open)->editors, catalog, asked);
    if (!plan)
        co_return plan.error();
    auto ground = co_await groundOf(context, **open, *plan);
    if (!ground)
        co_return ground.error();
    auto planned = std::make_shared<Planned>();
    planned->open = *open;
    planned->plan = std::move(*plan);
    planned->facts = factsOf(catalog->catalog, planned->plan);
    planned->ground = std::move(*ground);
    co_return planned;
}

ExitCode sayRequest(CommandContext &context, OpenDesk &open, const Result<Request> &request, const QString &said)
{
    if (!request)
        return fail(context.console, request.error());
    sayWarnings(context, *open.log->trail);
    const auto review = open.desk->reviewOf(*request);
    context.console.print(said + u": "_s + lineOf(*request));
    context.console.document(toJson(*request, review ? *review : std::optional<ReviewState>()));
    return ExitCode::Well;
}

QCoro::Task<ExitCode> remark(CommandContext &context, Remark::Kind kind, const QString &said)
{
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const int step = line.has(u"step"_s) ? line.options.value(u"step"_s).toInt() - 1 : -1;
    co_return sayRequest(context, **open, (*open)->desk->remark(line.arguments.first(), kind, line.options.value(u"reason"_s), step, (*open)->log->who), said);
}

RunParts partsOf(CommandContext &context, OpenDesk &open, std::size_t steps)
{
    Console &console = context.console;
    return RunParts{*open.desk, *open.editors, context.cancel,
                    [&console, steps](std::size_t step, StepState state) {
                        console.progress(u"step %1 of %2: %3"_s.arg(step + 1).arg(steps).arg(QString::fromLatin1(toWire(state).data())));
                    },
                    runLock(context.line.paths.withDefaults()), [&context, &open](Plan plan) { return groundOf(context, open, std::move(plan)); }};
}

ExitCode sayRun(CommandContext &context, OpenDesk &open, const Result<RunOutcome> &outcome)
{
    if (!outcome)
        return fail(context.console, outcome.error());
    sayWarnings(context, *open.log->trail);
    for (std::size_t i = 0; i < outcome->steps.size(); ++i)
        context.console.print(lineOf(i, outcome->steps[i], outcome->states[i]));
    context.console.print(lineOf(outcome->request) + (outcome->problem.isEmpty() ? QString() : u": "_s + outcome->problem));
    context.console.document(toJson(*outcome));
    return outcome->problem.isEmpty() ? ExitCode::Well : ExitCode::No;
}

enum class Run { Apply, BreakGlass, Resume, RollBack };

QCoro::Task<ExitCode> run(CommandContext &context, Run run)
{
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const QString id = context.line.arguments.first(), reason = context.line.options.value(u"reason"_s);
    const Acting who = (*open)->log->who;
    const auto request = (*open)->desk->find(id);
    const auto plan = request ? (*open)->desk->planOf(*request) : Result<Plan>(request.error());
    if (!plan)
        co_return fail(context.console, plan.error());
    const RunParts parts = partsOf(context, **open, plan->steps.size());
    if (run == Run::Resume) {
        const auto resumed = co_await resumePromotion(parts, id, who);
        co_return sayRun(context, **open, resumed);
    }
    if (run == Run::RollBack) {
        const auto undone = co_await rollBackPromotion(parts, id, reason, who);
        co_return sayRun(context, **open, undone);
    }
    if (run == Run::BreakGlass) {
        const auto broken = co_await breakThrough(parts, id, reason, who);
        co_return sayRun(context, **open, broken);
    }
    const auto applied = co_await applyPromotion(parts, id, who);
    co_return sayRun(context, **open, applied);
}

} // namespace

QCoro::Task<ExitCode> promotionPlan(CommandContext &context)
{
    const auto planned = co_await makePlan(context, LogUse::Reads);
    if (!planned)
        co_return fail(context.console, planned.error());
    const Plan &plan = (*planned)->plan;
    const auto gates = (*planned)->open->desk->gates(plan, nullptr, (*planned)->ground);
    if (!gates)
        co_return fail(context.console, gates.error());
    const PlanFacts &facts = (*planned)->facts;
    sayPlan(context.console, plan, facts);
    sayGates(context.console, *gates);
    context.console.document(JsonValue::Object{{"gates", toJson(*gates)}, {"plan", toJson(plan, facts)}});
    const auto path = pathOf((*planned)->open->log->estate, plan.from, plan.to);
    const bool isLet = path && std::all_of(gates->begin(), gates->end(), [&](const GateResult &gate) { return lets(gate, path->warnsOnUnknown); });
    co_return isLet ? ExitCode::Well : ExitCode::No;
}

QCoro::Task<ExitCode> promotionRequest(CommandContext &context)
{
    const auto planned = co_await makePlan(context, LogUse::ActsOnEstate);
    if (!planned)
        co_return fail(context.console, planned.error());
    OpenDesk &open = *(*planned)->open;
    const CommandLine &line = context.line;
    const auto request = open.desk->request((*planned)->plan, line.options.value(u"reason"_s), open.log->who, (*planned)->ground, line.list(u"needs-waiver"_s));
    co_return sayRequest(context, open, request, u"asked for"_s);
}

QCoro::Task<ExitCode> promotionList(CommandContext &context)
{
    const auto open = co_await openDesk(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    const auto ledger = (*open)->desk->ledger();
    if (!ledger)
        co_return fail(context.console, ledger.error());
    JsonValue::Array requests;
    for (const Request *request : (*ledger)->all()) {
        const auto review = (*open)->desk->reviewOf(*request);
        if (!review)
            co_return fail(context.console, review.error());
        context.console.print(lineOf(*request));
        requests.push_back(toJson(*request, *review));
    }
    if (requests.empty())
        context.console.print(u"nothing was asked for yet; see bulkheadctl promotion request --help"_s);
    context.console.document(JsonValue::Object{{"requests", std::move(requests)}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> promotionShow(CommandContext &context)
{
    const auto open = co_await openDesk(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    const auto request = (*open)->desk->find(context.line.arguments.first());
    if (!request)
        co_return fail(context.console, request.error());
    const auto plan = (*open)->desk->planOf(*request);
    if (!plan)
        co_return fail(context.console, plan.error());
    GateGround ground;
    if (request->state == State::AwaitingApproval || request->state == State::Approved) {
        auto prepared = co_await groundOf(context, **open, *plan);
        if (prepared)
            ground = std::move(*prepared);
        else // what was asked for can still be read
            context.console.note(u"not all gates could be looked at: "_s + prepared.error().toText());
    }
    PromotionDesk &desk = *(*open)->desk;
    const auto gates = desk.gates(*plan, &*request, ground);
    const auto waivers = desk.countedWaivers(*request);
    const auto review = desk.reviewOf(*request);
    if (!gates || !waivers || !review)
        co_return fail(context.console, !gates ? gates.error() : !waivers ? waivers.error() : review.error());
    sayRequest(context.console, *request, *review);
    const auto view = openCatalog(context);
    const PlanFacts facts = view ? factsOf((*view)->catalog, *plan) : PlanFacts();
    sayPlan(context.console, *plan, facts);
    sayGates(context.console, *gates, *waivers);
    context.console.document(JsonValue::Object{{"gates", toJson(*gates, *waivers)}, {"plan", toJson(*plan, facts)}, {"request", toJson(*request, *review)}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> promotionApprove(CommandContext &context)
{
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const auto request = (*open)->desk->approve(line.arguments.first(), line.options.value(u"digest"_s), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRequest(context, **open, request, u"approved"_s);
}

QCoro::Task<ExitCode> promotionWaive(CommandContext &context)
{
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const QString gate = line.options.value(u"gate"_s);
    if (gate.isEmpty())
        co_return fail(context.console, optionError(u"gate"_s, u"it is not said which gate"_s, u"write --gate contract"_s));
    PromotionDesk &desk = *(*open)->desk;
    const auto found = desk.find(line.arguments.first());
    const auto plan = found ? desk.planOf(*found) : Result<Plan>(found.error());
    if (!plan)
        co_return fail(context.console, plan.error());
    const auto ground = co_await groundOf(context, **open, *plan);
    if (!ground)
        co_return fail(context.console, ground.error());
    const auto request = desk.waive(line.arguments.first(), gate, line.options.value(u"reason"_s), *ground, (*open)->log->who);
    co_return sayRequest(context, **open, request, u"waived"_s);
}

QCoro::Task<ExitCode> promotionReview(CommandContext &context)
{
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const auto request = (*open)->desk->review(line.arguments.first(), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRequest(context, **open, request, u"reviewed"_s);
}

QCoro::Task<ExitCode> promotionBreakGlass(CommandContext &context)
{
    co_return co_await run(context, Run::BreakGlass);
}

QCoro::Task<ExitCode> promotionReject(CommandContext &context)
{
    co_return co_await remark(context, Remark::Kind::Reject, u"rejected"_s);
}

QCoro::Task<ExitCode> promotionComment(CommandContext &context)
{
    const Remark::Kind kind = context.line.has(u"changes"_s) ? Remark::Kind::RequestChanges : Remark::Kind::Comment;
    co_return co_await remark(context, kind, u"noted"_s);
}

QCoro::Task<ExitCode> promotionApply(CommandContext &context)
{
    co_return co_await run(context, Run::Apply);
}

QCoro::Task<ExitCode> promotionResume(CommandContext &context)
{
    co_return co_await run(context, Run::Resume);
}

QCoro::Task<ExitCode> promotionRollback(CommandContext &context)
{
    co_return co_await run(context, Run::RollBack);
}

} // namespace bulkhead::cli
