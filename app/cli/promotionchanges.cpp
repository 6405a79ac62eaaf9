// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opendesk.h"
#include "cli/opened.h"
#include "usecases/productionchanges.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

QString shown(std::string_view text)
{
    return safe(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QString timeText(UtcTime time)
{
    return QString::fromStdString(audit::timeText(time));
}

QString lineOf(const ProductionChange &change)
{
    QStringList fields;
    for (const std::string &field : change.fields)
        fields.append(shown(field));
    const QString what = u"%1 %2 %3"_s.arg(shown(toWire(change.action)), shown(toWire(change.kind)), shown(change.nativeId));
    QStringList others;
    for (const std::string &field : change.unexplained)
        others.append(shown(field));
    const QString promotion = u"promotion "_s + shown(change.request.substr(0, 8));
    const QString why = change.request.empty() ? u"without a promotion"_s
        : change.isUnsure                      ? u"perhaps "_s + promotion + u": what it wrote is not on record"_s
        : others.isEmpty()                     ? promotion
                                               : promotion + u", but %1 without a promotion"_s.arg(others.join(u", "_s));
    return u"%1  %2  %3%4%5: %6"_s.arg(timeText(change.at), change.gateway.text(), what, change.api.isEmpty() ? QString() : u" of "_s + safe(change.api),
                                       fields.isEmpty() ? QString() : u" ("_s + fields.join(u", "_s) + u')',
                                       why);
}

JsonValue::Object toJson(const ProductionChange &change)
{
    JsonValue::Array fields;
    for (const std::string &field : change.fields)
        fields.emplace_back(field);
    JsonValue::Array unexplained;
    for (const std::string &field : change.unexplained)
        unexplained.emplace_back(field);
    JsonValue::Object json{{"action", toWire(change.action)},
                           {"after", timeText(change.after)},
                           {"api", nullptr},
                           {"at", timeText(change.at)},
                           {"entity", JsonValue::Object{{"id", change.nativeId}, {"kind", toWire(change.kind)}}},
                           {"environment", change.environment.text()},
                           {"fields", std::move(fields)},
                           {"gateway", change.gateway.text()},
                           {"request", nullptr},
                           {"snapshot", static_cast<std::int64_t>(change.snapshot)},
                           {"told_apart", !change.isUnsure},
                           {"unexplained", std::move(unexplained)}};
    if (!change.api.isEmpty())
        json["api"] = change.api;
    if (!change.request.empty())
        json["request"] = change.request;
    return json;
}

Result<UtcTime> sinceOf(const CommandLine &line)
{
    const auto point = historyPointOf(line, u"since"_s, u"snapshot"_s);
    if (!point)
        return point.error();
    if (!line.has(u"since"_s))
        return UtcTime();
    if (!point->at)
        return optionError(u"since"_s, u"\"%1\" is no time"_s.arg(line.options.value(u"since"_s)), u"write it as 2026-11-23T09:41:00Z"_s);
    return *point->at;
}

} // namespace

QCoro::Task<ExitCode> promotionChanges(CommandContext &context)
{
    const CommandLine &line = context.line;
    const auto since = sinceOf(line);
    if (!since)
        co_return fail(context.console, since.error());
    const auto open = co_await openDesk(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    const auto estate = openEstate(context);
    const auto store = Engine::storeOpener(line.paths.withDefaults())();
    if (!estate || !store)
        co_return fail(context.console, estate ? store.error() : estate.error());
    const auto executed = executedPromotions(*(*open)->desk);
    if (!executed)
        co_return fail(context.console, executed.error());
    const auto changes = productionChanges(**store, *estate, *executed, *since, context.cancel);
    if (!changes)
        co_return fail(context.console, changes.error());
    const QString api = line.options.value(u"api"_s);
    const bool onlyUnexplained = line.has(u"without-request"_s);
    JsonValue::Array list;
    bool isAnyUnexplained = false;
    for (const ProductionChange &change : *changes) {
        const bool isOfApi = api.isEmpty() || change.apiId == api || change.api == api || change.api.section(u'@', 0, 0) == api;
        const bool isUnexplained = change.request.empty() || !change.unexplained.empty();
        if (!isOfApi || (onlyUnexplained && !isUnexplained))
            continue;
        isAnyUnexplained = isAnyUnexplained || isUnexplained;
        context.console.print(lineOf(change));
        list.emplace_back(toJson(change));
    }
    if (list.empty())
        context.console.print(onlyUnexplained ? u"nothing changed on production but by promotions"_s : u"nothing changed on production"_s);
    context.console.document(JsonValue::Object{{"changes", std::move(list)}});
    co_return onlyUnexplained && isAnyUnexplained ? ExitCode::No : ExitCode::Well;
}

} // namespace bulkhead::cli
