// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongcollections.h"

namespace bulkhead {

namespace {

using Kind = EntityKind;

const std::array<KongCollectionInfo, kongCollectionCount> infos = {{
    {KongCollection::Upstreams, "upstreams", {Kind::Upstream, Kind::Target}, false},
    {KongCollection::Services, "services", {Kind::Deployment, Kind::Upstream, Kind::Target}, false},
    {KongCollection::Routes, "routes", {Kind::Route, Kind::Deployment}, false},
    {KongCollection::Plugins, "plugins", {Kind::Policy, Kind::Sink}, false},
    {KongCollection::Consumers, "consumers", {Kind::Consumer}, false},
    {KongCollection::Acls, "acls", {}, true},
    {KongCollection::Certificates, "certificates", {Kind::Certificate}, false},
    {KongCollection::Snis, "snis", {}, false},
    {KongCollection::CaCertificates, "ca_certificates", {Kind::Certificate}, true},
    {KongCollection::KeyAuths, "key-auths", {Kind::Credential}, true},
    {KongCollection::BasicAuths, "basic-auths", {Kind::Credential}, true},
    {KongCollection::HmacAuths, "hmac-auths", {Kind::Credential}, true},
    {KongCollection::Jwts, "jwts", {Kind::Credential}, true},
    {KongCollection::Oauth2, "oauth2", {Kind::Credential}, true},
    {KongCollection::Targets, "targets", {Kind::Target}, false},
}};

} // namespace

const KongCollectionInfo &kongCollection(KongCollection id)
{
    return infos[static_cast<std::size_t>(id)];
}

} // namespace bulkhead
