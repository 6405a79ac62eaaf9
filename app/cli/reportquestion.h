// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/acting.h"
#include "ports/store.h"
#include "usecases/makereport.h"

namespace bulkhead::cli {

//! All that a report is made from, on a command line.
struct OpenReports
{
    std::shared_ptr<OpenLog> log;
    std::unique_ptr<Store> store;
    AuditStore *entries = nullptr; //!< of `log`
    VerifyAgainst against;
    [[nodiscard]] ReportGround ground() const { return {*store, *entries, log->estate, against}; }
};
//! Says which places of checkpoints cannot be read.
QCoro::Task<Result<std::shared_ptr<OpenReports>>> openReports(CommandContext &context, LogUse use);

//! What --framework, --from, --to, --pair, --snapshot, --log-size, --sample and --seed ask for. Days are days in UTC, and that of --to belongs to the period; a time at --to does not.
[[nodiscard]] Result<ReportQuestion> questionOf(CommandContext &context, const EstateConfig &estate);

//! What --format, or else the ending of --out, says of a document that is no report: html, pdf or json; html without either.
[[nodiscard]] Result<ReportForm> pagesFormOf(const CommandLine &line);
//! The file that --out names. Usage without it.
[[nodiscard]] Result<QString> outOf(const CommandLine &line);
//! A whole number; `without` if the option is not given.
[[nodiscard]] Result<std::uint64_t> numberOf(const CommandLine &line, const QString &option, std::uint64_t without);
[[nodiscard]] OnReportStep reportProgressOn(Console &console);
//! Makes the report that is asked for, and exports it in that form to --out.
QCoro::Task<ExitCode> exportReportAs(CommandContext &context, ReportForm form);

} // namespace bulkhead::cli
