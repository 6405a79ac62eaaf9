// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sayrecords.h"
#include "usecases/evidencefile.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace evidence;

namespace {

//! What the options say outweighs the file.
Result<void> takeOptions(const CommandLine &line, Evidence &evidence)
{
    if (line.has(u"control"_s))
        evidence.control = line.options.value(u"control"_s).trimmed().toUpper().toStdString();
    if (line.has(u"source"_s))
        evidence.source = line.options.value(u"source"_s).toStdString();
    if (line.has(u"query"_s))
        evidence.query = line.options.value(u"query"_s).toStdString();
    if (line.has(u"pair"_s)) {
        const auto pair = pairFromText(line.options.value(u"pair"_s));
        if (!pair)
            return optionError(u"pair"_s, u"\"%1\" names no two environments"_s.arg(line.options.value(u"pair"_s)), u"write --pair SANDBOX:PRODUCTION"_s);
        evidence.pair = *pair;
    }
    const auto expires = timeOption(line, u"expires"_s, evidence.expiresAt);
    if (!expires)
        return expires.error();
    evidence.expiresAt = *expires;
    return line.has(u"raw"_s) ? takeRawBytes(line.options.value(u"raw"_s), evidence) : Result<void>();
}

} // namespace

QCoro::Task<ExitCode> evidenceAdd(CommandContext &context)
{
    auto evidence = openEvidenceFile(context.line.arguments.first());
    if (!evidence)
        co_return fail(context.console, evidence.error());
    if (const auto taken = takeOptions(context.line, *evidence); !taken)
        co_return fail(context.console, taken.error());
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const auto added = (*open)->desk->addEvidence(*evidence, (*open)->log->who);
    co_return sayRecord(context, **open, added, u"added"_s);
}

QCoro::Task<ExitCode> evidenceList(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    co_return sayRecords(context, **open, &Register::evidence, "evidence", u"no evidence yet; add it with evidence add FILE"_s);
}

QCoro::Task<ExitCode> evidenceShow(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::Reads);
    const auto found = open ? (*open)->desk->findEvidence(context.line.arguments.first()) : Result<Evidence>(open.error());
    const auto records = found ? (*open)->desk->records() : Result<RecordKeeper::Records>(found.error());
    if (!records)
        co_return fail(context.console, records.error());
    const JsonValue::Object document = toJson(*found, **records, (*open)->desk->now());
    context.console.print(lineOf(*found, **records, (*open)->desk->now()));
    context.console.print(u"query: "_s + safe(QString::fromStdString(found->query)));
    context.console.print(u"SHA-256 of the raw bytes: "_s + QString::fromStdString(found->digest));
    for (const EvidenceUnit &unit : found->units) {
        const QString verdict = QString::fromLatin1(toWire(unit.verdict));
        context.console.print(u"  %1 %2: %3"_s.arg(verdict, safe(QString::fromStdString(unit.unit)), safe(QString::fromStdString(unit.detail))));
    }
    context.console.document(document);
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> evidenceWithdraw(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const auto withdrawn = (*open)->desk->withdrawEvidence(line.arguments.first(), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRecord(context, **open, withdrawn, u"withdrawn"_s);
}

} // namespace bulkhead::cli
