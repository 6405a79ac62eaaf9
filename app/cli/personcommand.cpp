// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"
#include "identity/publickeyfile.h"
#include "usecases/people.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

JsonValue seqValue(std::uint64_t seq)
{
    return static_cast<std::int64_t>(seq);
}

//! Records a draft on a person, and says so.
ExitCode record(CommandContext &context, OpenLog &log, const AuditDraft &draft, const QString &said)
{
    const auto seq = log.trail->record(draft, log.who);
    if (!seq)
        return fail(context.console, seq.error());
    sayWarnings(context, *log.trail);
    context.console.print(u"%1: entry %2"_s.arg(said).arg(*seq));
    context.console.document(JsonValue::Object{{"person", draft.objectId}, {"seq", seqValue(*seq)}});
    return ExitCode::Well;
}

Result<PublicKeyCard> cardOf(const CommandLine &line)
{
    const QString file = line.options.value(u"public-key"_s);
    if (file.isEmpty())
        return optionError(u"public-key"_s, u"the person's public key is not given"_s, u"ask them for the file that key new --public-out wrote"_s);
    return readPublicKeyFile(file);
}

JsonValue::Object toJson(const audit::LogState &state, const audit::PersonRow &person)
{
    JsonValue::Array roles, keys;
    for (const audit::RoleRow &row : state.roles()) {
        if (row.person == person.name)
            roles.push_back(JsonValue::Object{{"role", row.role}, {"granter", row.granter}, {"since", seqValue(row.since)}});
    }
    for (const audit::KeyRow &row : state.keys()) {
        if (row.person == person.name) {
            keys.push_back(JsonValue::Object{{"key_id", row.key}, {"granter", row.granter}, {"since", seqValue(row.since)},
                                             {"until", row.until == 0 ? JsonValue() : seqValue(row.until)}});
        }
    }
    return {{"name", person.name}, {"since", seqValue(person.since)}, {"until", person.until == 0 ? JsonValue() : seqValue(person.until)},
            {"roles", std::move(roles)}, {"keys", std::move(keys)}};
}

QString lineOf(const audit::LogState &state, const audit::PersonRow &person)
{
    QStringList roles;
    for (const std::string &role : state.rolesOf(person.name))
        roles.append(QString::fromStdString(role));
    const audit::KeyRow *key = state.currentKey(person.name);
    const QString what = person.until != 0 ? u"retired at entry %1"_s.arg(person.until)
                                           : u"%1, key %2"_s.arg(roles.isEmpty() ? u"no role"_s : roles.join(u", "_s),
                                                                 key ? QString::fromStdString(key->key) : u"none"_s);
    return u"%1: %2"_s.arg(QString::fromStdString(person.name), what);
}

} // namespace

QCoro::Task<ExitCode> personAdd(CommandContext &context)
{
    const CommandLine &line = context.line;
    const auto card = cardOf(line);
    if (!card)
        co_return fail(context.console, card.error());
    const auto log = co_await openLog(context, LogUse::ActsOnEstate);
    if (!log)
        co_return fail(context.console, log.error());
    const auto state = (*log)->trail->state();
    if (!state)
        co_return fail(context.console, state.error());
    const QString name = line.arguments.first();
    const QStringList roles = line.list(u"role"_s);
    const bool isFirst = state->people().empty();
    const AuditDraft draft = isFirst ? addFirstPersonDraft(name, roles, *card, (*log)->estate) : addPersonDraft(name, roles, *card);
    co_return record(context, **log, draft, u"added %1 (%2)"_s.arg(name, roles.join(u", "_s)));
}

QCoro::Task<ExitCode> personChange(CommandContext &context)
{
    const CommandLine &line = context.line;
    std::optional<PublicKeyCard> card;
    if (line.has(u"public-key"_s)) {
        const auto read = cardOf(line);
        if (!read)
            co_return fail(context.console, read.error());
        card = *read;
    }
    const auto log = co_await openLog(context, LogUse::Acts);
    if (!log)
        co_return fail(context.console, log.error());
    const QString name = line.arguments.first();
    const AuditDraft draft = changePersonDraft(name, line.list(u"grant"_s), line.list(u"revoke"_s), card);
    co_return record(context, **log, draft, u"changed %1"_s.arg(name));
}

QCoro::Task<ExitCode> personRetire(CommandContext &context)
{
    const auto log = co_await openLog(context, LogUse::Acts);
    if (!log)
        co_return fail(context.console, log.error());
    const QString name = context.line.arguments.first();
    co_return record(context, **log, retirePersonDraft(name), u"retired %1"_s.arg(name));
}

QCoro::Task<ExitCode> personList(CommandContext &context)
{
    const auto log = co_await openLog(context, LogUse::Reads);
    if (!log)
        co_return fail(context.console, log.error());
    const auto state = (*log)->trail->state();
    if (!state)
        co_return fail(context.console, state.error());
    JsonValue::Array people;
    for (const audit::PersonRow &person : state->people()) {
        context.console.print(lineOf(*state, person));
        people.push_back(toJson(*state, person));
    }
    if (people.empty())
        context.console.print(u"nobody yet; the first one adds themselves: person add NAME --role admin --public-key FILE --as NAME --key REF"_s);
    context.console.document(JsonValue::Object{{"people", std::move(people)}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> estateAccept(CommandContext &context)
{
    const auto log = co_await openLog(context, LogUse::ActsOnEstate);
    if (!log)
        co_return fail(context.console, log.error());
    const auto acceptance = acceptPolicy(*(*log)->trail, (*log)->who, (*log)->estate);
    if (!acceptance)
        co_return fail(context.console, acceptance.error());
    sayWarnings(context, *(*log)->trail);
    static const QHash<PolicyDifference::Kind, QString> changes = {{PolicyDifference::Kind::Changed, u"changed"_s},
                                                                   {PolicyDifference::Kind::Added, u"added"_s},
                                                                   {PolicyDifference::Kind::Removed, u"removed"_s}};
    static const QHash<PolicyAcceptance::Outcome, QString> outcomes = {{PolicyAcceptance::Outcome::Unchanged, u"unchanged"_s},
                                                                       {PolicyAcceptance::Outcome::Accepted, u"accepted"_s},
                                                                       {PolicyAcceptance::Outcome::Proposed, u"proposed"_s}};
    JsonValue::Array differences, loosenings;
    for (const PolicyDifference &difference : acceptance->differences) {
        context.console.print(u"%1: %2"_s.arg(difference.section, changes.value(difference.kind)));
        differences.push_back(JsonValue::Object{{"section", difference.section}, {"change", changes.value(difference.kind)}});
    }
    for (const QString &loosening : acceptance->loosenings) {
        context.console.print(u"looser: "_s + loosening);
        loosenings.emplace_back(loosening);
    }
    const bool waits = acceptance->outcome == PolicyAcceptance::Outcome::Proposed;
    context.console.print(waits ? u"proposed; a second admin or an approver accepts it by running estate accept on the same file"_s
                                : u"policy "_s + outcomes.value(acceptance->outcome));
    context.console.document(JsonValue::Object{{"outcome", outcomes.value(acceptance->outcome)}, {"seq", seqValue(acceptance->seq)},
                                               {"differences", std::move(differences)}, {"loosenings", std::move(loosenings)}});
    co_return waits ? ExitCode::No : ExitCode::Well;
}

} // namespace bulkhead::cli
