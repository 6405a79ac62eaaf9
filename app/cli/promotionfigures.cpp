// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opendesk.h"
#include "cli/opened.h"
#include "promotion/figures.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int defaultWeeks = 12, mostWeeks = 1000;

struct Span
{
    UtcTime from{}, to{};
};

//! What an option says: "2026-11-23", a day in UTC, or a time; `without` if it is not given.
Result<UtcTime> momentOf(const CommandLine &line, const QString &option, UtcTime without)
{
    const QString word = line.options.value(option);
    if (word.isEmpty())
        return without;
    const QDate day = QDate::fromString(word, Qt::ISODate);
    const QDateTime time = day.isValid() ? QDateTime(day, QTime(0, 0), Qt::UTC) : QDateTime::fromString(word, Qt::ISODate);
    if (!time.isValid())
        return optionError(option, u"\"%1\" is no date"_s.arg(word), u"write it as 2026-11-23"_s);
    return UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

Result<Span> spanOf(const CommandLine &line, UtcTime now)
{
    const auto to = momentOf(line, u"to"_s, now);
    if (!to)
        return to.error();
    const auto from = momentOf(line, u"from"_s, *to - oneWeek * (defaultWeeks - 1));
    if (!from)
        return from.error();
    if (*to < *from)
        return optionError(u"from"_s, u"it is after --to"_s, u"write the earlier date as --from"_s);
    if (*to - *from > oneWeek * mostWeeks)
        return optionError(u"from"_s, u"that is more than %1 weeks"_s.arg(mostWeeks), u"choose a later date"_s);
    return Span{*from, *to};
}

//! Those that go into the environment, as they stand now; all, if it is empty.
Result<std::vector<Request>> requestsInto(const EnvironmentId &environment, const EstateConfig &estate, const Ledger &ledger, UtcTime now)
{
    std::vector<Request> requests;
    for (const Request *request : ledger.all()) {
        if (environment.text().isEmpty() || request->to == environment)
            requests.push_back(asOf(*request, now));
    }
    if (environment.text().isEmpty())
        return requests;
    if (requests.empty() && estate.environment(environment) == nullptr)
        return optionError(u"env"_s, u"there is no environment \"%1\""_s.arg(environment.text()), u"write the name that it has in the estate file"_s);
    return requests;
}

QString timeText(UtcTime time)
{
    return QString::fromStdString(audit::timeText(time));
}

//! "4 h 12 min", in at most two units; "-" for none.
QString leadText(const std::optional<std::chrono::milliseconds> &lead)
{
    if (!lead)
        return u"-"_s;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(*lead).count();
    constexpr std::array<std::pair<qint64, const char *>, 4> units{{{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}}};
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
        const auto &[length, name] = units[i];
        const auto &[smaller, smallerName] = units[i + 1];
        if (seconds < length)
            continue;
        const qint64 rest = seconds % length / smaller;
        const QString whole = u"%1 %2"_s.arg(seconds / length).arg(QLatin1StringView(name));
        return rest == 0 ? whole : QString(whole + u" %1 %2"_s.arg(rest).arg(QLatin1StringView(smallerName)));
    }
    return u"%1 s"_s.arg(seconds);
}

constexpr std::array heads{"week of", "asked", "approvals", "applied", "failed", "rejected", "rolled back", "void, expired", "break-glass", "median lead", "longest lead"};

QString rowOf(const QStringList &cells)
{
    QString row = cells.first().leftJustified(10);
    for (int i = 1; i < cells.size(); ++i)
        row += u"  "_s + cells.at(i).rightJustified(static_cast<int>(qstrlen(heads[static_cast<std::size_t>(i)])));
    return row;
}

QString rowOf(const QString &name, const WeekFigures &figures)
{
    QStringList cells{name};
    for (const int count : {figures.asked, figures.approvals, figures.applied, figures.failed, figures.rejected, figures.rolledBack, figures.ended, figures.broken})
        cells.append(QString::number(count));
    return rowOf(cells << leadText(figures.medianLead) << leadText(figures.longestLead));
}

void sayFigures(Console &console, const std::vector<WeekFigures> &weeks, const WeekFigures &total, UtcTime now)
{
    QStringList words;
    for (const char *head : heads)
        words.append(QString::fromLatin1(head));
    console.print(rowOf(words));
    for (const WeekFigures &week : weeks) {
        const bool isOpen = now < week.begin + oneWeek;
        console.print(rowOf(timeText(week.begin).left(10), week) + (isOpen ? u"  (not over)"_s : QString()));
    }
    console.print(rowOf(u"total"_s, total));
}

JsonValue::Object toJson(const WeekFigures &figures)
{
    JsonValue::Object json{{"applied", figures.applied},
                           {"approvals", figures.approvals},
                           {"asked", figures.asked},
                           {"begin", timeText(figures.begin)},
                           {"break_glass", figures.broken},
                           {"ended", figures.ended},
                           {"failed", figures.failed},
                           {"longest_lead_ms", nullptr},
                           {"median_lead_ms", nullptr},
                           {"rejected", figures.rejected},
                           {"rolled_back", figures.rolledBack}};
    if (figures.longestLead)
        json["longest_lead_ms"] = static_cast<std::int64_t>(figures.longestLead->count());
    if (figures.medianLead)
        json["median_lead_ms"] = static_cast<std::int64_t>(figures.medianLead->count());
    return json;
}

} // namespace

QCoro::Task<ExitCode> promotionFigures(CommandContext &context)
{
    const UtcTime now = SystemClock().now();
    const auto span = spanOf(context.line, now);
    if (!span)
        co_return fail(context.console, span.error());
    const auto open = co_await openDesk(context, LogUse::Reads);
    if (!open)
        co_return fail(context.console, open.error());
    const auto ledger = (*open)->desk->ledger();
    if (!ledger)
        co_return fail(context.console, ledger.error());
    const EnvironmentId environment(context.line.options.value(u"env"_s));
    const auto found = requestsInto(environment, (*open)->log->estate, **ledger, now);
    if (!found)
        co_return fail(context.console, found.error());
    std::vector<const Request *> requests;
    for (const Request &request : *found)
        requests.push_back(&request);
    const std::vector<WeekFigures> weeks = figuresOf(requests, span->from, span->to);
    const WeekFigures total = figuresBetween(requests, weeks.front().begin, weeks.back().begin + oneWeek);
    sayFigures(context.console, weeks, total, now);
    JsonValue::Array list;
    for (const WeekFigures &week : weeks)
        list.emplace_back(toJson(week));
    context.console.document(JsonValue::Object{{"total", toJson(total)}, {"weeks", std::move(list)}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
