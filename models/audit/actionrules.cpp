// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logstate.h"

#include "audit/names.h"

#include <algorithm>
#include <functional>

namespace bulkhead::audit {

const ActionRule &ruleOf(std::string_view action)
{
    using Signing = ActionRule::Signing;
    static const std::map<std::string, ActionRule, std::less<>> rules = {
        {"log.begin", {Signing::Never, {}, false}},
        {"person.add", {Signing::Always, {"admin"}, false, true}},
        {"person.change", {Signing::Always, {"admin"}, false, true}},
        {"person.retire", {Signing::Always, {"admin"}, false, true}},
        {"estate.propose", {Signing::Always, {"admin"}, false, true}},
        {"estate.accept", {Signing::Always, {"admin"}, false, true}},
        {"key.rotate", {Signing::Always, {}, true, true}},
        {"audit.export", {Signing::OncePeople, {"auditor", "admin"}, false, true}},
        {"promotion.request", {Signing::Always, {"engineer"}, false}},
        {"promotion.approve", {Signing::Always, {"approver"}, false}},
        {"promotion.carry", {Signing::Always, {"engineer", "approver", "admin"}, false}},
        {"promotion.export", {Signing::Always, {"engineer", "approver", "auditor", "admin"}, false}},
        {"promotion.reject", {Signing::Always, {"approver"}, false}},
        {"promotion.changes", {Signing::Always, {"approver"}, false}},
        {"promotion.waive", {Signing::Always, {"approver"}, false}},
        {"promotion.breakglass", {Signing::Always, {"engineer", "admin"}, false}},
        {"promotion.review", {Signing::Always, {"approver", "admin"}, false}},
        {"promotion.comment", {Signing::Always, {"engineer", "approver", "admin"}, false}},
        {"promotion.apply", {Signing::Always, {"engineer"}, false}},
        {"promotion.rollback", {Signing::Always, {"engineer"}, false}},
        {"promotion.expire", {Signing::Always, {"engineer", "approver"}, false}},
        {"promotion.void", {Signing::Always, {"engineer", "approver"}, false}},
        {"evidence.add", {Signing::Always, {"engineer", "admin"}, false}},
        {"evidence.withdraw", {Signing::Always, {"engineer", "admin"}, false}},
        {"attest.sign", {Signing::Always, {"admin"}, false}},
        {"attest.countersign", {Signing::Always, {"admin", "approver"}, false}},
        {"attest.withdraw", {Signing::Always, {"admin"}, false}},
        {"exception.request", {Signing::Always, {"engineer", "approver", "admin"}, false}},
        {"exception.approve", {Signing::Always, {"approver"}, false}},
        {"exception.reject", {Signing::Always, {"approver"}, false}},
        {"exception.revoke", {Signing::Always, {"approver", "admin"}, false}},
        {"exception.void", {Signing::Never, {}, false}}, // a check finds it, nobody decides it
        {"report.export", {Signing::Always, {"auditor", "admin"}, false, true}},
        {"boundary.sign", {Signing::Always, {"admin"}, false}},
        {"sync", {Signing::Optional, {"engineer", "admin"}, false}},
        {"catalog.decide", {Signing::OncePeople, {"engineer", "admin"}, false}},
        {"estate.edit", {Signing::OncePeople, {"engineer", "admin"}, false}},
    };
    static const ActionRule other;
    const auto rule = rules.find(action);
    return rule == rules.end() ? other : rule->second;
}

bool permits(std::string_view role, const ActionRule &rule, std::string_view environment)
{
    const auto name = roleName(role), scope = roleScope(role);
    const bool isNamed = rule.roles.empty() || std::find(rule.roles.begin(), rule.roles.end(), name) != rule.roles.end();
    const bool isTooNarrow = rule.forAll && !environment.empty();
    return isNamed && !isTooNarrow && (scope.empty() || rule.anyScope || scope == environment);
}

} // namespace bulkhead::audit
