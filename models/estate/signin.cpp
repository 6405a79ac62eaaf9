// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/signin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bulkhead {

namespace {

using std::string_view;

constexpr std::array<std::pair<string_view, string_view>, 12> takers {{
    {"key-auth", "api-key"},
    {"key-auth-enc", "api-key"},
    {"basic-auth", "basic"},
    {"hmac-auth", "hmac"},
    {"jwt", "jwt-secret"},
    {"jwt-auth", "jwt-secret"},
    {"oauth2", "oauth-client"},
    {"mtls-auth", "mtls"},
    {"authentication", "basic"},
    {"http_basic", "basic"},
    {"basicauth", "basic"},
    {"basic_auth", "basic"},
}};

constexpr std::array<string_view, 14> foreign {
    "openid-connect", "ldap-auth",       "ldap-auth-advanced", "forward-auth",   "forward_auth",
    "authz-keycloak", "authz-casdoor",   "authz-casbin",       "cas-auth",       "saml",
    "opa",            "oauth2-introspection", "wolf-rbac",     "vault-auth",
};

} // namespace

string_view credentialKindOf(string_view policyName)
{
    const auto at = std::find_if(takers.begin(), takers.end(),
                                 [policyName](const auto &taker) { return taker.first == policyName; });
    return at == takers.end() ? string_view() : at->second;
}

bool asksElsewhere(string_view policyName)
{
    return std::find(foreign.begin(), foreign.end(), policyName) != foreign.end();
}

} // namespace bulkhead
