// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/requeststate.h"

namespace bulkhead::promotion {

namespace {

struct Move
{
    State from;
    Verb verb;
    State to;
};

constexpr std::array moves = {
    Move{State::Draft, Verb::Request, State::AwaitingApproval},
    Move{State::Draft, Verb::BreakGlass, State::Executing},
    Move{State::AwaitingApproval, Verb::Approve, State::Approved},
    Move{State::AwaitingApproval, Verb::Reject, State::Rejected},
    Move{State::AwaitingApproval, Verb::Expire, State::Expired},
    Move{State::AwaitingApproval, Verb::Invalidate, State::Void},
    Move{State::AwaitingApproval, Verb::BreakGlass, State::Executing},
    Move{State::Approved, Verb::Reject, State::Rejected},
    Move{State::Approved, Verb::Expire, State::Expired},
    Move{State::Approved, Verb::Invalidate, State::Void},
    Move{State::Approved, Verb::Start, State::Executing},
    Move{State::Approved, Verb::BreakGlass, State::Executing},
    Move{State::Executing, Verb::Succeed, State::Applied},
    Move{State::Executing, Verb::Fail, State::Failed},
    Move{State::Executing, Verb::Resume, State::Executing},
    Move{State::Failed, Verb::Resume, State::Executing},
    Move{State::Applied, Verb::RollBack, State::RolledBack},
};

constexpr std::array<std::string_view, stateCount> states
    = {"draft", "awaiting_approval", "approved", "rejected", "expired", "void", "executing", "applied", "failed", "rolled_back"};
constexpr std::array<std::string_view, verbCount> verbs
    = {"request", "approve", "reject", "expire", "invalidate", "start", "break_glass", "succeed", "fail", "resume", "roll_back"};

} // namespace

std::string_view toWire(State state)
{
    return states[static_cast<std::size_t>(state)];
}

std::string_view toWire(Verb verb)
{
    return verbs[static_cast<std::size_t>(verb)];
}

std::optional<State> next(State state, Verb verb)
{
    for (const Move &move : moves) {
        if (move.from == state && move.verb == verb)
            return move.to;
    }
    return std::nullopt;
}

bool isInFlight(State state)
{
    return state == State::AwaitingApproval || state == State::Approved || state == State::Executing;
}

} // namespace bulkhead::promotion
