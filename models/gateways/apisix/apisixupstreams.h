// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/record.h"

#include <string>
#include <vector>

namespace bulkhead {

struct ApisixUpstream
{
    Upstream upstream;
    std::vector<Target> targets; //!< in the order of their ids; none with service discovery
};

//! Reads an upstream object or the `upstream` of a route or service. `nativeId` is its own id, or
//! "service/ID/upstream", "route/ID/upstream" for an inline one. Both shapes of `nodes` read the same.
//! A target is "UPSTREAM/HOST:PORT"; a port that is not set is the one of the scheme.
[[nodiscard]] ApisixUpstream readApisixUpstream(JsonElement value, std::string nativeId,
                                                const Fingerprinter &fingerprinter);

} // namespace bulkhead
