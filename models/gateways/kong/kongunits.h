// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gateways/kong/kongclosure.h"
#include "gateways/kong/kongmapper.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead {

//! An object of a closure as it was read.
struct KongSeen
{
    KongTable table = KongTable::Services;
    KongObject object;
};

//! What a Kong has beside the objects of an API that decides what those are in the unified model: as it was read last.
struct KongGround
{
    std::map<std::string, KongRows> lists;   //!< of each workspace: services, upstreams, certificates, server names, authorities
    std::map<std::string, KongSeen> objects; //!< of the closure, by id; with their secrets, but for private keys
    KongAuthorities authorities;             //!< of the closure's services
};

[[nodiscard]] std::map<std::string, KongSeen> kongSeen(const KongApis &apis);
//! Private keys decide nothing, so they are not kept.
[[nodiscard]] KongObject kongWithoutKeys(KongObject certificate);

//! What the objects are in the unified model, as reading a Kong with them instead of those of the closure would make of them; global things and consumers are not among it. What
//! is as it was keeps its times, of the rest is unknown when it changed. Unsupported if one holds a secret that the closure did not have in that place, or is in a workspace
//! that was not read. Pure.
[[nodiscard]] Result<std::vector<EntityRecord>> kongUnits(const std::vector<promotion::NativeObject> &objects, const KongGround &ground, const Fingerprinter &fingerprinter);

} // namespace bulkhead
