// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opendesk.h"
#include "cli/promotionanswers.h"
#include "usecases/promotionfiles.h"
#include "usecases/verifylog.h"

#include <QFile>
#include <QSaveFile>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr qint64 mostBytes = 8 << 20;

Result<std::string> readText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = Error::Kind::BadFile, .place = path, .what = u"the file cannot be read: %1"_s.arg(file.errorString()), .hint = u"name a file that can be read"_s,
                     .retryAfter = {}};
    }
    return file.read(mostBytes).toStdString();
}

Result<void> writeText(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return Error{.kind = Error::Kind::BadFile, .place = path, .what = u"the file cannot be written: %1"_s.arg(file.errorString()), .hint = {}, .retryAfter = {}};
}

template<typename Value>
Result<Value> at(const QString &path, Result<Value> read)
{
    if (read || !read.error().place.isEmpty())
        return read;
    Error error = read.error();
    error.place = path;
    return error;
}

//! The file behind an option, which has to be given.
Result<QString> pathOf(const CommandLine &line, const QString &option)
{
    const QString path = line.options.value(option);
    return path.isEmpty() ? Result<QString>(optionError(option, u"it is not said"_s, u"write --%1 FILE"_s.arg(option))) : Result<QString>(path);
}

Result<std::optional<audit::VerifierKey>> trustedKey(const CommandLine &line)
{
    const QString text = line.options.value(u"trust"_s);
    if (text.isEmpty())
        return std::optional<audit::VerifierKey>();
    const auto key = readVerifierKey(text);
    return key ? Result<std::optional<audit::VerifierKey>>(*key) : Result<std::optional<audit::VerifierKey>>(key.error());
}

Result<PromotionFile> readPlanFile(const QString &path, const std::optional<audit::VerifierKey> &trusted = std::nullopt)
{
    const auto text = readText(path);
    return text ? at(path, readPromotionFile(*text, trusted)) : Result<PromotionFile>(text.error());
}

//! Signs the plan in a file, away from the store.
QCoro::Task<ExitCode> approveFile(CommandContext &context)
{
    const CommandLine &line = context.line;
    const auto out = pathOf(line, u"out"_s);
    if (!out)
        co_return fail(context.console, out.error());
    const auto trusted = trustedKey(line);
    if (!trusted)
        co_return fail(context.console, trusted.error());
    const auto file = readPlanFile(line.options.value(u"plan"_s), *trusted);
    if (!file)
        co_return fail(context.console, file.error());
    context.console.print(u"log %1, asked for by %2: %3"_s.arg(safe(QString::fromStdString(file->key.toText())), safe(file->requester), safe(file->reason)));
    sayPlan(context.console, file->plan, {});
    if (!file->needsWaivers.isEmpty())
        context.console.print(u"asked for although a gate says no, to be waived by others: %1"_s.arg(safe(file->needsWaivers.join(u", "_s))));
    const std::string digest = file->plan.digest();
    if (const QString wanted = line.options.value(u"digest"_s); !wanted.isEmpty() && wanted.toStdString() != digest)
        co_return fail(context.console, Error{.kind = Error::Kind::Refused, .place = u"--digest"_s, .what = u"the file holds another plan than the one you looked at"_s,
                                              .hint = u"look at it again"_s, .retryAfter = {}});
    const auto who = co_await actingOf(context);
    if (!who)
        co_return fail(context.console, who.error());
    const auto signature = signApproval(*file, *who, SystemClock().now());
    if (!signature)
        co_return fail(context.console, signature.error());
    if (const auto written = writeText(*out, *signature); !written)
        co_return fail(context.console, written.error());
    context.console.print(u"signed by %1: %2; it counts once promotion import has brought it in"_s.arg(safe(who->person), safe(*out)));
    context.console.document(JsonValue::Object{{"digest", digest}, {"id", file->plan.request}, {"out", *out}, {"person", who->person}, {"plan", toJson(file->plan, {})}});
    co_return ExitCode::Well;
}

} // namespace

QCoro::Task<ExitCode> promotionApprove(CommandContext &context)
{
    const CommandLine &line = context.line;
    const bool isFile = line.has(u"plan"_s);
    if (line.arguments.size() != (isFile ? 0 : 1)) {
        co_return fail(context.console, Error{.kind = Error::Kind::Usage, .place = u"promotion approve"_s, .what = u"it takes the id of a request, or --plan FILE"_s,
                                              .hint = u"see bulkheadctl promotion approve --help"_s, .retryAfter = {}});
    }
    if (isFile)
        co_return co_await approveFile(context);
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const auto request = (*open)->desk->approve(line.arguments.first(), line.options.value(u"digest"_s), line.options.value(u"reason"_s), (*open)->log->who);
    co_return sayRequest(context, **open, request, u"approved"_s);
}

QCoro::Task<ExitCode> promotionExport(CommandContext &context)
{
    const auto out = pathOf(context.line, u"out"_s);
    if (!out)
        co_return fail(context.console, out.error());
    const auto open = co_await openDesk(context, LogUse::Acts);
    if (!open)
        co_return fail(context.console, open.error());
    PromotionDesk &desk = *(*open)->desk;
    const auto request = desk.find(context.line.arguments.first());
    if (!request)
        co_return fail(context.console, request.error());
    const auto text = exportPromotion(desk, QString::fromStdString(request->id), (*open)->log->who);
    if (!text)
        co_return fail(context.console, text.error());
    if (const auto written = writeText(*out, *text); !written)
        co_return fail(context.console, written.error());
    sayWarnings(context, *(*open)->log->trail);
    const std::string key = desk.trail().verifierKey().toText();
    context.console.print(u"written: %1; its log is %2"_s.arg(safe(*out), safe(QString::fromStdString(key))));
    context.console.document(JsonValue::Object{{"digest", request->digest}, {"id", request->id}, {"key", key}, {"out", *out}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> promotionImport(CommandContext &context)
{
    QString id = context.line.arguments.first();
    const QString path = context.line.arguments.at(1);
    if (QFile::exists(id)) {
        const auto file = readPlanFile(id);
        if (!file)
            co_return fail(context.console, file.error());
        id = QString::fromStdString(file->plan.request);
    }
    const auto text = readText(path);
    const auto approval = text ? at(path, readApprovalFile(*text)) : Result<ApprovalFile>(text.error());
    if (!approval)
        co_return fail(context.console, approval.error());
    const auto open = co_await openDesk(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    const auto request = importApproval(*(*open)->desk, id, *approval, (*open)->log->who);
    co_return sayRequest(context, **open, request, u"approved by %1"_s.arg(safe(QString::fromStdString(approval->said.person))));
}

} // namespace bulkhead::cli
