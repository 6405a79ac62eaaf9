// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/acting.h"
#include "usecases/evidencedesk.h"

namespace bulkhead::cli {

//! All that a command about evidence, attestations and exceptions works with.
struct OpenEvidence
{
    std::shared_ptr<OpenLog> log;
    std::unique_ptr<EvidenceDesk> desk;
};
QCoro::Task<Result<std::shared_ptr<OpenEvidence>>> openEvidence(CommandContext &context, LogUse use);

//! The option's day or time; the default if it is not given.
[[nodiscard]] Result<UtcTime> timeOption(const CommandLine &line, const QString &option, UtcTime fallback = {});
//! The pair of --pair, which has to be given where the estate has several.
[[nodiscard]] Result<evidence::PairScope> pairOption(const CommandLine &line, const EstateConfig &estate);

} // namespace bulkhead::cli
