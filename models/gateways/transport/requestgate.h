// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/oneshot.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>

namespace bulkhead {

//! Lets at most N requests run at once, in the order in which they asked, no faster than a rate, and not
//! before a pause the server asked for is over.
class RequestGate : public QObject
{
    Q_OBJECT
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    RequestGate(int concurrency, double requestsPerSecond);

    //! True once the caller may send, false if the gate was closed. Each true needs one `leave`.
    [[nodiscard]] QCoro::Task<bool> enter();
    void leave();
    //! Nobody enters for so long; a longer pause that is already on stays.
    void pauseFor(std::chrono::milliseconds duration);
    //! Refuses everybody who waits and everybody who comes.
    void close();
    [[nodiscard]] bool isClosed() const { return m_closed; }
    [[nodiscard]] int running() const { return m_running; }

private:
    struct Waiter
    {
        OneShot turn;
        bool admitted = false;
    };

    void pumpLater();
    void pump();
    [[nodiscard]] SteadyTime nextStart() const;

    std::deque<Waiter *> m_waiters; //!< each lives in the coroutine that waits
    QTimer m_timer;
    std::chrono::duration<double> m_interval{0}; //!< between two starts
    SteadyTime m_earliest{};                     //!< of the next start, by rate
    SteadyTime m_pausedUntil{};
    int m_concurrency;
    int m_running = 0;
    bool m_pumpPosted = false;
    bool m_closed = false;
};

} // namespace bulkhead
