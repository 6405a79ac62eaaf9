// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "contracts/output/answers.h"
#include "contracts/readcontract.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using contracts::Contract;

namespace {

Error unusable(const QString &path, const QString &what, const QString &hint)
{
    return {Error::Kind::BadFile, path, what, hint, {}};
}

Result<Contract> open(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return unusable(path, u"this is a folder"_s, u"name a file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, u"the file cannot be opened: "_s + file.errorString(), u"check the name and the rights"_s);
    const QByteArray text = file.read(contracts::maxContractBytes + 1); // more is refused there
    if (file.error() != QFileDevice::NoError)
        return unusable(path, u"the file cannot be read: "_s + file.errorString(), u"check the disk"_s);
    return contracts::readContract(text, path);
}

Result<QDate> dayOf(const CommandLine &line)
{
    const QString word = line.options.value(u"as-of"_s);
    const QDate day = word.isEmpty() ? QDateTime::currentDateTimeUtc().date() : QDate::fromString(word, Qt::ISODate);
    if (!day.isValid())
        return optionError(u"as-of"_s, u"\"%1\" is no date"_s.arg(word), u"write it like 2026-11-23"_s);
    return day;
}

} // namespace

QCoro::Task<ExitCode> contractDiff(CommandContext &context)
{
    const auto day = dayOf(context.line);
    if (!day)
        co_return fail(context.console, day.error());
    const auto base = open(context.line.arguments.at(0));
    if (!base)
        co_return fail(context.console, base.error());
    const auto revision = open(context.line.arguments.at(1));
    if (!revision)
        co_return fail(context.console, revision.error());
    const contracts::CompareOptions options{*day};
    const contracts::Comparison comparison = compareContracts(*base, *revision, options);
    context.console.print(safeLines(toText(comparison, context.line.has(u"all"_s))));
    context.console.document(toJson(comparison, *base, *revision));
    co_return worse(comparison.isBreaking() ? ExitCode::No : ExitCode::Well, comparison.isComplete() ? ExitCode::Well : ExitCode::Incomplete);
}

QCoro::Task<ExitCode> contractLint(CommandContext &context)
{
    const auto day = dayOf(context.line);
    if (!day)
        co_return fail(context.console, day.error());
    const QString path = context.line.arguments.at(0);
    const auto contract = open(path);
    if (!contract)
        co_return fail(context.console, contract.error());
    const contracts::LintOptions options{context.line.has(u"production"_s), *day};
    const std::vector<contracts::LintFinding> findings = lintContract(*contract, options);
    context.console.print(safeLines(toText(findings, path)));
    context.console.document(toJson(findings, *contract));
    const bool hasError = std::any_of(findings.cbegin(), findings.cend(), [](const contracts::LintFinding &one) { return one.level == contracts::LintLevel::Error; });
    co_return hasError ? ExitCode::No : ExitCode::Well;
}

} // namespace bulkhead::cli
