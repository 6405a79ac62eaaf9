// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/result.h"
#include "core/secret.h"
#include "estate/record.h"
#include "gateways/apisix/apisixclosure.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! The objects of a closure as the gateway told them. What reading makes of a setting can rest on the secret itself (the fingerprint of a sink's, a URL without its password), which
//! a body does not have, so that rows with secrets stay in guarded memory as long as this. Movable.
class ApisixRows
{
public:
    ApisixRows() = default;
    ApisixRows(const ApisixInventory &inventory, const promotion::NativeClosure &closure);

    [[nodiscard]] std::string_view find(const promotion::ObjectRef &ref) const; //!< empty: it is not there

private:
    std::map<promotion::ObjectRef, std::string> m_plain;
    std::map<promotion::ObjectRef, Secret> m_sealed; //!< those that hold a secret
};

//! What objects are in the unified model: their deployments, routes, upstreams, targets, policies and sinks, as a sync would read them once they are on the gateway; certificates are
//! not told. An object that is not as it was still has the times of what was there, a new one none. Plugin configurations are told for the routes among the objects. Unsupported if an
//! object could not be written as it is, as with a secret that the gateway does not hold.
[[nodiscard]] Result<std::vector<EntityRecord>> apisixUnits(const std::vector<promotion::NativeObject> &objects, const ApisixRows &rows, const Fingerprinter &fingerprinter);

} // namespace bulkhead
