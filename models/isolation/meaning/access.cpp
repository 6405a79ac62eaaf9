// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/meaning/parts.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

std::vector<std::string> origins(const Settings &settings)
{
    std::vector<std::string> all = textsAt(settings, "origins"); // Kong; none means any
    if (const std::string list = textAt(settings, "allow_origins"); !list.empty()) {
        for (std::size_t start = 0; start <= list.size();) { // APISIX: a comma between them
            const std::size_t end = std::min(list.find(',', start), list.size());
            all.push_back(list.substr(start, end - start));
            start = end + 1;
        }
    }
    for (std::string &pattern : textsAt(settings, "allow_origins_by_regex"))
        all.push_back("~" + pattern);
    if (all.empty())
        all.emplace_back("*");
    sortOnce(all);
    return all;
}

std::vector<std::string> groups(const Policy &policy)
{
    if (policy.name == "acl")
        return textsAt(policy.config, "allow");
    const bool byGroup = textAt(policy.config, "type") == "consumer_group_id";
    return byGroup ? textsAt(policy.config, "whitelist") : std::vector<std::string>();
}

//! It looks and lets pass: a filter that only reports, a sign-in that takes anybody as a guest.
bool onlyReports(const Policy &policy, PolicyClass kind)
{
    const Settings &settings = policy.config;
    if (kind == PolicyClass::Authentication) {
        return isSet(valueAt(settings, "anonymous")) || isSet(valueAt(settings, "anonymous_consumer"))
            || textAt(settings, "unauth_action") == "pass";
    }
    if (kind == PolicyClass::Waf) {
        for (const char *member : {"mode", "enforcement_mode"}) {
            const std::string mode = textAt(settings, member);
            if (mode == "monitor" || mode == "log_only" || mode == "off" || mode == "detect")
                return true;
        }
        return textAt(settings, "directives").find("DetectionOnly") != std::string::npos;
    }
    return textAt(settings, "policy_enforcement_mode") == "PERMISSIVE";
}

} // namespace

void readAccess(const Policy &policy, PolicyMeaning &meaning)
{
    meaning.detectOnly = onlyReports(policy, meaning.kind);
    if (policy.name == "acl" || policy.name == "consumer-restriction")
        meaning.groups = groups(policy);
    if (meaning.kind != PolicyClass::Cors)
        return;
    meaning.corsOrigins = origins(policy.config);
    meaning.corsCredentials = flagAt(policy.config, "credentials") || flagAt(policy.config, "allow_credential");
}

} // namespace bulkhead::isolation
