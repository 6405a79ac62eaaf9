// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/kong/kongobject.h"
#include "promotion/nativeobject.h"

#include <set>
#include <vector>

namespace bulkhead {

//! A route with the plugins that are bound to it, or to it and its service, and to no consumer.
struct KongApiRoute
{
    KongObject object;
    std::vector<KongObject> plugins;
    std::vector<KongObject> snis;          //!< rows that its server names have
    bool hasOthers = false;                //!< plugins of consumers hang on it
};

//! One service with all that it needs; without a service it is a route alone.
struct KongApi
{
    std::string workspace;
    std::optional<KongObject> service;
    std::vector<KongApiRoute> routes;
    std::vector<KongObject> plugins;       //!< of the service alone
    bool hasOthers = false;                //!< plugins of consumers hang on the service
    std::optional<KongObject> upstream;    //!< that its host names
    bool isUpstreamShared = false;
    std::vector<KongObject> targets;
};

//! What was read of the deployments, in the order of the ids.
struct KongApis
{
    std::vector<KongApi> apis;
    std::map<std::string, KongObject> certificates; //!< by id: those that are named
};

//! All objects with their parts, values and references; what is needed comes first. Pure: the same rows give the same objects.
[[nodiscard]] std::vector<promotion::NativeObject> kongClosure(const KongApis &apis);

//! One object that is shared with other APIs, with the part that it is to this one, and its name.
[[nodiscard]] promotion::NativeObject kongSharedObject(KongTable table, const KongObject &object, promotion::ObjectRef ref, std::string part);

} // namespace bulkhead
