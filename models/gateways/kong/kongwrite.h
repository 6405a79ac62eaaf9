// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gateways/kong/kongobject.h"
#include "promotion/plan.h"

namespace bulkhead {

//! One request that writes: the path without a leading slash.
struct KongWrite
{
    QByteArray verb;
    std::string path;
    JsonValue body; //!< null: none
};

//! The request of a step. `now` is the object as it was read just before and is what the step says; nullptr: it is not there.
//!
//! A new object is made with its id by POST, which refuses where PUT would replace. A change is a PATCH of the members that differ: it makes nothing that is gone, turns nothing
//! back to its default, and sends no secret that stays. Neither may take a reference away, as a policy without one applies to everything: Refused.
[[nodiscard]] Result<KongWrite> kongWrite(const promotion::PlanStep &step, const KongObject *now, const KongAuthorities &authorities);

//! The whole object as the step makes it, for the schema to look at; Conflict if a secret of it is not known.
[[nodiscard]] Result<JsonValue> kongWhole(const promotion::PlanStep &step, const KongObject *now, const KongAuthorities &authorities);

//! What Kong says against a body, in plain words and without any secret that was in it.
[[nodiscard]] QString kongRefusal(const JsonValue &answer, const promotion::PlanStep &step, const JsonValue &sent);

} // namespace bulkhead
