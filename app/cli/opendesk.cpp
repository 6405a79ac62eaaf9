// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opendesk.h"

#include "cli/promotionanswers.h"
#include "usecases/preparegates.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

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

} // namespace

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
    if (!open.records)
        open.records = std::make_unique<TrailRecords>(*open.log->trail, estate, std::make_shared<SystemClock>());
    const GateLog log{open.log->trail.get(), open.records.get(), &open.keeper};
    co_return co_await prepareGates(*open.editors, *open.store, log, estate, plan, context.cancel);
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

} // namespace bulkhead::cli
