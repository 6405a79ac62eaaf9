// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"
#include "audit/entryreader.h"
#include "cli/auditanswers.h"
#include "cli/givenagainst.h"
#include "cli/opened.h"
#include "core/base64.h"
#include "usecases/exportlog.h"
#include "usecases/rememberedheads.h"
#include "usecases/verifysnapshots.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <deque>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

//! What --person, --action and the others let through.
struct Filter
{
    QString person, action, object, environment;
    std::optional<UtcTime> since, until;
    qint64 limit = 100;

    [[nodiscard]] bool takes(const AuditColumns &columns) const
    {
        const auto shown = [](const std::string &text) { return QString::fromStdString(text); };
        const QString what = shown(columns.action);
        return (person.isEmpty() || shown(columns.who).compare(person, Qt::CaseInsensitive) == 0)
            && (action.isEmpty() || what == action || what.startsWith(action + u'.'))
            && (object.isEmpty() || shown(columns.objectId).contains(object, Qt::CaseInsensitive))
            && (environment.isEmpty() || shown(columns.environment) == environment) && (!since || columns.at >= *since) && (!until || columns.at < *until);
    }
};

Result<std::optional<UtcTime>> timeOf(const CommandLine &line, const QString &option)
{
    if (!line.has(option))
        return std::optional<UtcTime>();
    const auto point = historyPointOf(line, option, u"snapshot"_s);
    if (!point)
        return point.error();
    if (!point->at)
        return optionError(option, u"this is no time"_s, u"write it as 2026-11-23T09:41:00Z"_s);
    return point->at;
}

Result<Filter> filterOf(const CommandLine &line)
{
    Filter filter;
    filter.person = line.options.value(u"person"_s);
    filter.action = line.options.value(u"action"_s);
    filter.object = line.options.value(u"object"_s);
    filter.environment = line.options.value(u"environment"_s);
    const auto since = timeOf(line, u"since"_s), until = timeOf(line, u"until"_s);
    if (!since || !until)
        return since ? until.error() : since.error();
    filter.since = *since;
    filter.until = *until;
    if (line.has(u"limit"_s)) {
        bool isNumber = false;
        filter.limit = line.options.value(u"limit"_s).toLongLong(&isNumber);
        if (!isNumber || filter.limit < 0)
            return optionError(u"limit"_s, u"this is no number"_s, u"write a whole number; 0 lists all"_s);
    }
    return filter;
}

Result<std::uint64_t> seqOf(const CommandLine &line)
{
    bool isNumber = false;
    const qulonglong seq = line.arguments.first().toULongLong(&isNumber);
    if (!isNumber || seq == 0) {
        return Error{.kind = Error::Kind::Usage, .place = line.command->name, .what = u"\"%1\" is no number of an entry"_s.arg(line.arguments.first()),
                     .hint = u"audit list shows them"_s, .retryAfter = {}};
    }
    return seq;
}

Result<std::unique_ptr<AuditStore>> openStore(const CommandContext &context)
{
    return Engine::auditStoreOpener(context.line.paths.withDefaults())();
}

//! Adds what this desk and the places of the estate file know of the store's log.
Result<void> addKept(CommandContext &context, AuditStore &store, VerifyAgainst &against)
{
    const auto first = store.entry(1);
    if (!first)
        return first.error();
    audit::EntryReader reader;
    const auto entry = *first ? reader.parse((*first)->entry) : std::nullopt;
    const std::string log(entry ? entry->log : std::string_view());
    const EnginePaths paths = context.line.paths.withDefaults();
    auto heads = rememberedHeads(*Engine::headMemory(paths), log, paths.storePlace());
    if (!heads)
        return heads.error();
    against.remembered = std::move(*heads);
    const EstateReading estate = readEstateFile(paths.estate);
    if (!entry || !estate.isUsable())
        return {};
    for (const auto &target : Engine::checkpointTargets(estate.config)) {
        const auto notes = target->notes(log);
        if (!notes)
            return notes.error();
        for (std::string &note : audit::splitNotes(*notes))
            against.outside.push_back(std::move(note));
    }
    return {};
}

ExitCode say(CommandContext &context, const audit::Verification &answer)
{
    const VerificationWords words = wordsOf(answer);
    context.console.print(words.headline + u'\n' + words.detail);
    context.console.document(toJson(answer));
    return answer.ok ? ExitCode::Well : ExitCode::No;
}

