// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opened.h"
#include "cli/sayrecords.h"

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace evidence;

namespace {

//! Rows that --api names, or all of the pair.
Result<std::vector<std::string>> scopeOf(CommandContext &context, const PairScope &pair)
{
    const auto view = openCatalog(context);
    if (!view)
        return view.error();
    const QStringList names = context.line.list(u"api"_s);
    std::vector<std::string> rows = rowsOf(**view, pair);
    if (names.isEmpty())
        return rows;
    std::vector<std::string> chosen;
    for (const QString &name : names) {
        const ApiRow *row = (*view)->catalog.find(name);
        const std::string id = row == nullptr ? std::string() : row->id.text().toStdString();
        if (std::find(rows.begin(), rows.end(), id) == rows.end())
            return optionError(u"api"_s, u"there is no API \"%1\" on this pair"_s.arg(name), u"see bulkheadctl catalog list"_s);
        chosen.push_back(id);
    }
    return chosen;
}

Result<AttestationWish> wishOf(CommandContext &context, const EstateConfig &estate)
{
    const CommandLine &line = context.line;
    AttestationWish wish;
    wish.control = line.options.value(u"control"_s).trimmed().toUpper().toStdString();
    if (wish.control.empty())
        return optionError(u"control"_s, u"it is not said which control"_s, u"write --control INF-03"_s);
    const auto pair = pairOption(line, estate);
    if (!pair)
        return pair.error();
    wish.pair = *pair;
    wish.statement = line.options.value(u"statement"_s);
    if (wish.statement.trimmed().isEmpty())
        return optionError(u"statement"_s, u"it is not said what is attested"_s, u"write it in words with --statement TEXT"_s);
    const auto until = timeOption(line, u"until"_s);
    if (!until)
        return until.error();
    wish.until = *until;
    wish.evidence = line.list(u"evidence"_s);
    wish.tested = line.list(u"tested"_s);
    const auto scope = scopeOf(context, wish.pair);
    if (!scope)
        return scope.error();
    wish.scope = *scope;
    return wish;
}

} // namespace

QCoro::Task<ExitCode> attestSign(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    const auto wish = open ? wishOf(context, (*open)->log->estate) : Result<AttestationWish>(open.error());
    if (!wish)
        co_return fail(context.console, wish.error());
    if (wish->evidence.isEmpty())
        context.console.note(u"no evidence is named: a bare statement counts as unknown"_s);
    const auto signedNow = (*open)->desk->attest(*wish, (*open)->log->who);
    if (signedNow && !signedNow->tested.empty())
        context.console.note(u"it stands in for probes once somebody else signs it second: attest countersign"_s);
    co_return sayRecord(context, **open, signedNow, u"attested"_s);
}

QCoro::Task<ExitCode> attestCounterSign(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const auto signedNow = (*open)->desk->counterSign(context.line.arguments.first(), (*open)->log->who);
    co_return sayRecord(context, **open, signedNow, u"counter-signed"_s);
}

QCoro::Task<ExitCode> attestList(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    co_return sayRecords(context, **open, &Register::attestations, "attestations", u"nothing is attested yet; sign with attest sign"_s);
}

QCoro::Task<ExitCode> attestWithdraw(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const auto withdrawn = (*open)->desk->withdrawAttestation(line.arguments.first(), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRecord(context, **open, withdrawn, u"withdrawn"_s);
}

} // namespace bulkhead::cli
