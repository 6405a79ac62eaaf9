// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <coroutine>
#include <utility>

namespace bulkhead {

//! Something that happens once and that one coroutine may wait for. Must outlive the wait; not thread-safe.
class OneShot
{
public:
    OneShot() = default;
    Q_DISABLE_COPY_MOVE(OneShot)

    //! Resumes the waiting coroutine before it returns; the object may be gone afterwards.
    void complete()
    {
        m_done = true;
        if (m_waiter)
            std::exchange(m_waiter, {}).resume();
    }
    [[nodiscard]] bool isDone() const { return m_done; }

    class Awaiter
    {
    public:
        explicit Awaiter(OneShot &shot)
            : m_shot(&shot)
        {
        }
        [[nodiscard]] bool await_ready() const noexcept { return m_shot->m_done; }
        void await_suspend(std::coroutine_handle<> waiter) noexcept { m_shot->m_waiter = waiter; }
        void await_resume() const noexcept { }

    private:
        OneShot *m_shot;
    };
    [[nodiscard]] Awaiter wait() { return Awaiter(*this); }

private:
    std::coroutine_handle<> m_waiter;
    bool m_done = false;
};

} // namespace bulkhead
