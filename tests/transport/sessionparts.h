// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/httpsession.h"
#include "support/hostileserver.h"

#include <QCoroTask>

namespace bulkhead {

inline constexpr char canary[] = "canary-7f3a9c51e2";

//! A session that never waits long: milliseconds where the product waits for seconds.
inline TransportConfig quickConfig(const QUrl &adminUrl)
{
    using std::chrono::milliseconds;
    TransportConfig config;
    config.gateway = GatewayId(QString::fromLatin1("gw-one"));
    config.adminUrl = adminUrl;
    config.authHeader = "X-Test-Token";
    config.authValue = Secret(canary);
    config.transport.firstBackOff = milliseconds(1);
    config.transport.maxBackOff = milliseconds(4);
    config.transport.jitterSeed = 1;
    return config;
}

inline Result<HttpReply> waitSend(HttpSession &session, HttpRequest request)
{
    return QCoro::waitFor(session.send(std::move(request)));
}

inline Result<HttpReply> waitGet(HttpSession &session, HttpRequest request)
{
    return QCoro::waitFor(session.get(std::move(request)));
}

} // namespace bulkhead
