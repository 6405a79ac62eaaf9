// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/meaning/parts.h"

#include <algorithm>

namespace bulkhead::isolation {

std::string_view toWire(PolicyClass kind)
{
    static constexpr std::array<std::string_view, 18> words = {
        "other", "authentication", "authorisation", "rate_limit", "quota", "cors", "size_limit", "validation",
        "ip_restriction", "bot_protection", "waf", "log", "metrics", "tracing", "mock", "debug", "script", "transform"};
    return words.at(static_cast<std::size_t>(kind));
}

PolicyMeaning meaningOf(const Policy &policy)
{
    PolicyMeaning meaning;
    meaning.kind = classOf(policy);
    readLimits(policy, meaning);
    readTrust(policy, meaning);
    readAccess(policy, meaning);
    readRecording(policy, meaning);
    readCallouts(policy, meaning);
    readIdentities(policy, meaning);
    readScripts(policy, meaning);
    std::sort(meaning.limits.begin(), meaning.limits.end());
    sortOnce(meaning.secretPaths);
    return meaning;
}

} // namespace bulkhead::isolation
