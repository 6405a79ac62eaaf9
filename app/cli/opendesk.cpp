// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opendesk.h"

#include "cli/promotionanswers.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

QCoro::Task<Result<std::shared_ptr<OpenDesk>>> openDesk(CommandContext &context, LogUse use)
{
    const auto log = co_await openLog(context, use);
    if (!log)
        co_return log.error();
    auto desk = std::make_shared<OpenDesk>();
    desk->log = *log;
    desk->editors = desk->log->engine->makeEditors(desk->log->estate);
    desk->desk = std::make_unique<PromotionDesk>(*desk->log->trail, desk->log->estate, std::make_shared<SystemClock>());
    co_return desk;
}

ExitCode sayRequest(CommandContext &context, OpenDesk &open, const Result<promotion::Request> &request, const QString &said)
{
    if (!request)
        return fail(context.console, request.error());
    sayWarnings(context, *open.log->trail);
    context.console.print(said + u": "_s + lineOf(*request));
    context.console.document(toJson(*request));
    return ExitCode::Well;
}

} // namespace bulkhead::cli
