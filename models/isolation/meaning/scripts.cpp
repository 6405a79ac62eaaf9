// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/codescan.h"
#include "isolation/identity.h"
#include "isolation/meaning/parts.h"

#include <algorithm>

namespace bulkhead::isolation {

void readScripts(const Policy &policy, PolicyMeaning &meaning)
{
    if (meaning.kind != PolicyClass::Script)
        return;
    meaning.opaque = true;
    // What its adapter saw in the code before it hid it.
    meaning.mentionsEnvironment = flagAt(policy.config, codeMentionsEnvironment);
    walk(policy.config, [&](const std::string &path, const std::string &, const JsonValue &value) {
        const std::string code = textOf(&value);
        if (code.empty() || path.starts_with('@'))
            return;
        meaning.mentionsEnvironment = meaning.mentionsEnvironment || mentionsEnvironment(code);
        for (const std::string &url : urlsIn(code)) {
            const std::string host = endpoint(url).host;
            const auto isSame = [&host](const Callout &callout) { return callout.endpoint.host == host; };
            if (std::none_of(meaning.callouts.begin(), meaning.callouts.end(), isSame))
                meaning.callouts.push_back({Callout::Role::Callout, endpoint(url), path, false});
        }
    });
}

} // namespace bulkhead::isolation
