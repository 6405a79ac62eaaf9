// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/httpsession.h"
#include "ports/gateway.h"

namespace bulkhead {

//! What stands before each path: "/apisix/admin", or nothing if the admin URL ends so.
[[nodiscard]] QString apisixPrefix(const QUrl &adminUrl);

//! The version of what answers below `prefix`; an error if it is no APISIX 3 that may be read.
[[nodiscard]] QCoro::Task<Result<QString>> probeApisix(HttpSession &session, QString prefix);

//! What a gateway that was probed is, and what its key says about rights and dangers.
[[nodiscard]] GatewayIdentity apisixIdentity(const HttpSession &session, const QString &version);

} // namespace bulkhead
