// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include "promotion/figures.h"

#include <algorithm>
#include <array>

namespace bulkhead::reports {

namespace {

using promotion::Request;
using promotion::State;
using promotion::WeekFigures;

constexpr std::size_t mostWeeks = 60; // more columns than these cannot be read; months take their place

std::int64_t countOf(const std::vector<Request> &requests, State state)
{
    return std::count_if(requests.cbegin(), requests.cend(), [state](const Request &request) { return request.state == state; });
}

std::string introOf(const std::vector<Request> &requests)
{
    std::vector<std::string> words;
    for (int i = 0; i < promotion::stateCount; ++i) {
        const auto state = static_cast<State>(i);
        if (const std::int64_t count = countOf(requests, state); count > 0)
            words.push_back(numberWord(count) + ' ' + lowerFirst(wordOf(state)));
    }
    const auto broken = std::count_if(requests.cbegin(), requests.cend(), [](const Request &request) { return request.isBroken; });
    return countWord(std::int64_t(requests.size()), "promotion was", "promotions were") + " asked for, open or ended in the period"
        + (words.empty() ? std::string(".") : ": " + listWord(words) + '.') + ' ' + (broken == 0 ? std::string("None") : numberWord(broken))
        + " went round the approvals by break-glass.";
}

std::string monthLabel(UtcTime begin)
{
    const std::string day = dayWord(begin);
    return day.substr(day.find(' ') + 1);
}

struct Spans
{
    bool areWeeks = true;
    std::vector<std::pair<std::string, WeekFigures>> items;
};

//! Spans of the chart: weeks, or months of a long period.
Spans spansOf(const std::vector<Request> &requests, const Period &period)
{
    std::vector<const Request *> all;
    all.reserve(requests.size());
    for (const Request &request : requests)
        all.push_back(&request);
    Spans spans;
    const std::vector<WeekFigures> weeks = promotion::figuresOf(all, period.from, period.until - std::chrono::milliseconds(1));
    if (weeks.size() <= mostWeeks) {
        for (const WeekFigures &week : weeks)
            spans.items.emplace_back(dayWord(week.begin), week);
        return spans;
    }
    spans.areWeeks = false;
    using std::chrono::year_month_day;
    const auto monthOf = [](UtcTime time) {
        const year_month_day day(std::chrono::floor<std::chrono::days>(time));
        return day.year() / day.month();
    };
    for (auto month = monthOf(period.from); UtcTime(std::chrono::sys_days(month / 1)) < period.until; month += std::chrono::months(1)) {
        const UtcTime begin{std::chrono::sys_days(month / 1)}, end{std::chrono::sys_days((month + std::chrono::months(1)) / 1)};
        spans.items.emplace_back(monthLabel(begin), promotion::figuresBetween(all, begin, end));
    }
    return spans;
}

ColumnChart chartOf(const std::vector<Request> &requests, const Period &period)
{
    const Spans spans = spansOf(requests, period);
    ColumnChart chart;
    chart.title = spans.areWeeks ? "Promotions by week, from Monday" : "Promotions by month";
    chart.series = {{"applied", Tone::Pass}, {"failed", Tone::Fail}, {"rolled back", Tone::Warn}, {"rejected", Tone::Attested}, {"void or expired", Tone::Unknown}};
    std::array<std::int64_t, 5> sums{};
    for (const auto &[label, span] : spans.items) {
        chart.items.push_back({label, {span.applied, span.failed, span.rolledBack, span.rejected, span.ended}});
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += chart.items.back().values[i];
    }
    std::vector<std::string> words;
    for (std::size_t i = 0; i < sums.size(); ++i)
        words.push_back(numberWord(sums[i]) + ' ' + chart.series[i].first);
    chart.description = "In all columns: " + listWord(words) + '.';
    return chart;
}

std::string subjectOf(const Request &request)
{
    std::string text = request.apiName.isEmpty() ? request.api.toStdString() : request.apiName.toStdString();
    if (!request.otherNames.isEmpty())
        text += " with " + listWord(request.otherNames);
    return text;
}

std::string askedBy(const Request &request)
{
    std::string text = orNone(request.requester) + ", " + momentWord(request.requestedAt);
    return request.reason.isEmpty() ? text : text + ": " + request.reason.toStdString();
}

std::string approvedBy(const Request &request)
{
    std::vector<std::string> words;
    for (const promotion::Approval &approval : request.approvals)
        words.push_back(approval.person.toStdString() + ", " + momentWord(approval.at)
                        + (approval.carriedBy.isEmpty() ? std::string() : ", brought in by " + approval.carriedBy.toStdString()));
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : "; ") + word;
    return text.empty() ? std::string("nobody") : text;
}

Tone toneOf(const Request &request)
{
    if (request.state == State::Failed)
        return Tone::Fail;
    if (request.isBroken || request.state == State::RolledBack)
        return Tone::Warn;
    return request.state == State::Applied ? Tone::Pass : Tone::Neutral;
}

Cell resultCell(const Request &request)
{
    std::string text = wordOf(request.state);
    if (request.isBroken)
        text += " by break-glass";
    const UtcTime at = request.state == State::Applied && request.appliedAt != UtcTime{} ? request.appliedAt : request.movedAt;
    if (at != UtcTime{})
        text += ", " + momentWord(at);
    if (!request.note.isEmpty())
        text += ": " + request.note.toStdString();
    return {text, toneOf(request), false};
}

Table registerOf(const std::vector<Request> &requests)
{
    Table table{"Register of promotions",
                {{"Request", 1, false, true}, {"API", 2, false, false}, {"From, to", 1.6, false, false}, {"Asked for by", 2.6, false, false}, {"Approved by", 2.2, false, false},
                 {"What became of it", 1.9, false, false}},
                {}, "No promotion was asked for, open or ended in the period."};
    for (const Request &request : requests)
        table.rows.push_back({textCell(shortId(request.id)), textCell(subjectOf(request)), textCell(request.from.text().toStdString() + " to " + request.to.text().toStdString()),
                              textCell(askedBy(request)), textCell(approvedBy(request)), resultCell(request)});
    return table;
}

std::string reviewsOf(const promotion::BrokenGlass &broken)
{
    std::vector<std::string> words;
    for (const promotion::Review &review : broken.reviews)
        words.push_back(review.person.toStdString() + ", " + momentWord(review.at) + (review.at > broken.due ? " (late)" : "") + ": " + review.text.toStdString());
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : "; ") + word;
    return text.empty() ? std::string("nobody yet") : text;
}

