// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/figurestory.h"

#include "promotion/figures.h"

namespace bulkhead::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using promotion::Request;
using promotion::State;

namespace {

//! A week counted back from the present one, and what happened in it.
struct StoryWeek
{
    int ago;
    QList<int> leads;                                   //!< in hours, of each that was applied
    int failed = 0, rolledBack = 0, rejected = 0, ended = 0, waiting = 0;
    bool isBroken = false;                              //!< the first of the applied
};

const QList<StoryWeek> &story()
{
    static const QList<StoryWeek> weeks{{23, {30}, 1, 0, 1, 0},         {21, {52, 9}},          {20, {26}, 0, 1},      {18, {44, 71}, 1},     {16, {40}},
                                        {14, {28, 33}, 0, 0, 1},        {13, {61}},             {11, {20, 25, 50}, 1}, {10, {18, 22}},        {9, {96}, 0, 1, 1},
                                        {8, {}, 0, 0, 0, 1},            {6, {14, 16, 27, 31}},  {5, {12, 9}, 2, 0, 1}, {4, {6, 11, 30}, 0, 1}, {3, {8}, 0, 0, 0, 2, 0, true},
                                        {2, {5, 9, 12, 26, 40}, 1, 1},  {1, {7, 10, 11}},       {0, {4}, 0, 0, 0, 0, 2}};
    return weeks;
}

class Teller
{
public:
    explicit Teller(UtcTime now)
        : m_now(now)
    {
    }

    void tell(const StoryWeek &week)
    {
        // The present week may be an hour old: its ends lie before now whatever the day.
        const UtcTime begin = promotion::weekOf(m_now) - promotion::oneWeek * week.ago;
        const auto room = std::min<std::chrono::milliseconds>(m_now - begin, std::chrono::days(4));
        const auto at = [&](int i) { return begin + room * (i + 1) / 16; };
        int i = 0;
        for (const int lead : week.leads) {
            Request request = asked(at(i), std::chrono::hours(lead));
            request.state = State::Applied;
            request.appliedAt = request.movedAt = at(i);
            request.isBroken = week.isBroken && i == 0;
            request.runs = {{at(i), at(i), false, true}};
            if (i < week.rolledBack) {
                request.state = State::RolledBack;
                request.runs.append({at(i + 8), at(i + 8), true, true});
            }
            add(request);
            ++i;
        }
        for (int n = 0; n < week.failed; ++n, ++i)
            end(at(i), State::Failed);
        for (int n = 0; n < week.rejected; ++n, ++i)
            end(at(i), State::Rejected);
        for (int n = 0; n < week.ended; ++n, ++i)
            end(at(i), n % 2 == 0 ? State::Void : State::Expired);
        for (int n = 0; n < week.waiting; ++n)
            add(asked(at(n) + 1ms, 1ms));
    }
    [[nodiscard]] std::shared_ptr<const PromotionsView> view() const { return std::make_shared<const PromotionsView>(m_view); }

private:
    [[nodiscard]] Request asked(UtcTime end, std::chrono::milliseconds before) const
    {
        Request request;
        request.id = "story-" + std::to_string(m_view.requests.size());
        request.api = request.apiName = u"orders"_s;
        request.from = EnvironmentId(u"sandbox-eu"_s);
        request.to = EnvironmentId(u"production-eu"_s);
        request.requester = u"priya.raman"_s;
        request.requestedAt = end - before;
        request.expires = request.requestedAt + 72h;
        request.state = State::AwaitingApproval;
        request.approvals = {{u"tomasz.wilk"_s, 1, end - before / 2, {}}};
        return request;
    }
    void end(UtcTime at, State state)
    {
        Request request = asked(at, 3h);
        request.state = state;
        request.movedAt = at;
        if (state == State::Failed)
            request.runs = {{at, at, false, false}};
        add(request);
    }
    void add(const Request &request)
    {
        RequestSummary summary;
        summary.request = request;
        m_view.requests.prepend(summary);
    }

    UtcTime m_now;
    PromotionsView m_view;
};

} // namespace

std::shared_ptr<const PromotionsView> figureStory(UtcTime now)
{
    Teller teller(now);
    for (const StoryWeek &week : story())
        teller.tell(week);
    return teller.view();
}

} // namespace bulkhead::test
