// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gate.h"
#include "promotion/plan.h"
#include "promotion/unitchange.h"

#include <optional>

namespace bulkhead {

//! What the gates rest on beside the plan and the log, as `prepareGates` found it. Empty: nothing was looked at, so contract, isolation and strictness are unknown.
struct GateGround
{
    QList<promotion::GateResult> judged; //!< contract, isolation, strictness
    std::optional<std::vector<promotion::SeenContract>> contracts; //!< the files as they are now
    std::optional<std::vector<promotion::SeenObject>> target;      //!< the target as it is now
    std::optional<QList<promotion::UnitChange>> units;             //!< what the steps make of it; nothing: it cannot be told
};

} // namespace bulkhead
