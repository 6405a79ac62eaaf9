// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/certificates/servedchain.h"
#include "core/cancel.h"

#include <QCoroTask>

#include <chrono>

namespace bulkhead {

//! A place that somebody named: "pay.example.test:8443", "[::1]:443", or without a port for 443.
struct TlsPlace
{
    QString host;
    int port = 443;
};
//! Nothing if it is not one: user names, paths and schemes are none of it.
[[nodiscard]] std::optional<TlsPlace> tlsPlaceFrom(const QString &text);

//! Shakes hands by TLS once, reads the certificates that the host serves, and hangs up; nothing is sent over the connection. A chain that is not trusted here is read all the same,
//! and says why. Connects to exactly that host, without a proxy. `timeout` is for all of it. On the thread it is called on.
[[nodiscard]] QCoro::Task<collectors::ServedChain> readServedChain(TlsPlace place, std::chrono::milliseconds timeout, CancelToken cancel);

} // namespace bulkhead
