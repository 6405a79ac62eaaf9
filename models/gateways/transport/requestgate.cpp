// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/requestgate.h"

#include <algorithm>

namespace bulkhead {

using std::chrono::steady_clock;

RequestGate::RequestGate(int concurrency, double requestsPerSecond)
    : m_concurrency(std::clamp(concurrency, 1, 64))
{
    if (requestsPerSecond > 0)
        m_interval = std::chrono::duration<double>(1.0 / requestsPerSecond);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RequestGate::pump);
}

QCoro::Task<bool> RequestGate::enter()
{
    if (m_closed)
        co_return false;
    Waiter waiter;
    m_waiters.push_back(&waiter);
    pump();
    co_await waiter.turn.wait();
    co_return waiter.admitted;
}

void RequestGate::leave()
{
    --m_running;
    pumpLater();
}

void RequestGate::pauseFor(std::chrono::milliseconds duration)
{
    m_pausedUntil = std::max(m_pausedUntil, steady_clock::now() + duration);
}

void RequestGate::close()
{
    m_closed = true;
    m_timer.stop();
    // A resumed coroutine may ask again, and is refused without waiting.
    const auto waiters = std::exchange(m_waiters, {});
    for (Waiter *waiter : waiters)
        waiter->turn.complete();
}

//! From the event loop: letting the next one in from within the last one's end would nest their stacks.
void RequestGate::pumpLater()
{
    if (m_pumpPosted || m_waiters.empty())
        return;
    m_pumpPosted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pumpPosted = false;
            pump();
        },
        Qt::QueuedConnection);
}

void RequestGate::pump()
{
    while (!m_waiters.empty() && m_running < m_concurrency) {
        const auto now = steady_clock::now();
        const auto start = nextStart();
        if (start > now) {
            m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(start - now));
            return;
        }
        m_earliest = std::max(m_earliest, now)
            + std::chrono::duration_cast<steady_clock::duration>(m_interval);
        ++m_running;
        Waiter *next = m_waiters.front();
        m_waiters.pop_front();
        next->admitted = true;
        next->turn.complete();
    }
}

RequestGate::SteadyTime RequestGate::nextStart() const
{
    return m_interval.count() > 0 ? std::max(m_earliest, m_pausedUntil) : m_pausedUntil;
}

} // namespace bulkhead