void addBroken(Pen &pen, const std::vector<Request> &requests)
{
    Table table{"Promotions by break-glass",
                {{"Request", 1, false, true}, {"API", 1.4, false, false}, {"Done by", 2, false, false}, {"Reason", 2.6, false, false}, {"Review due", 1.6, false, false},
                 {"Reviewed by", 2.6, false, false}},
                {}, "None."};
    for (const Request &request : requests) {
        if (request.broken)
            table.rows.push_back({textCell(shortId(request.id)), textCell(subjectOf(request)),
                                  textCell(orNone(request.broken->person) + ", " + momentWord(request.broken->at)), textCell(orNone(request.broken->reason)),
                                  textCell(momentWord(request.broken->due)), textCell(reviewsOf(*request.broken))});
    }
    pen.section("Round the approvals");
    pen.say("Break-glass executes before enough people stand behind a change. Two others have to look back at it in time.");
    pen.add(std::move(table));
}

void addRefused(Pen &pen, const std::vector<Request> &requests)
{
    Table table{"Gates that said no", {{"Request", 1, false, true}, {"Gate", 1, false, false}, {"Waived by", 2, false, false}, {"Why", 4, false, false}}, {}, "No gate said no when a promotion was asked for."};
    for (const Request &request : requests) {
        for (const promotion::Waiver &waiver : request.waivers)
            table.rows.push_back({textCell(shortId(request.id)), textCell(waiver.gate), textCell(orNone(waiver.person) + ", " + momentWord(waiver.at)), textCell(orNone(waiver.text))});
        for (const QString &gate : request.missingWaivers())
            table.rows.push_back({textCell(shortId(request.id)), textCell(gate.toStdString()), textCell("nobody"), textCell(std::string(noFigure))});
    }
    pen.section("Gates that said no");
    pen.add(std::move(table));
}

} // namespace

void addPromotions(Pen &pen, const Composition &composition)
{
    const Report &report = composition.report;
    pen.chapter("Promotions");
    pen.say(introOf(report.promotions));
    if (!report.promotions.empty() && report.period.until > report.period.from) {
        pen.add(chartOf(report.promotions, report.period));
        pen.whisper("The columns count what happened when. A promotion that was applied and rolled back later is in both, so they can add up to more than there are promotions.");
    }
    if (!composition.options.approvals)
        return;
    pen.section("Register");
    pen.say("Every request, the oldest first, whatever became of it.");
    pen.add(registerOf(report.promotions));
    addBroken(pen, report.promotions);
    addRefused(pen, report.promotions);
}

} // namespace bulkhead::reports
