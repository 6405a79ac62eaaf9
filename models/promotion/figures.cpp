// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/figures.h"

#include <algorithm>

namespace bulkhead::promotion {

namespace {

using Leads = std::vector<std::chrono::milliseconds>;
constexpr std::chrono::days week(7);

//! Weeks in order, with the lead times of each.
class Weeks
{
public:
    Weeks(UtcTime from, UtcTime to)
    {
        for (UtcTime begin = weekOf(from); begin <= to; begin += week)
            m_weeks.push_back({begin});
        m_leads.resize(m_weeks.size());
    }

    void count(UtcTime at, int WeekFigures::*figure)
    {
        if (const auto index = indexOf(at))
            ++(m_weeks[*index].*figure);
    }
    void lead(UtcTime at, std::chrono::milliseconds time)
    {
        if (const auto index = indexOf(at))
            m_leads[*index].push_back(time);
    }
    std::vector<WeekFigures> take()
    {
        for (std::size_t i = 0; i < m_weeks.size(); ++i) {
            Leads &leads = m_leads[i];
            if (leads.empty())
                continue;
            std::sort(leads.begin(), leads.end());
            m_weeks[i].medianLead = (leads[(leads.size() - 1) / 2] + leads[leads.size() / 2]) / 2;
            m_weeks[i].longestLead = leads.back();
        }
        return std::move(m_weeks);
    }

private:
    [[nodiscard]] std::optional<std::size_t> indexOf(UtcTime at) const
    {
        if (m_weeks.empty() || at < m_weeks.front().begin || at >= m_weeks.back().begin + week)
            return std::nullopt;
        return static_cast<std::size_t>((at - m_weeks.front().begin) / std::chrono::milliseconds(week));
    }

    std::vector<WeekFigures> m_weeks;
    std::vector<Leads> m_leads;
};

void addRuns(const Request &request, Weeks &weeks)
{
    for (const RequestRun &run : request.runs) {
        if (run.ended < run.begun)
            continue;
        if (run.isRollBack) {
            if (run.isDone)
                weeks.count(run.ended, &WeekFigures::rolledBack);
            continue;
        }
        weeks.count(run.ended, run.isDone ? &WeekFigures::applied : &WeekFigures::failed);
        if (request.isBroken)
            weeks.count(run.ended, &WeekFigures::broken);
        if (run.isDone)
            weeks.lead(run.ended, run.ended - request.requestedAt);
    }
}

} // namespace

UtcTime weekOf(UtcTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::weekday weekday(day);
    return UtcTime(std::chrono::duration_cast<std::chrono::milliseconds>((day - (weekday - std::chrono::Monday)).time_since_epoch()));
}

std::vector<WeekFigures> figuresOf(const std::vector<const Request *> &requests, UtcTime from, UtcTime to)
{
    Weeks weeks(from, to);
    for (const Request *request : requests) {
        weeks.count(request->requestedAt, &WeekFigures::asked);
        for (const Approval &approval : request->approvals)
            weeks.count(approval.at, &WeekFigures::approvals);
        if (request->state == State::Rejected)
            weeks.count(request->movedAt, &WeekFigures::rejected);
        if (request->state == State::Void || request->state == State::Expired)
            weeks.count(request->movedAt, &WeekFigures::ended);
        addRuns(*request, weeks);
    }
    return weeks.take();
}

} // namespace bulkhead::promotion
