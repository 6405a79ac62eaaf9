// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/valuechanges.h"

#include <array>

namespace bulkhead::promotion {

// What a plan does, as values: views and the command line make the words, each in its language.

//! What the catalog knows of an API where it goes to; all optional.
struct PlanFacts
{
    std::optional<std::int64_t> callers; //!< consumers or credentials that open it there now
    std::vector<std::string> callerNames; //!< of partners, if they are known
};

struct Count
{
    int added = 0, changed = 0, deleted = 0;
    [[nodiscard]] bool isNone() const { return added == 0 && changed == 0 && deleted == 0; }
    friend bool operator==(const Count &, const Count &) = default;
};

struct PlanSummary
{
    std::array<Count, subjectCount> counts{}; //!< objects by Subject; policies and upstreams that stand inside other objects are counted too
    std::vector<QuantityChange> limits, timeouts;
    std::vector<PolicyChange> policies;
    int secrets = 0;       //!< secret values that are added, changed or taken away
    int addresses = 0;     //!< hosts and ports that are called from now on instead of others, or no more
    int mapped = 0;        //!< values that the path's `map` rewrites
    int mappable = 0;      //!< values that it looked at
    int blocking = 0;      //!< values that may not travel
    int kept = 0;          //!< objects of the target that the source does not have, and that stay
    PlanFacts facts;

    [[nodiscard]] const Count &of(Subject subject) const { return counts[static_cast<std::size_t>(subject)]; }
    //! Objects and policies that are there no more afterwards.
    [[nodiscard]] int deleted() const;
    [[nodiscard]] bool isNothing() const;
};

struct PlanWords
{
    std::vector<StepChanges> steps; //!< one for each step of the plan, in its order
    PlanSummary summary;
};

//! Pure.
[[nodiscard]] PlanWords wordsOf(const Plan &plan, const PlanFacts &facts = {});

} // namespace bulkhead::promotion
