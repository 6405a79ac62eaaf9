// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "isolation/policymeaning.h"

#include <QTest>

namespace bulkhead::isolation {

//! A policy from JSON text with ' for ".
inline Policy policyOf(const char *name, std::string settings)
{
    std::replace(settings.begin(), settings.end(), '\'', '"');
    JsonReader reader;
    const auto parsed = reader.parse(settings);
    Policy policy;
    policy.nativeId = "p1";
    policy.name = name;
    if (parsed)
        policy.config = *JsonValue::from(*parsed).object();
    else
        QTest::qFail("bad JSON in the test", __FILE__, __LINE__);
    return policy;
}

inline PolicyMeaning meaningOf(const char *name, std::string settings)
{
    return meaningOf(policyOf(name, std::move(settings)));
}

//! What an adapter leaves of a secret; `digit` says which.
inline std::string hidden(char digit)
{
    return "{'class':'secret/plain','fingerprint':'" + std::string(64, digit) + "'}";
}

inline std::vector<std::string> callouts(const PolicyMeaning &meaning)
{
    static constexpr std::array<const char *, 4> roles = {"callout", "mirror", "fallback", "log"};
    std::vector<std::string> all;
    for (const Callout &callout : meaning.callouts) {
        all.push_back(std::string(roles.at(std::size_t(callout.role))) + ' ' + callout.field + ' '
                      + (callout.opaque ? "?" : callout.endpoint.host + ':' + std::to_string(callout.endpoint.port)));
    }
    return all;
}

} // namespace bulkhead::isolation
