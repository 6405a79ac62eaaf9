// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/opendesk.h"
#include "cli/opened.h"
#include "cli/promotionanswers.h"
#include "cli/promotionstates.h"
#include "engine/runlock.h"
#include "usecases/planfacts.h"
#include "usecases/planpromotion.h"
#include "usecases/preparegates.h"
#include "usecases/promotiondesk.h"
#include "usecases/promotionrun.h"

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

Result<PromotionQuestion> questionOf(const CommandLine &line)
{
    PromotionQuestion question;
    question.others = line.list(u"api"_s);
    question.api = question.others.isEmpty() ? QString() : question.others.takeFirst();
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
    const PromotionQuestion &asked = *question;
    const std::shared_ptr<const CatalogView> &catalog = *view;
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

//! Which requests --api means.
struct ApiFilter
{
    std::shared_ptr<const CatalogView> view;
    const ApiRow *row = nullptr; //!< nullptr: all, or it is in no catalog any more
    QString name;

    static Result<ApiFilter> of(CommandContext &context)
    {
        ApiFilter filter;
        filter.name = context.line.options.value(u"api"_s);
        if (filter.name.isEmpty())
            return filter;
        const auto view = openCatalog(context);
        if (!view)
            return view.error();
        filter.view = *view;
        filter.row = filter.view->catalog.find(filter.name);
        return filter;
    }
    [[nodiscard]] bool takes(const Request &request) const
    {
        const QStringList ids = QStringList{request.api} + request.others, names = QStringList{request.apiName} + request.otherNames;
        const auto isNamed = [this](const QString &one) { return one == name || one.section(u'@', 0, 0) == name; };
        return name.isEmpty() || (row != nullptr ? ids.contains(row->id.text()) : ids.contains(name) || std::any_of(names.begin(), names.end(), isNamed));
    }
};

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
    PromotionDesk &desk = *(*open)->desk;
    const auto ledger = desk.ledger();
    if (!ledger)
        co_return fail(context.console, ledger.error());
    const auto filter = ApiFilter::of(context);
    if (!filter)
        co_return fail(context.console, filter.error());
    JsonValue::Array requests;
    for (const Request *request : (*ledger)->all()) {
        if (!filter->takes(*request))
            continue;
        const auto review = desk.reviewOf(*request);
        if (!review)
            co_return fail(context.console, review.error());
        const Request now = asOf(*request, desk.now());
        context.console.print(lineOf(now));
        requests.push_back(toJson(now, *review));
    }
    if (requests.empty())
        context.console.print(u"nothing was asked for yet; see bulkheadctl promotion request --help"_s);
    JsonValue::Object document{{"requests", std::move(requests)}};
    if (filter->row != nullptr) {
        auto states = sayStates(context, desk, *filter->view, *filter->row);
        if (!states)
            co_return fail(context.console, states.error());
        document["states"] = std::move(*states);
    }
    context.console.document(document);
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> promotionShow(CommandContext &context)
{
    const auto open = co_await openDesk(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    auto request = (*open)->desk->find(context.line.arguments.first());
    if (!request)
        co_return fail(context.console, request.error());
    *request = asOf(*request, (*open)->desk->now());
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
