// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "gateways/transport/oneshot.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace bulkhead {

//! Waits for one thing, or until it takes too long or somebody cancels. Resumes from the event loop, so
//! that what called `finish` may be deleted by who waited.
class StepWait : public QObject
{
    Q_OBJECT
public:
    enum class End { Done, TimedOut, Cancelled };

    StepWait(CancelToken cancel, std::chrono::milliseconds timeout)
        : m_cancel(std::move(cancel))
        , m_deadline(timeout)
    {
        connect(&m_poll, &QTimer::timeout, this, &StepWait::look);
        m_poll.start(std::chrono::milliseconds(50));
    }

    void finish() { finishAs(End::Done); }
    [[nodiscard]] OneShot::Awaiter over() { return m_over.wait(); }
    [[nodiscard]] End end() const { return m_end; }

private:
    void look()
    {
        if (m_cancel.isCancelled())
            finishAs(End::Cancelled);
        else if (m_deadline.hasExpired())
            finishAs(End::TimedOut);
    }
    void finishAs(End end)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_end = end;
        m_poll.stop();
        QMetaObject::invokeMethod(this, [this] { m_over.complete(); }, Qt::QueuedConnection);
    }

    CancelToken m_cancel;
    QDeadlineTimer m_deadline;
    QTimer m_poll;
    OneShot m_over;
    End m_end = End::Done;
    bool m_ended = false;
};

} // namespace bulkhead
