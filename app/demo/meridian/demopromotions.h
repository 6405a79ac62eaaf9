// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/clock.h"
#include "ports/gatewayeditor.h"
#include "ports/store.h"
#include "usecases/audittrail.h"

namespace bulkhead {
class TrailRecords;
}

namespace bulkhead::demo {

//! The time of one day of the demonstration, which moves on as its people act.
class DayClock final : public Clock
{
public:
    explicit DayClock(UtcTime time)
        : m_time(time)
    {
    }
    [[nodiscard]] UtcTime now() const override { return m_time; }
    void pass(std::chrono::milliseconds time) { m_time += time; }

private:
    UtcTime m_time;
};

//! What promotions are made with.
struct PromotionStage
{
    AuditTrail *trail = nullptr;
    TrailRecords *records = nullptr; //!< of the trail, which has read already what the day's check did
    Store *store = nullptr;
    EditorOpener *editors = nullptr;
    EstateConfig estate;
    std::shared_ptr<DayClock> clock; //!< the trail's too
    QString folder;                  //!< of the people's keys
    CancelToken cancel;
};

//! What the bank's people did with promotions on one day, after its sync: they ask, sign, refuse, apply and roll back through the same rules as everybody. Pointers of the stage
//! outlive the task.
QCoro::Task<Result<void>> promoteOn(int day, PromotionStage stage);

} // namespace bulkhead::demo