//! The answer on the log, and on the data that its syncs vouch for.
ExitCode sayWithSnapshots(CommandContext &context, AuditStore &log, const audit::Verification &answer)
{
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    const auto evidence = store ? verifySnapshots(log, **store, context.cancel) : Result<SnapshotEvidence>(store.error());
    if (!evidence)
        return fail(context.console, evidence.error());
    const VerificationWords words = wordsOf(answer);
    const auto &bad = evidence->firstBad;
    context.console.print(words.headline + u'\n' + words.detail);
    context.console.print(bad ? u"Snapshot %1 is not what entry %2 recorded: its rows were changed in the store."_s.arg(bad->snapshot).arg(bad->seq)
                              : u"All %1 recorded snapshots are what they were."_s.arg(evidence->checked));
    JsonValue::Object json = toJson(answer);
    json["snapshots_checked"] = evidence->checked;
    json["first_bad_snapshot"] = bad ? JsonValue(JsonValue::Object{{"seq", static_cast<std::int64_t>(bad->seq)}, {"snapshot", bad->snapshot}}) : JsonValue();
    context.console.document(json);
    return answer.ok && !bad ? ExitCode::Well : ExitCode::No;
}

ExitCode verifyProofFile(CommandContext &context, const VerifyAgainst &against)
{
    if (against.trusted.empty()) {
        return fail(context.console, optionError(u"trust"_s, u"a proof holds only for a key that is trusted"_s,
                                                 u"give the log's verifier key, which audit key prints"_s));
    }
    QFile file(context.line.options.value(u"proof"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(context.console, Error{.kind = Error::Kind::BadFile, .place = file.fileName(),
                                           .what = u"the proof cannot be opened: %1"_s.arg(file.errorString()), .hint = {}, .retryAfter = {}});
    }
    const QByteArray text = file.read(qint64{audit::maxProofBytes} + 1);
    const auto answer = audit::verifyProof({text.constData(), static_cast<std::size_t>(text.size())}, against.trusted);
    JsonValue::Object json = toJson(answer);
    json["seq"] = static_cast<std::int64_t>(answer.ok ? answer.trustedUntil : answer.firstBad->seq);
    context.console.print(answer.ok ? u"The proof holds: entry %1 stands in the log of size %2. The actor's signature is not looked at."_s
                                          .arg(answer.trustedUntil)
                                          .arg(answer.size)
                                    : wordsOf(answer).headline);
    context.console.document(json);
    return answer.ok ? ExitCode::Well : ExitCode::No;
}

OnVerified progressOn(Console &console)
{
    return [&console](std::uint64_t done, std::uint64_t all) { console.progress(u"verified %1 of %2 entries"_s.arg(done).arg(all)); };
}

OnExport exportProgressOn(Console &console)
{
    return [&console](ExportStep step, std::uint64_t done, std::uint64_t all) {
        const QString words = step == ExportStep::Writing ? u"wrote %1 of %2 entries"_s : u"verified %1 of %2 entries"_s;
        if (done > 0)
            console.progress(words.arg(done).arg(all));
    };
}

Result<void> writeText(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return Error{.kind = Error::Kind::BadFile, .place = path, .what = u"the file cannot be written: %1"_s.arg(file.errorString()), .hint = {}, .retryAfter = {}};
}

} // namespace

