// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace bulkhead::promotion {

//! Where a request stands (DESIGN.md 3.4).
enum class State { Draft, AwaitingApproval, Approved, Rejected, Expired, Void, Executing, Applied, Failed, RolledBack };
inline constexpr int stateCount = 10;
[[nodiscard]] std::string_view toWire(State state); //!< "awaiting_approval"

//! What can happen to one.
enum class Verb {
    Request,     //!< somebody asks for it
    Approve,     //!< an approval that makes the quorum full; one that does not leaves the state
    Reject,
    Expire,      //!< its time is over
    Invalidate,  //!< source, target, mapping or policy changed
    Start,       //!< of the execution
    BreakGlass,  //!< the start without a quorum, loud
    Succeed,
    Fail,        //!< steps are undone, or known to be done in part
    Resume,      //!< of an execution whose process died, or that failed
    RollBack
};
inline constexpr int verbCount = 11;
[[nodiscard]] std::string_view toWire(Verb verb); //!< "break_glass"

//! The state behind the verb; nothing where the verb may not be: unknown is refused. The only way a state changes.
[[nodiscard]] std::optional<State> next(State state, Verb verb);

//! Whether its API is taken: one promotion of an API into an environment at a time.
[[nodiscard]] bool isInFlight(State state);

} // namespace bulkhead::promotion
