// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/acting.h"
#include "usecases/promotiondesk.h"

namespace bulkhead::cli {

//! All that a promotion command works with.
struct OpenDesk
{
    std::shared_ptr<OpenLog> log;
    std::unique_ptr<EditorOpener> editors;
    std::unique_ptr<PromotionDesk> desk;
};
QCoro::Task<Result<std::shared_ptr<OpenDesk>>> openDesk(CommandContext &context, LogUse use);

//! Says what became of a request, or why nothing did.
ExitCode sayRequest(CommandContext &context, OpenDesk &open, const Result<promotion::Request> &request, const QString &said);

} // namespace bulkhead::cli
