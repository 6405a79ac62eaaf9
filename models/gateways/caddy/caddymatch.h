// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/entities.h"

#include <string>
#include <vector>

namespace bulkhead {

//! One match set of a route, joined with those around it: all of it has to match.
struct CaddyMatch
{
    std::vector<std::string> hosts, paths, methods, protocols; //!< sorted; empty = any
    Attributes others; //!< every other matcher by its name, without secrets
    friend bool operator==(const CaddyMatch &, const CaddyMatch &) = default;

    [[nodiscard]] bool hasHostOrPath() const { return !hosts.empty() || !paths.empty(); }
    //! The same for the same meaning, whatever the order in the configuration.
    [[nodiscard]] JsonValue toJson() const;
};

//! The match sets of a route, any of which has to match; none is one set that matches everything.
[[nodiscard]] std::vector<CaddyMatch> matchSets(JsonElement route, const Fingerprinter &fingerprinter);
//! Every set of the outer route with every set of the inner one, which narrows it.
[[nodiscard]] std::vector<CaddyMatch> join(const std::vector<CaddyMatch> &outer,
                                           const std::vector<CaddyMatch> &inner);
[[nodiscard]] bool hasMatchers(JsonElement route);

} // namespace bulkhead