QCoro::Task<ExitCode> auditList(CommandContext &context)
{
    const auto filter = filterOf(context.line);
    if (!filter)
        co_return fail(context.console, filter.error());
    const auto store = openStore(context);
    if (!store)
        co_return fail(context.console, store.error());
    std::deque<std::pair<std::uint64_t, AuditColumns>> found;
    std::uint64_t all = 0;
    const auto read = (*store)->readColumns(0, [&](std::uint64_t seq, const AuditColumns &columns) {
        ++all;
        if (filter->takes(columns))
            found.emplace_back(seq, columns);
        if (filter->limit > 0 && found.size() > static_cast<std::size_t>(filter->limit))
            found.pop_front();
        return !context.cancel.isCancelled();
    });
    if (!read)
        co_return fail(context.console, read.error());
    JsonValue::Array entries;
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
        context.console.print(safe(lineOf(it->first, it->second)));
        entries.push_back(toJson(it->first, it->second));
    }
    if (all == 0)
        context.console.note(u"the log has no entry yet; run bulkheadctl sync first"_s);
    context.console.document(JsonValue::Object{{"size", static_cast<std::int64_t>(all)}, {"entries", std::move(entries)}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> auditShow(CommandContext &context)
{
    const auto seq = seqOf(context.line);
    const auto store = seq ? openStore(context) : Result<std::unique_ptr<AuditStore>>(seq.error());
    if (!store)
        co_return fail(context.console, store.error());
    const auto row = (*store)->entry(*seq);
    if (!row)
        co_return fail(context.console, row.error());
    if (!*row) {
        const Error none{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"there is no entry %1"_s.arg(*seq),
                         .hint = u"audit list shows them"_s, .retryAfter = {}};
        co_return fail(context.console, none);
    }
    JsonReader reader;
    const auto entry = reader.parse((*row)->entry);
    if (!entry)
        co_return fail(context.console, entry.error());
    const JsonValue value = JsonValue::from(*entry);
    context.console.print(safeLines(QString::fromStdString(pretty(value)).trimmed()));
    context.console.document(value);
    co_return ExitCode::Well;
}

//! So that checks need not verify the whole log again. That takes the store's key, which is not made for it, and is passed over where it is not at hand.
QCoro::Task<> rememberVerified(CommandContext &context, VerifiedWhole whole)
{
    const CommandLine &line = context.line;
    const EnginePaths paths = line.paths.withDefaults();
    const bool asksMore = line.has(u"trust"_s) || line.has(u"require-anchor"_s); // a "no" to that is no damage
    const bool hasKey = !paths.storeKey.isEmpty() || QFileInfo::exists(paths.store + u".key"_s);
    if (!hasKey || whole.head.log.empty() || (asksMore && !whole.answer.ok))
        co_return;
    const auto log = co_await openLog(context, LogUse::Reads);
    if (!log)
        co_return;
    const auto kept = (*log)->trail->rememberVerified(whole.head);
    if (!kept)
        context.console.note(kept.error().toText());
}

QCoro::Task<ExitCode> auditVerify(CommandContext &context)
{
    const CommandLine &line = context.line;
    auto against = givenAgainst(line);
    if (!against)
        co_return fail(context.console, against.error());
    if (line.has(u"proof"_s))
        co_return verifyProofFile(context, *against);
    if (line.has(u"bundle"_s)) {
        const auto answer = verifyBundle(line.options.value(u"bundle"_s), *against, progressOn(context.console), context.cancel);
        co_return answer ? say(context, *answer) : fail(context.console, answer.error());
    }
    const auto store = openStore(context);
    if (!store)
        co_return fail(context.console, store.error());
    const auto kept = addKept(context, **store, *against);
    const auto whole = kept ? verifyWhole(**store, *against, progressOn(context.console), context.cancel) : Result<VerifiedWhole>(kept.error());
    if (!whole)
        co_return fail(context.console, whole.error());
    co_await rememberVerified(context, *whole);
    if (!line.has(u"snapshots"_s))
        co_return say(context, whole->answer);
    co_return sayWithSnapshots(context, **store, whole->answer);
}

QCoro::Task<ExitCode> auditExport(CommandContext &context)
{
    const QString out = context.line.options.value(u"out"_s);
    if (out.isEmpty())
        co_return fail(context.console, optionError(u"out"_s, u"it is not said where the bundle goes"_s, u"write --out FILE"_s));
    const auto log = co_await openLog(context, LogUse::Acts);
    if (!log)
        co_return fail(context.console, log.error());
    const auto exported = exportLog(*(*log)->trail, (*log)->who, out, exportProgressOn(context.console), context.cancel);
    if (!exported)
        co_return fail(context.console, exported.error());
    sayWarnings(context, *(*log)->trail);
    const VerificationWords words = wordsOf(exported->answer);
    context.console.print(u"wrote %1, SHA-256 %2\n%3\n%4"_s.arg(out, QString::fromStdString(exported->digest), words.headline, words.detail));
    JsonValue::Object answer = toJson(exported->answer);
    answer["out"] = out;
    answer["digest"] = exported->digest;
    context.console.document(answer);
    co_return exported->answer.ok ? ExitCode::Well : ExitCode::No;
}

QCoro::Task<ExitCode> auditProof(CommandContext &context)
{
    const auto seq = seqOf(context.line);
    const auto store = seq ? openStore(context) : Result<std::unique_ptr<AuditStore>>(seq.error());
    if (!store)
        co_return fail(context.console, store.error());
    const auto proof = proveEntry(**store, *seq);
    if (!proof)
        co_return fail(context.console, proof.error());
    const QString out = context.line.options.value(u"out"_s);
    if (!out.isEmpty()) {
        if (const auto written = writeText(out, proof->toText()); !written)
            co_return fail(context.console, written.error());
    }
    context.console.print(out.isEmpty() ? QString::fromStdString(proof->toText()).trimmed() : u"wrote %1"_s.arg(out));
    JsonValue::Object answer{{"seq", static_cast<std::int64_t>(*seq)}, {"proof", proof->toText()}};
    if (!out.isEmpty())
        answer["out"] = out;
    context.console.document(answer);
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> auditKey(CommandContext &context)
{
    const auto store = openStore(context);
    if (!store)
        co_return fail(context.console, store.error());
    const auto first = (*store)->entry(1);
    const auto note = first ? (*store)->lastNote() : Result<std::string>(first.error());
    if (!note)
        co_return fail(context.console, note.error());
    audit::EntryReader reader;
    const auto entry = *first ? reader.parse((*first)->entry) : std::nullopt;
    if (!entry) {
        const Error none{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"there is no readable first entry"_s,
                         .hint = u"run bulkheadctl sync first"_s, .retryAfter = {}};
        co_return fail(context.console, none);
    }
    const std::string key(stringAt(entry->detail, "key"));
    context.console.print(QString::fromStdString(key + "\n\n" + *note).trimmed());
    context.console.document(JsonValue::Object{{"log", std::string(entry->log)}, {"key", key}, {"checkpoint", *note}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
