// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/acting.h"
#include "ports/store.h"
#include "usecases/logrecords.h"
#include "usecases/promotiondesk.h"
#include "usecases/recordkeeper.h"

namespace bulkhead::cli {

//! All that a promotion command works with.
struct OpenDesk
{
    std::shared_ptr<OpenLog> log;
    std::unique_ptr<EditorOpener> editors;
    std::unique_ptr<PromotionDesk> desk;
    std::unique_ptr<Store> store; //!< what the gates are judged on; opened when it is needed
    std::unique_ptr<TrailRecords> records; //!< the same
    RecordKeeper keeper;
};
//! Says to everyone, whatever they came for, what was broken through and waits for its review.
QCoro::Task<Result<std::shared_ptr<OpenDesk>>> openDesk(CommandContext &context, LogUse use);

//! What the gates rest on, as it is now. The desk outlives the task.
QCoro::Task<Result<GateGround>> groundOf(CommandContext &context, OpenDesk &open, promotion::Plan plan);

//! Says what became of a request, or why nothing did.
ExitCode sayRequest(CommandContext &context, OpenDesk &open, const Result<promotion::Request> &request, const QString &said);

} // namespace bulkhead::cli
