// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/openevidence.h"

#include "cli/isolationpairs.h"
#include "usecases/checkisolation.h"
#include "usecases/evidencefile.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

QCoro::Task<Result<std::shared_ptr<OpenEvidence>>> openEvidence(CommandContext &context, LogUse use)
{
    const auto log = co_await openLog(context, use);
    if (!log)
        co_return log.error();
    const auto controls = controlsOf((*log)->estate);
    if (!controls)
        co_return controls.error();
    auto open = std::make_shared<OpenEvidence>();
    open->log = *log;
    open->desk = std::make_unique<EvidenceDesk>(*open->log->trail, open->log->estate, *controls, std::make_shared<SystemClock>());
    co_return open;
}

Result<UtcTime> timeOption(const CommandLine &line, const QString &option, UtcTime fallback)
{
    if (!line.has(option))
        return fallback;
    const auto time = timeFromText(line.options.value(option));
    if (!time)
        return optionError(option, u"\"%1\" is neither a day nor a time with its zone"_s.arg(line.options.value(option)), u"write it as 2026-12-31 or 2026-12-31T09:00:00Z"_s);
    return *time;
}

Result<evidence::PairScope> pairOption(const CommandLine &line, const EstateConfig &estate)
{
    const auto pairs = pairsOf(line, estate);
    if (!pairs)
        return pairs.error();
    if (pairs->size() != 1)
        return optionError(u"pair"_s, u"it is not said which pair of environments"_s, u"write --pair SANDBOX:PRODUCTION"_s);
    return evidence::PairScope{pairs->first().first, pairs->first().second};
}

} // namespace bulkhead::cli
