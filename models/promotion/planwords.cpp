// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/planwords.h"

#include <algorithm>

namespace bulkhead::promotion {

namespace {

void count(Count &count, StepAction action)
{
    ++(action == StepAction::Create ? count.added : action == StepAction::Delete ? count.deleted : count.changed);
}

//! The object itself, and what stands inside it.
void addStep(const StepChanges &step, PlanSummary &summary)
{
    const auto of = [&](Subject subject) -> Count & { return summary.counts[static_cast<std::size_t>(subject)]; };
    if (step.subject != Subject::Policy || step.policies.empty())
        count(of(step.subject), step.action);
    for (const PolicyChange &policy : step.policies)
        count(of(Subject::Policy), policy.action);
    const bool hasUpstream = std::any_of(step.values.begin(), step.values.end(), [](const ValueChange &value) { return value.subject == Subject::Upstream; });
    if (hasUpstream && step.subject != Subject::Upstream)
        count(of(Subject::Upstream), step.action);
    for (const ValueChange &value : step.values) {
        summary.secrets += value.aspect == Aspect::Secret ? 1 : 0;
        summary.addresses += value.aspect == Aspect::Address && value.action != StepAction::Create ? 1 : 0;
    }
    summary.limits.insert(summary.limits.end(), step.limits.begin(), step.limits.end());
    summary.timeouts.insert(summary.timeouts.end(), step.timeouts.begin(), step.timeouts.end());
    summary.policies.insert(summary.policies.end(), step.policies.begin(), step.policies.end());
}

} // namespace

int PlanSummary::deleted() const
{
    int sum = 0;
    for (const Count &count : counts)
        sum += count.deleted;
    return sum;
}

bool PlanSummary::isNothing() const
{
    return std::all_of(counts.begin(), counts.end(), [](const Count &count) { return count.isNone(); });
}

PlanWords wordsOf(const Plan &plan, const PlanFacts &facts)
{
    PlanWords words;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        words.steps.push_back(changesOf(plan.steps[i], i));
        addStep(words.steps.back(), words.summary);
    }
    PlanSummary &summary = words.summary;
    summary.mappable = static_cast<int>(plan.mapping.size());
    summary.mapped = static_cast<int>(std::count_if(plan.mapping.begin(), plan.mapping.end(), [](const MappedValue &value) { return value.rule >= 0; }));
    summary.blocking = static_cast<int>(plan.unmapped.size());
    summary.kept = static_cast<int>(plan.kept.size());
    summary.facts = facts;
    return words;
}

} // namespace bulkhead::promotion
