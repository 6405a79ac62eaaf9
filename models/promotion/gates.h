// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gate.h"
#include "promotion/plan.h"
#include "promotion/quorum.h"

namespace bulkhead::promotion {

//! What a gate says of several APIs of one plan, each by its name: the worst of it, and all by which it says no. One alone is left as it is.
[[nodiscard]] GateResult together(const QList<std::pair<QString, GateResult>> &each);
//! No value that still names the source environment, and no secret that would have to travel.
[[nodiscard]] GateResult endpointsGate(const Plan &plan);
//! No freeze of the path at that moment.
[[nodiscard]] GateResult freezeGate(const PromotionPath &path, UtcTime at);
//! The target is what the plan was made against; `now` is what it is at present.
[[nodiscard]] GateResult driftGate(const Plan &plan, const std::vector<SeenObject> &now);
//! What the newest promotion of the API into the environment left there.
struct LeftBehind
{
    std::string request;
    std::string name; //!< of the request, for people
    //! What the target may be: what it made of it, or what it found if it was undone; both if it is not known whether it was.
    std::vector<std::vector<SeenObject>> images;
};
//! The target, as the plan saw it, is what the newest promotion left. Objects are compared by what they say: some products give another id to what says something else.
[[nodiscard]] GateResult lastingDriftGate(const Plan &plan, const LeftBehind &last);
//! Enough people stand behind it; Pending as long as somebody is missing. Without known authors an approver may be one of them, so it warns.
[[nodiscard]] GateResult quorumGate(const Quorum &quorum, bool knowsAuthors = true);

} // namespace bulkhead::promotion
