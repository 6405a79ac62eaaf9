// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol05.h"

#include "isolation/checks/across.h"
#include "isolation/checks/effective.h"

#include <cstdlib>

namespace bulkhead::isolation {

namespace {

const Reason jointRun{"POL-05.joint-run", QT_TRANSLATE_NOOP("Isolation", "Run %3 changed %1 and %2 together")};
const Reason unversioned{"POL-05.unversioned",
                         QT_TRANSLATE_NOOP("Isolation", "%1, which acts on production of %2, carries no version")};
const Reason noHistory{"POL-05.no-history",
                       QT_TRANSLATE_NOOP("Isolation", "When and by what %1 was deployed is not known")};
const Reason unversionedInSandbox{"POL-05.unversioned-in-sandbox",
                                  QT_TRANSLATE_NOOP("Isolation", "%1, which acts on the sandbox of %2, carries no "
                                                                 "version")};
const Reason coincident{"POL-05.coincident",
                        QT_TRANSLATE_NOOP("Isolation", "%1 and %2 changed within five minutes of each other")};
const Reason noPolicies{"POL-05.no-policies", QT_TRANSLATE_NOOP("Isolation", "No policy acts on %1")};

constexpr std::int64_t together = 5 * 60;

std::vector<std::uint32_t> policiesOf(const PairFacts &facts, const ApiPair &pair, Side side)
{
    std::vector<std::uint32_t> found;
    for (const std::uint32_t deployment : pair.of(side)) {
        for (const std::uint32_t policy : facts.estate().deployments[deployment].policies) {
            if (facts.estate().policies[policy].enabled)
                found.push_back(policy);
        }
    }
    return found;
}

FactRef versionRef(const PairFacts &facts, const PolicyFacts &policy)
{
    return refOf(facts, policy, "version", policy.version.empty() ? policy.source : policy.version);
}

bool isVersioned(const PolicyFacts &policy)
{
    return !policy.version.empty() || !policy.source.empty();
}

bool hasHistory(const PolicyFacts &policy)
{
    return !policy.run.empty() || policy.updatedAt > 0;
}

//! Two policies of one name that changed at nearly the same time.
std::pair<const PolicyFacts *, const PolicyFacts *> changedTogether(const PairFacts &facts,
                                                                   const std::vector<std::uint32_t> &sandbox,
                                                                   const std::vector<std::uint32_t> &production)
{
    for (const std::uint32_t a : sandbox) {
        for (const std::uint32_t b : production) {
            const PolicyFacts &one = facts.estate().policies[a], &two = facts.estate().policies[b];
            const bool known = one.updatedAt > 0 && two.updatedAt > 0 && one.name == two.name;
            if (known && std::abs(one.updatedAt - two.updatedAt) <= together)
                return {&one, &two};
        }
    }
    return {};
}

//! Says the fail that is proven on this side, if there is one.
bool proves(const PairFacts &facts, Row &row, const std::vector<std::uint32_t> &policies, Side side)
{
    for (const std::uint32_t policy : policies) {
        const PolicyFacts &one = facts.estate().policies[policy];
        const std::uint32_t found = one.run.empty() ? noIndex : policyUnder(facts, "run/" + one.run, other(side));
        if (found == noIndex)
            continue;
        const PolicyFacts &across = facts.estate().policies[found];
        FactRef own = refOf(facts, one, "run", one.run), theirs = refOf(facts, across, "run", across.run);
        if (side == Side::Production)
            std::swap(own, theirs);
        row.say(Verdict::Fail, jointRun, {shown(facts, one), shown(facts, across), one.run}, std::move(own),
                std::move(theirs));
        return true;
    }
    return false;
}

} // namespace

void Pol05::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    const auto sandbox = policiesOf(facts, row.pair(), Side::Sandbox);
    const auto production = policiesOf(facts, row.pair(), Side::Production);
    const auto &policies = facts.estate().policies;
    if (proves(facts, row, sandbox, Side::Sandbox) || proves(facts, row, production, Side::Production))
        return;
    for (const std::uint32_t policy : production) {
        const PolicyFacts &one = policies[policy];
        if (!isVersioned(one))
            return row.say(Verdict::Fail, unversioned, {shown(facts, one), row.name()}, {}, versionRef(facts, one));
    }
    if (row.lacks(gatewaysOf(facts, row.pair()), {EntityKind::Policy}))
        return;
    if (sandbox.empty() && production.empty())
        return row.say(Verdict::NotApplicable, noPolicies, {row.name()});
    for (const auto *side : {&sandbox, &production}) {
        for (const std::uint32_t policy : *side) {
            if (!hasHistory(policies[policy]))
                return row.say(Verdict::Unknown, noHistory, {shown(facts, policies[policy])});
        }
    }
    for (const std::uint32_t policy : sandbox) {
        const PolicyFacts &one = policies[policy];
        if (!isVersioned(one))
            return row.say(Verdict::Warn, unversionedInSandbox, {shown(facts, one), row.name()}, versionRef(facts, one));
    }
    if (const auto [one, two] = changedTogether(facts, sandbox, production); one != nullptr)
        return row.say(Verdict::Warn, coincident, {shown(facts, *one), shown(facts, *two)},
                       refOf(facts, *one, "updated", std::to_string(one->updatedAt)),
                       refOf(facts, *two, "updated", std::to_string(two->updatedAt)));
    row.pass();
}

} // namespace bulkhead::isolation
