// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/collection.h"

#include <QString>

#include <array>
#include <cstdint>

namespace bulkhead {

//! What is read of APISIX, named as its Admin API names it.
enum class ApisixCollection : std::uint8_t {
    Routes, Services, Upstreams, Consumers, ConsumerGroups, PluginConfigs, GlobalRules, Ssls,
    PluginMetadata, Secrets, Protos, StreamRoutes,
    Credentials //!< "consumers/NAME/credentials" of all consumers, as one collection
};

struct ApisixCollectionInfo
{
    ApisixCollection id;
    const char *name;  //!< of the collection, and its path but for credentials
    EntityKinds kinds; //!< what its rows become
    bool isOptional;   //!< came with a later version: "unsupported resource type" is no failure
};
[[nodiscard]] const ApisixCollectionInfo &apisixCollection(ApisixCollection id);

//! Those that need nothing else first. Plugin configurations follow the routes that use them,
//! credentials the consumers that have them.
inline constexpr std::array independentApisixCollections = {
    ApisixCollection::Services,       ApisixCollection::Upstreams,   ApisixCollection::ConsumerGroups,
    ApisixCollection::GlobalRules,    ApisixCollection::Ssls,        ApisixCollection::PluginMetadata,
    ApisixCollection::Secrets,        ApisixCollection::Protos,      ApisixCollection::StreamRoutes};

} // namespace bulkhead
