// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/entities.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

// Small readings that many of APISIX's objects share.

//! An id as text: 7 and "7" are the same object to APISIX.
[[nodiscard]] std::string apisixId(JsonElement object, std::string_view key);
//! The `labels` map, sorted.
[[nodiscard]] std::vector<Label> apisixLabels(JsonElement object);
//! One list from the two spellings "uri" and "uris": sorted, every text once.
[[nodiscard]] std::vector<std::string> apisixTexts(JsonElement object, std::string_view one,
                                                   std::string_view many);
//! Host names in lower case, without the final dot.
[[nodiscard]] std::vector<std::string> apisixHosts(JsonElement object);
[[nodiscard]] std::string lowerHost(std::string_view host);
//! Conditions of a route; what is compared with a secret header or parameter is replaced.
[[nodiscard]] JsonValue apisixVars(JsonElement vars, const Fingerprinter &fingerprinter);
//! Copies a member into the attributes if it is there.
void copyMember(JsonElement object, std::string_view key, Attributes &attributes);

} // namespace bulkhead
