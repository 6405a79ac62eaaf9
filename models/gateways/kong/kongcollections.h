// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/collection.h"

#include <QString>

#include <array>
#include <cstdint>

namespace bulkhead {

//! The collections of Kong's Admin API that are read, per workspace.
enum class KongCollection : std::uint8_t {
    Upstreams, Services, Routes, Plugins, Consumers, Acls, Certificates, Snis, CaCertificates,
    KeyAuths, BasicAuths, HmacAuths, Jwts, Oauth2,
    Targets //!< one per upstream: "upstreams/UUID/targets"
};
inline constexpr int kongCollectionCount = 15;

struct KongCollectionInfo
{
    KongCollection id;
    const char *name;  //!< as in the path
    EntityKinds kinds; //!< what its rows become
    bool isOptional;   //!< comes with a plugin or a version: 404 says that the product has no such thing
};
[[nodiscard]] const KongCollectionInfo &kongCollection(KongCollection id);

//! Those that are read without knowing anything else first.
inline constexpr std::array independentKongCollections = {
    KongCollection::Routes,    KongCollection::Plugins,   KongCollection::KeyAuths,
    KongCollection::BasicAuths, KongCollection::HmacAuths, KongCollection::Jwts,
    KongCollection::Oauth2};

} // namespace bulkhead
