// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/httpsession.h"

namespace bulkhead {

//! What APISIX means by a status that is no success, in words that say what to do.
//! NotFound; Unsupported for a collection that this
//! version or its configuration does not have.
[[nodiscard]] Error apisixError(HttpSession &session, const HttpRequest &request, const HttpReply &reply);

//! "Key not found": an empty directory, not a failure.
[[nodiscard]] bool isApisixKeyMissing(HttpSession &session, const HttpRequest &request,
                                      const HttpReply &reply);

//! "3.13.0" from "Server: APISIX/3.13.0"; empty if the server does not tell.
[[nodiscard]] QString apisixVersion(const HttpReply &reply);
[[nodiscard]] bool saysApisix(const HttpReply &reply);
//! Version 2 of the Admin API: by its header, its version or its envelope.
[[nodiscard]] bool isApisixV2(const HttpReply &reply);
[[nodiscard]] Error apisixV2Error(const HttpSession &session, const HttpRequest &request,
                                  const HttpReply &reply);
[[nodiscard]] Error notApisixError(const HttpSession &session, const HttpRequest &request,
                                   const HttpReply &reply);

} // namespace bulkhead
