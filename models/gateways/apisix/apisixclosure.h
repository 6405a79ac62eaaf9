// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/result.h"
#include "gateways/apisix/apisixcollections.h"
#include "promotion/nativeobject.h"

#include <map>
#include <memory>
#include <vector>

namespace bulkhead {

//! All that an API can consist of on one gateway, and what may share it, as it was read.
struct ApisixInventory
{
    //! The parts of an API in the order of need.
    static constexpr std::array parts = {ApisixCollection::Ssls, ApisixCollection::Upstreams, ApisixCollection::PluginConfigs, ApisixCollection::Services,
                                         ApisixCollection::Routes};
    //! What is read: routes first, as they tell whether anything can be; last what only shares parts.
    static constexpr std::array read = {ApisixCollection::Routes, ApisixCollection::Services,     ApisixCollection::PluginConfigs, ApisixCollection::Upstreams,
                                        ApisixCollection::Ssls,   ApisixCollection::StreamRoutes, ApisixCollection::GlobalRules};

    //! The rows of a list of the Admin API; false if it is none.
    bool add(ApisixCollection collection, std::string_view list);
    [[nodiscard]] bool contains(ApisixCollection collection, const std::string &id) const;

    std::map<ApisixCollection, std::map<std::string, JsonElement>> rows; //!< by id

private:
    std::vector<std::unique_ptr<JsonReader>> m_readers; //!< own the rows
};

//! Services with their routes, or routes that have none, with the upstreams, plugin configurations and certificates that they use. Certificates are chosen by the hosts of
//! the API; they are always shared, as nobody can put back a private key. NotFound if a deployment is not there, Unsupported for stream routes.
[[nodiscard]] Result<promotion::NativeClosure> apisixClosure(const ApisixInventory &inventory, const std::vector<std::string> &deployments,
                                                             const Fingerprinter &fingerprinter);

} // namespace bulkhead
