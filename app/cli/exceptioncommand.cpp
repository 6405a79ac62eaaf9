// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opened.h"
#include "cli/sayrecords.h"
#include "usecases/checkisolation.h"
#include "usecases/logrecords.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace evidence;

namespace {

using Findings = std::vector<OpenFinding>;

Result<Findings> findingsOn(CommandContext &context, const OpenEvidence &open, const PairScope &pair)
{
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    return store ? openFindings(**store, pair, open.desk->controls()) : Result<Findings>(store.error());
}

Result<ExceptionWish> wishOf(const CommandLine &line, const EstateConfig &estate)
{
    ExceptionWish wish;
    const auto pair = pairOption(line, estate);
    if (!pair)
        return pair.error();
    wish.pair = *pair;
    wish.fingerprints = line.arguments;
    wish.reason = line.options.value(u"reason"_s);
    wish.owner = line.options.value(u"owner"_s);
    wish.ticket = line.options.value(u"ticket"_s);
    wish.risk = line.options.value(u"risk"_s);
    for (const QString &given : line.list(u"compensating"_s))
        wish.compensating += given.split(u',', Qt::SkipEmptyParts);
    const auto expires = timeOption(line, u"expires"_s);
    if (!expires)
        return expires.error();
    wish.expires = *expires;
    return wish;
}

//! The pairs as they are judged now, with what is wrong with exceptions; keeps nothing. nullptr: nothing has been read yet.
Result<std::shared_ptr<const IsolationView>> lookAt(CommandContext &context, OpenEvidence &open)
{
    TrailRecords promotions(*open.log->trail, open.log->estate, std::make_shared<SystemClock>());
    const auto view = openCatalog(context, promotions.now(open.log->estate));
    if (!view)
        return view.error();
    if (!(*view)->snapshot)
        return std::shared_ptr<const IsolationView>();
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    if (!store)
        return store.error();
    const auto records = open.desk->records();
    if (!records)
        return records.error();
    IsolationOptions options;
    options.records = *records;
    options.isOnlyALook = true;
    return checkIsolation(**store, *view, open.desk->controls(), options, context.cancel);
}

//! By exception: what is wrong with it on any pair.
std::map<std::string, std::vector<isolation::ExceptionNote>> problemsOf(const IsolationView *view)
{
    std::map<std::string, std::vector<isolation::ExceptionNote>> problems;
    for (std::size_t i = 0; view != nullptr && i < view->report.pairs.size(); ++i) {
        for (const isolation::ExceptionNote &note : view->report.pairs[i].exceptions)
            problems[note.exception].push_back(note);
    }
    return problems;
}

} // namespace

QCoro::Task<ExitCode> exceptionRequest(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    const auto wish = open ? wishOf(context.line, (*open)->log->estate) : Result<ExceptionWish>(open.error());
    const auto findings = wish ? findingsOn(context, **open, wish->pair) : Result<Findings>(wish.error());
    if (!findings)
        co_return fail(context.console, findings.error());
    const auto requested = (*open)->desk->requestException(*wish, *findings, (*open)->log->who);
    co_return sayRecord(context, **open, requested, u"requested"_s);
}

QCoro::Task<ExitCode> exceptionApprove(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const auto approved = (*open)->desk->approveException(context.line.arguments.first(), (*open)->log->who);
    co_return sayRecord(context, **open, approved, u"approved"_s);
}

QCoro::Task<ExitCode> exceptionReject(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const auto rejected = (*open)->desk->rejectException(line.arguments.first(), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRecord(context, **open, rejected, u"rejected"_s);
}

QCoro::Task<ExitCode> exceptionRevoke(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const CommandLine &line = context.line;
    const auto revoked = (*open)->desk->revokeException(line.arguments.first(), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRecord(context, **open, revoked, u"revoked"_s);
}

QCoro::Task<ExitCode> exceptionRenew(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    const CommandLine &line = context.line;
    const auto found = open ? (*open)->desk->findException(line.arguments.first()) : Result<Exception>(open.error());
    const auto expires = found ? timeOption(line, u"expires"_s) : Result<UtcTime>(found.error());
    const auto findings = expires ? findingsOn(context, **open, found->pair) : Result<Findings>(expires.error());
    if (!findings)
        co_return fail(context.console, findings.error());
    const QString id = QString::fromStdString(found->id);
    const auto renewed = (*open)->desk->renewException(id, *expires, line.options.value(u"reason"_s), *findings, (*open)->log->who);
    co_return sayRecord(context, **open, renewed, u"asked for its renewal"_s);
}

QCoro::Task<ExitCode> exceptionList(CommandContext &context)
{
    const auto open = co_await openEvidence(context, LogUse::Reads);
    const auto records = open ? (*open)->desk->records() : Result<RecordKeeper::Records>(open.error());
    if (!records)
        co_return fail(context.console, records.error());
    std::shared_ptr<const IsolationView> view;
    if (!(*records)->exceptions().empty()) {
        const auto looked = lookAt(context, **open);
        if (!looked)
            co_return fail(context.console, looked.error());
        view = *looked;
    }
    const auto problems = problemsOf(view.get());
    const UtcTime now = (*open)->desk->now();
    JsonValue::Array list;
    for (const Exception &exception : (*records)->exceptions()) {
        JsonValue::Object document = toJson(exception, **records, now);
        context.console.print(lineOf(exception, **records, now));
        JsonValue::Array notes;
        if (const auto wrong = problems.find(exception.id); wrong != problems.end()) {
            for (const isolation::ExceptionNote &note : wrong->second) {
                context.console.print(u"  "_s + safe(QString::fromStdString(note.message)));
                notes.push_back(JsonValue::Object{{"problem", note.problem}, {"message", note.message}});
            }
        }
        document["problems"] = std::move(notes);
        list.emplace_back(std::move(document));
    }
    if (list.empty())
        context.console.print(u"no exceptions yet; ask for one with exception request"_s);
    context.console.document(JsonValue::Object{{"exceptions", std::move(list)}});
    co_return problems.empty() ? ExitCode::Well : ExitCode::No;
}

} // namespace bulkhead::cli
