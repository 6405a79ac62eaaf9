// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/result.h"
#include "gateways/apisix/apisixcollections.h"
#include "gateways/apisix/apisixdefaults.h"

#include <string>
#include <vector>

namespace bulkhead {

//! An object of the Admin API in the one form in which it is compared and planned: without id, times and what the product takes anyway; nodes as a list, ids of other
//! objects as text. So it is the same in every version, and after it was written.
struct ApisixBody
{
    JsonValue raw;      //!< with its secrets: for the moment only, never kept or shown
    JsonValue redacted; //!< the same without them, as NativeObject::body is
    std::vector<ApisixOmitted> omitted;
    bool hasNodesByAddress = false; //!< {"host:port": weight}
};
//! `value` as the Admin API gives it. A certificate's private key, which it does not show, is told apart by the certificate's public key.
[[nodiscard]] ApisixBody apisixBody(ApisixCollection collection, JsonElement value, const Fingerprinter &fingerprinter);

//! What to send for `after` (a body as above): with the secrets of what is there now, which also keeps its way of writing nodes and what it says though it is taken anyway.
//! Conflict if a secret is not there any more; Unsupported if it would not be read back as `after`.
[[nodiscard]] Result<JsonValue> apisixWritten(ApisixCollection collection, const JsonValue &after, const ApisixBody &now, const Fingerprinter &fingerprinter);

//! A member that names another object.
struct ApisixReference
{
    std::string pointer; //!< JSON pointer into the object
    ApisixCollection collection = ApisixCollection::Upstreams;
    std::string id;
    friend bool operator==(const ApisixReference &, const ApisixReference &) = default;
};
//! What of services, upstreams, plugin configurations and certificates an object names. Nothing else is looked for.
[[nodiscard]] std::vector<ApisixReference> apisixReferences(JsonElement value);

} // namespace bulkhead
