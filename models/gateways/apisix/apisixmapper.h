// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/record.h"
#include "gateways/apisix/apisixcollections.h"
#include "gateways/apisix/apisixplugins.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! Turns APISIX's objects into entities. Native ids:
//! - a service is the deployment "ID"; a route without a service is the deployment "route/ID" (an id has
//!   no slash, so the two never meet), a stream route without one "stream_route/ID";
//! - a route is "ID", a stream route "stream_route/ID";
//! - an upstream is "ID", an inline one "service/ID/upstream", "route/ID/upstream";
//! - a plugin is "SOURCE/ID/PLUGIN"; one of a plugin configuration is expanded onto each route that uses
//!   it and does not set the plugin itself: "plugin_config/ID/PLUGIN/route/ROUTE".
//! Pure but for one memory: which routes use which plugin configuration, so routes come first.
class ApisixMapper
{
public:
    explicit ApisixMapper(const Fingerprinter &fingerprinter);

    //! Appends the entities of one native row (`value`). `owner` is the consumer of a credential.
    void map(ApisixCollection collection, JsonElement value, std::vector<EntityRecord> &out,
             std::string_view owner = {});
    //! Before routes are read anew.
    void forgetRoutes() { m_uses.clear(); }

private:
    using Records = std::vector<EntityRecord>;
    using PluginNames = std::set<std::string, std::less<>>;

    void mapRoute(JsonElement value, Records &out);
    void mapService(JsonElement value, Records &out) const;
    void mapUpstream(JsonElement value, std::string nativeId, Records &out) const;
    void mapConsumer(JsonElement value, Records &out) const;
    void mapCredential(JsonElement value, std::string_view consumer, Records &out) const;
    void mapPluginConfig(JsonElement value, Records &out) const;
    void mapPlugins(JsonElement value, const ApisixPluginPlace &place, Records &out) const;
    void mapSsl(JsonElement value, Records &out) const;
    void mapMetadata(JsonElement value, Records &out) const;
    void mapStreamRoute(JsonElement value, Records &out) const;

    //! The id of the object's upstream; an inline one is appended. Empty: it has none.
    std::string upstreamOf(JsonElement value, const std::string &source, Records &out) const;
    void rememberUse(JsonElement route, const std::string &routeId);

    const Fingerprinter &m_fingerprinter;
    std::map<std::string, std::map<std::string, PluginNames>> m_uses; //!< plugin config → route → its own plugins
};

} // namespace bulkhead
