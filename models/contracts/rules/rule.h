// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/comparison.h"

#include <string_view>

namespace bulkhead::contracts {

enum class Direction { Request, Response };
[[nodiscard]] constexpr Direction turned(Direction direction)
{
    return direction == Direction::Request ? Direction::Response : Direction::Request;
}

//! One rule: its id is stable once published, as are the severity and what it is about.
struct Rule
{
    std::string_view id; //!< "request-enum-value-removed"
    Severity severity = Severity::Compatible;
    Certainty certainty = Certainty::Certain;
    std::string_view summary;
};

//! All of them, sorted by id.
[[nodiscard]] const std::vector<Rule> &allRules();
//! A rule that is known to be there: the code names it.
[[nodiscard]] const Rule &ruleNamed(std::string_view id);
//! The rule of a schema: "enum-value-removed" in a request.
[[nodiscard]] const Rule &ruleNamed(Direction direction, std::string_view suffix);

} // namespace bulkhead::contracts
