// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixcollections.h"

namespace bulkhead {

namespace {

using Kind = EntityKind;
using Id = ApisixCollection;

constexpr EntityKinds pluginKinds = {Kind::Policy, Kind::Sink};
constexpr EntityKinds serviceKinds = {Kind::Deployment, Kind::Upstream, Kind::Target, Kind::Policy, Kind::Sink};
constexpr EntityKinds routeKinds = {Kind::Deployment, Kind::Route, Kind::Upstream, Kind::Target,
                                    Kind::Policy, Kind::Sink};

//! In the order of the enumeration.
constexpr std::array<ApisixCollectionInfo, 13> table = {{
    {Id::Routes, "routes", routeKinds, false},
    {Id::Services, "services", serviceKinds, false},
    {Id::Upstreams, "upstreams", {Kind::Upstream, Kind::Target}, false},
    {Id::Consumers, "consumers", {Kind::Consumer, Kind::Credential, Kind::Policy, Kind::Sink}, false},
    {Id::ConsumerGroups, "consumer_groups", pluginKinds, true},
    {Id::PluginConfigs, "plugin_configs", pluginKinds, true},
    {Id::GlobalRules, "global_rules", pluginKinds, false},
    {Id::Ssls, "ssls", {Kind::Certificate}, false},
    {Id::PluginMetadata, "plugin_metadata", {Kind::Sink}, true},
    {Id::Secrets, "secrets", {}, true},
    {Id::Protos, "protos", {}, true},
    {Id::StreamRoutes, "stream_routes", routeKinds, true},
    {Id::Credentials, "credentials", {Kind::Credential}, true},
}};

} // namespace

const ApisixCollectionInfo &apisixCollection(ApisixCollection id)
{
    return table[static_cast<std::size_t>(id)];
}

} // namespace bulkhead
