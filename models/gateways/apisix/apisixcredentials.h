// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/entities.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! The credentials in the `plugins` of a consumer ("consumer/NAME/PLUGIN") or of a credential object
//! ("consumer/NAME/credential/ID/PLUGIN"). Other plugins are left alone.
[[nodiscard]] std::vector<Credential> readApisixCredentials(JsonElement object, std::string_view consumer,
                                                            const std::string &source,
                                                            const Fingerprinter &fingerprinter);

} // namespace bulkhead
