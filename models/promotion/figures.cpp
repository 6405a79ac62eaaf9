// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/figures.h"

#include <algorithm>

namespace bulkhead::promotion {

namespace {

using Leads = std::vector<std::chrono::milliseconds>;

//! Equal spans one after the other, with the lead times of each.
class Spans
{
public:
    Spans(UtcTime begin, std::chrono::milliseconds length, std::size_t count)
        : m_length(length)
        , m_leads(count)
    {
        for (std::size_t i = 0; i < count; ++i)
            m_spans.push_back({begin + length * static_cast<std::int64_t>(i)});
    }

    void count(UtcTime at, int WeekFigures::*figure)
    {
        if (const auto index = indexOf(at))
            ++(m_spans[*index].*figure);
    }
    void lead(UtcTime at, std::chrono::milliseconds time)
    {
        if (const auto index = indexOf(at))
            m_leads[*index].push_back(time);
    }
    std::vector<WeekFigures> take()
    {
        for (std::size_t i = 0; i < m_spans.size(); ++i) {
            Leads &leads = m_leads[i];
            if (leads.empty())
                continue;
            std::sort(leads.begin(), leads.end());
            m_spans[i].medianLead = (leads[(leads.size() - 1) / 2] + leads[leads.size() / 2]) / 2;
            m_spans[i].longestLead = leads.back();
        }
        return std::move(m_spans);
    }

private:
    [[nodiscard]] std::optional<std::size_t> indexOf(UtcTime at) const
    {
        if (m_spans.empty() || at < m_spans.front().begin || at >= m_spans.back().begin + m_length)
            return std::nullopt;
        return static_cast<std::size_t>((at - m_spans.front().begin) / m_length);
    }

    std::chrono::milliseconds m_length;
    std::vector<WeekFigures> m_spans;
    std::vector<Leads> m_leads;
};

void addRuns(const Request &request, Spans &spans)
{
    for (const RequestRun &run : request.runs) {
        if (run.ended < run.begun)
            continue;
        if (run.isRollBack) {
            if (run.isDone)
                spans.count(run.ended, &WeekFigures::rolledBack);
            continue;
        }
        spans.count(run.ended, run.isDone ? &WeekFigures::applied : &WeekFigures::failed);
        if (request.isBroken)
            spans.count(run.ended, &WeekFigures::broken);
        if (run.isDone)
            spans.lead(run.ended, run.ended - request.requestedAt);
    }
}

std::vector<WeekFigures> countIn(Spans spans, const std::vector<const Request *> &requests)
{
    for (const Request *request : requests) {
        spans.count(request->requestedAt, &WeekFigures::asked);
        for (const Approval &approval : request->approvals)
            spans.count(approval.at, &WeekFigures::approvals);
        if (request->state == State::Rejected)
            spans.count(request->movedAt, &WeekFigures::rejected);
        if (request->state == State::Void || request->state == State::Expired)
            spans.count(request->movedAt, &WeekFigures::ended);
        addRuns(*request, spans);
    }
    return spans.take();
}

} // namespace

std::optional<double> WeekFigures::failedShare() const
{
    const int all = executions(), bad = failed + rolledBack;
    if (all == 0 || bad > all)
        return std::nullopt;
    return static_cast<double>(bad) / all;
}

UtcTime weekOf(UtcTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::weekday weekday(day);
    return UtcTime(std::chrono::duration_cast<std::chrono::milliseconds>((day - (weekday - std::chrono::Monday)).time_since_epoch()));
}

std::vector<WeekFigures> figuresOf(const std::vector<const Request *> &requests, UtcTime from, UtcTime to)
{
    const UtcTime first = weekOf(from);
    const auto count = to < first ? 0 : (weekOf(to) - first) / oneWeek + 1;
    return countIn({first, oneWeek, static_cast<std::size_t>(count)}, requests);
}

WeekFigures figuresBetween(const std::vector<const Request *> &requests, UtcTime from, UtcTime until)
{
    if (until <= from)
        return {from};
    return countIn({from, until - from, 1}, requests).front();
}

} // namespace bulkhead::promotion
