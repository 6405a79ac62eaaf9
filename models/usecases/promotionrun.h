// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "ports/gatewayeditor.h"
#include "usecases/promotiondesk.h"

namespace bulkhead {

//! Where a step of an execution stands. Written and observed are different states: only what was read back is observed.
enum class StepState { Waiting, Intended, Written, Observed, Undone, Unknown, Refused };
[[nodiscard]] std::string_view toWire(StepState state); //!< "waiting", "written"

//! For so long a promotion can be rolled back.
inline constexpr std::chrono::hours rollBackWithin(72);

struct RunOutcome
{
    promotion::Request request; //!< as it is now
    std::vector<promotion::PlanStep> steps;
    std::vector<StepState> states; //!< of each step
    QString problem;               //!< why it failed; empty: it did not
};

struct RunParts
{
    PromotionDesk &desk;
    EditorOpener &editors;
    CancelToken cancel;
    std::function<void(std::size_t step, StepState state)> onStep; //!< may be empty
    //! Holds what it gives while a promotion of that API runs; nullptr: another process does.
    std::function<std::shared_ptr<void>(const QString &key)> lock;
    //! What the gates rest on, as it is now; may be empty, and then contract, isolation and strictness are unknown.
    std::function<QCoro::Task<Result<GateGround>>(promotion::Plan plan)> prepare = {};
};

//! Executes what is approved: reads both sides again and voids the request if anything is not what the plan says, records the start signed by `who`, writes step by step,
//! each recorded before and after, and reads back. What fails is undone. Everything but the first refusals is an outcome; an Error means that nothing was written.
QCoro::Task<Result<RunOutcome>> applyPromotion(RunParts parts, QString id, Acting who);

//! The same before enough people stand behind it and whatever the gates say, but endpoints: where the estate file allows it, with a reason, and with others to review it in time.
//! Both sides still have to be what was asked for.
QCoro::Task<Result<RunOutcome>> breakThrough(RunParts parts, QString id, QString reason, Acting who);

//! Goes on with an execution whose process died or that could not be undone: looks at each step, undoes or finishes by what is there.
QCoro::Task<Result<RunOutcome>> resumePromotion(RunParts parts, QString id, Acting who);

//! Undoes what was applied, once, within three days, and only while the target is what the promotion made of it.
QCoro::Task<Result<RunOutcome>> rollBackPromotion(RunParts parts, QString id, QString reason, Acting who);

} // namespace bulkhead
