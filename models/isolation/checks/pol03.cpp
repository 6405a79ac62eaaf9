// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol03.h"

#include "isolation/checks/effective.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason sharedFilter{"POL-03.shared",
                          QT_TRANSLATE_NOOP("Isolation", "One security filter, %1, acts on sandbox and production of "
                                                         "%2")};
const Reason detecting{"POL-03.detect-only",
                       QT_TRANSLATE_NOOP("Isolation", "%1 only reports in production of %2 and refuses nothing")};
const Reason weaker{"POL-03.missing-in-production",
                    QT_TRANSLATE_NOOP("Isolation", "%2 has no %1 in production, while its sandbox has one")};
const Reason unauthenticated{"POL-03.no-authentication",
                             QT_TRANSLATE_NOOP("Isolation", "%2 has no %1 in production")};
const Reason script{"POL-03.script",
                    QT_TRANSLATE_NOOP("Isolation", "A script acts on production of %2 and may stand in for its "
                                                   "missing %1")};
const Reason noWaf{"POL-03.waf-not-seen",
                   QT_TRANSLATE_NOOP("Isolation", "No web application firewall of production can be seen for %1")};
const Reason tuning{"POL-03.tuning",
                    QT_TRANSLATE_NOOP("Isolation", "%1 still only reports in production of %2, while it is being "
                                                   "tuned")};
const Reason notAPair{"POL-03.not-a-pair", QT_TRANSLATE_NOOP("Isolation", "%1 is on one side only")};

constexpr std::initializer_list<PolicyClass> filters = {
    PolicyClass::Authentication, PolicyClass::Authorisation, PolicyClass::IpRestriction, PolicyClass::Validation,
    PolicyClass::BotProtection,  PolicyClass::Waf,           PolicyClass::Cors,          PolicyClass::SizeLimit};
constexpr auto tuningTime = std::chrono::hours{24} * 14;

bool has(const PairFacts &facts, const std::vector<std::uint32_t> &policies, PolicyClass kind)
{
    return std::any_of(policies.begin(), policies.end(), [&](std::uint32_t policy) {
        return facts.estate().policies[policy].meaning.kind == kind;
    });
}

bool isTuning(const PolicyFacts &policy, UtcTime at)
{
    const UtcTime changed{std::chrono::seconds{policy.updatedAt}};
    return policy.updatedAt > 0 && policy.meaning.kind == PolicyClass::Waf && at - changed < tuningTime;
}

//! The first filter of production that refuses nothing; `freshly`: one that was changed within the time for tuning.
const PolicyFacts *detectOnly(const PairFacts &facts, const std::vector<std::uint32_t> &policies, bool freshly)
{
    for (const std::uint32_t policy : policies) {
        const PolicyFacts &one = facts.estate().policies[policy];
        if (one.meaning.detectOnly && isTuning(one, facts.estate().at) == freshly)
            return &one;
    }
    return nullptr;
}

//! The class that production lacks: one that its sandbox has, or authentication.
PolicyClass missing(const PairFacts &facts, const Row &row, const std::vector<std::uint32_t> &sandbox,
                    const std::vector<std::uint32_t> &production)
{
    for (const PolicyClass kind : filters) {
        if (has(facts, sandbox, kind) && !has(facts, production, kind))
            return kind;
    }
    const auto &open = facts.estate().declared.publicApis;
    const bool isOpen = std::find(open.begin(), open.end(), row.name()) != open.end();
    const bool lacksSignIn = !isOpen && !has(facts, production, PolicyClass::Authentication);
    return lacksSignIn ? PolicyClass::Authentication : PolicyClass::Other;
}

} // namespace

bool Pol03::turnsBetween(const EstateFacts &facts, UtcTime from, UtcTime to) const
{
    return std::any_of(facts.policies.begin(), facts.policies.end(), [from, to](const PolicyFacts &policy) {
        return policy.meaning.detectOnly && isTuning(policy, from) != isTuning(policy, to);
    });
}

void Pol03::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    const auto sandbox = policiesOn(facts, row.pair(), Side::Sandbox, filters);
    const auto production = policiesOn(facts, row.pair(), Side::Production, filters);
    const auto refTo = [&](std::uint32_t policy) {
        const PolicyFacts &one = facts.estate().policies[policy];
        return refOf(facts, one, "class", std::string(shown(one.meaning.kind)));
    };
    if (const SharedPolicy shared = sharedPolicy(facts, sandbox, production); shared.isThere())
        return row.say(Verdict::Fail, sharedFilter, {facts.estate().policies[shared.sandbox].shown(), row.name()},
                       refTo(shared.sandbox), refTo(shared.production));
    if (row.lacksSide(Side::Sandbox) || row.lacksSide(Side::Production))
        return;
    if (!row.pair().hasBoth())
        return row.say(Verdict::NotApplicable, notAPair, {row.name()});
    if (const PolicyFacts *idle = detectOnly(facts, production, false))
        return row.say(Verdict::Fail, detecting, {idle->name, row.name()}, {},
                       refOf(facts, *idle, "mode", "detect only"));
    if (row.lacks(gatewaysOf(facts, row.pair()), {EntityKind::Policy}))
        return;
    if (const PolicyClass kind = missing(facts, row, sandbox, production); kind != PolicyClass::Other) {
        const bool isOpaque = hasOpaquePolicy(facts, row.pair(), Side::Production);
        const bool inSandbox = has(facts, sandbox, kind);
        const std::string name(shown(kind));
        return row.say(isOpaque ? Verdict::Unknown : Verdict::Fail,
                       isOpaque ? script : (inSandbox ? weaker : unauthenticated), {name, row.name()}, {},
                       deploymentRef(facts, row.pair(), Side::Production, "policies", "no " + name));
    }
    if (!has(facts, production, PolicyClass::Waf))
        return row.say(Verdict::Unknown, noWaf, {row.name()});
    if (const PolicyFacts *idle = detectOnly(facts, production, true))
        return row.say(Verdict::Warn, tuning, {idle->name, row.name()}, {}, refOf(facts, *idle, "mode", "detect only"));
    row.pass();
}

} // namespace bulkhead::isolation
