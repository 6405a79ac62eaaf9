// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials: said at all, defined, and their scopes.
#include "contracts/lint/lintrules.h"
#include "contracts/rules/findings.h"

#include <QSet>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

bool hasScope(const SecurityScheme &scheme, const QString &scope)
{
    return std::any_of(scheme.flows.cbegin(), scheme.flows.cend(), [&](const OAuthFlow &flow) { return flow.scopes.contains(scope); });
}

void need(const Operation &operation, const SecurityNeed &need, LintReport &report)
{
    const SecurityScheme *scheme = report.contract().scheme(need.scheme);
    if (!scheme) {
        report.add("security-scheme-undefined", &operation, operation.securityAt, u"the security scheme \"%1\" is not defined"_s.arg(shortened(need.scheme)));
        return;
    }
    for (const QString &scope : need.scopes) {
        if (scheme->type == "oauth2"_L1 && !hasScope(*scheme, scope))
            report.add("scope-undefined", &operation, operation.securityAt,
                       u"\"%1\" is none of the scopes of \"%2\""_s.arg(shortened(scope), shortened(need.scheme)));
    }
}

} // namespace

void lintSecurity(LintReport &report)
{
    for (const Operation &operation : report.contract().operations) {
        if (!operation.saysSecurity && operation.sender == Sender::Client)
            report.add("security-missing", &operation, operation.at, u"the operation says nothing about credentials"_s);
        for (const SecurityAlternative &alternative : operation.security) {
            for (const SecurityNeed &one : alternative)
                need(operation, one, report);
        }
    }
}

} // namespace bulkhead::contracts
