// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/auditanswers.h"
#include "cli/command.h"
#include "cli/givenagainst.h"
#include "cli/reportquestion.h"
#include "usecases/verifyevidence.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

void say(Console &console, const VerifiedEvidence &verified)
{
    const VerificationWords words = wordsOf(verified.log);
    if (!verified.bundle.files.empty())
        console.print(u"Every byte of the archive is as it was signed: %1 files by %2."_s.arg(verified.bundle.files.size()).arg(safe(QString::fromStdString(verified.bundle.key))));
    if (!verified.problem.isEmpty())
        console.print(safe(verified.problem));
    console.print(words.headline + u'\n' + words.detail);
    if (verified.newer > 0)
        console.print(u"Checkpoints of a longer log, which say nothing of its beginning and were left out: %1."_s.arg(verified.newer));
    JsonValue::Array files;
    for (const reports::OpenBundle::File &file : verified.bundle.files)
        files.push_back(JsonValue::Object{{"bytes", static_cast<std::int64_t>(file.bytes)}, {"name", file.name}, {"sha256", file.digest}});
    JsonValue::Object answer = toJson(verified.log);
    answer["newer_checkpoints"] = static_cast<std::int64_t>(verified.newer);
    answer["ok"] = verified.isOk();
    answer["problem"] = verified.problem.isEmpty() ? JsonValue() : JsonValue(verified.problem);
    answer["key"] = verified.bundle.key;
    answer["files"] = std::move(files);
    answer["manifest"] = verified.bundle.manifest;
    console.document(answer);
}

ExitCode verify(CommandContext &context)
{
    const CommandLine &line = context.line;
    const QString path = line.options.value(u"verify"_s);
    const auto against = givenAgainst(line);
    if (!against)
        return fail(context.console, against.error());
    const OnVerified onVerified = [&context](std::uint64_t done, std::uint64_t all) { context.console.progress(u"verified %1 of %2 entries"_s.arg(done).arg(all)); };
    const auto verified = verifyEvidence(path, *against, onVerified, context.cancel);
    context.console.clearProgress();
    if (!verified)
        return fail(context.console, verified.error());
    if (verified->isOk() && line.has(u"extract"_s)) {
        if (const auto extracted = extractEvidence(path, verified->bundle, line.options.value(u"extract"_s)); !extracted)
            return fail(context.console, extracted.error());
    }
    say(context.console, *verified);
    return verified->isOk() ? ExitCode::Well : ExitCode::No;
}

} // namespace

QCoro::Task<ExitCode> reportBundle(CommandContext &context)
{
    if (context.line.has(u"verify"_s))
        co_return verify(context);
    if (context.line.has(u"extract"_s))
        co_return fail(context.console, optionError(u"extract"_s, u"it is not said what to take files from"_s, u"write --verify FILE too: nothing is taken from what was not verified"_s));
    co_return co_await exportReportAs(context, ReportForm::Bundle);
}

} // namespace bulkhead::cli
