// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/console.h"
#include "cli/exitcode.h"
#include "core/cancel.h"

#include <QCoroTask>

namespace bulkhead::cli {

//! What every command is given. Outlives the command.
struct CommandContext
{
    CommandLine line;
    Console &console;
    CancelToken cancel; //!< set by Ctrl+C
};

// One function per command, one file per group; each says its answer on the console.
QCoro::Task<ExitCode> estateCheck(CommandContext &context);
QCoro::Task<ExitCode> estateAccept(CommandContext &context);
QCoro::Task<ExitCode> keyNew(CommandContext &context);
QCoro::Task<ExitCode> keyRotate(CommandContext &context);
QCoro::Task<ExitCode> personAdd(CommandContext &context);
QCoro::Task<ExitCode> personChange(CommandContext &context);
QCoro::Task<ExitCode> personRetire(CommandContext &context);
QCoro::Task<ExitCode> personList(CommandContext &context);
QCoro::Task<ExitCode> auditList(CommandContext &context);
QCoro::Task<ExitCode> auditShow(CommandContext &context);
QCoro::Task<ExitCode> auditVerify(CommandContext &context);
QCoro::Task<ExitCode> auditExport(CommandContext &context);
QCoro::Task<ExitCode> auditProof(CommandContext &context);
QCoro::Task<ExitCode> auditKey(CommandContext &context);
QCoro::Task<ExitCode> sync(CommandContext &context);
QCoro::Task<ExitCode> catalogList(CommandContext &context);
QCoro::Task<ExitCode> catalogShow(CommandContext &context);
QCoro::Task<ExitCode> catalogDiff(CommandContext &context);
QCoro::Task<ExitCode> isolationCheck(CommandContext &context);
QCoro::Task<ExitCode> isolationChanges(CommandContext &context);
QCoro::Task<ExitCode> promotionPlan(CommandContext &context);
QCoro::Task<ExitCode> promotionRequest(CommandContext &context);
QCoro::Task<ExitCode> promotionList(CommandContext &context);
QCoro::Task<ExitCode> promotionShow(CommandContext &context);
QCoro::Task<ExitCode> promotionApprove(CommandContext &context);
QCoro::Task<ExitCode> promotionWaive(CommandContext &context);
QCoro::Task<ExitCode> promotionBreakGlass(CommandContext &context);
QCoro::Task<ExitCode> promotionReview(CommandContext &context);
QCoro::Task<ExitCode> promotionExport(CommandContext &context);
QCoro::Task<ExitCode> promotionImport(CommandContext &context);
QCoro::Task<ExitCode> promotionChanges(CommandContext &context);
QCoro::Task<ExitCode> promotionFigures(CommandContext &context);
QCoro::Task<ExitCode> promotionReject(CommandContext &context);
QCoro::Task<ExitCode> promotionComment(CommandContext &context);
QCoro::Task<ExitCode> promotionApply(CommandContext &context);
QCoro::Task<ExitCode> promotionResume(CommandContext &context);
QCoro::Task<ExitCode> promotionRollback(CommandContext &context);
QCoro::Task<ExitCode> evidenceAdd(CommandContext &context);
QCoro::Task<ExitCode> evidenceList(CommandContext &context);
QCoro::Task<ExitCode> evidenceShow(CommandContext &context);
QCoro::Task<ExitCode> evidenceWithdraw(CommandContext &context);
QCoro::Task<ExitCode> evidenceCollectPipeline(CommandContext &context);
QCoro::Task<ExitCode> evidenceCollectCertificates(CommandContext &context);
QCoro::Task<ExitCode> attestSign(CommandContext &context);
QCoro::Task<ExitCode> attestCounterSign(CommandContext &context);
QCoro::Task<ExitCode> attestList(CommandContext &context);
QCoro::Task<ExitCode> attestWithdraw(CommandContext &context);
QCoro::Task<ExitCode> exceptionRequest(CommandContext &context);
QCoro::Task<ExitCode> exceptionApprove(CommandContext &context);
QCoro::Task<ExitCode> exceptionReject(CommandContext &context);
QCoro::Task<ExitCode> exceptionRevoke(CommandContext &context);
QCoro::Task<ExitCode> exceptionRenew(CommandContext &context);
QCoro::Task<ExitCode> exceptionList(CommandContext &context);
QCoro::Task<ExitCode> reportMake(CommandContext &context);
QCoro::Task<ExitCode> reportList(CommandContext &context);
QCoro::Task<ExitCode> reportCatalog(CommandContext &context);
QCoro::Task<ExitCode> reportHistoryList(CommandContext &context);
QCoro::Task<ExitCode> reportBundle(CommandContext &context);
QCoro::Task<ExitCode> reportBoundary(CommandContext &context);
QCoro::Task<ExitCode> reportDiff(CommandContext &context);
QCoro::Task<ExitCode> contractDiff(CommandContext &context);
QCoro::Task<ExitCode> contractLint(CommandContext &context);
QCoro::Task<ExitCode> watch(CommandContext &context);
QCoro::Task<ExitCode> demo(CommandContext &context);

//! Says why a command has no answer, in words and with --json as {error:{kind, place, what, hint}}.
ExitCode fail(Console &console, const Error &error);
//! Parses the words and runs the command; the whole of bulkheadctl but its main().
QCoro::Task<ExitCode> run(QStringList words, CancelToken cancel);

} // namespace bulkhead::cli
