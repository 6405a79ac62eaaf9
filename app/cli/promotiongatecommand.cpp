// SPDX-License-Identifier: GPL-3.0-or-later
// Setting a gate aside, and the look back at what was broken through.
#include "cli/answers.h"
#include "cli/opendesk.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

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

} // namespace bulkhead::cli
