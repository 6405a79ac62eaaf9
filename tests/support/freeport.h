// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTcpServer>

#include <algorithm>
#include <fstream>

namespace bulkhead::test {

//! A loopback port for a program that can only be told a number. It lies below the range from which the system hands out
//! ports for outgoing connections, so that no other test's client takes it before the program binds it; tests that run side
//! by side begin at different places.
[[nodiscard]] inline quint16 freePort()
{
    constexpr int first = 15000;
    int last = 32000;
    if (std::ifstream range("/proc/sys/net/ipv4/ip_local_port_range"); range >> last)
        last = std::min(std::max(last, first + 1000), 60000);
    const int count = last - first;
    static int next = int(QCoreApplication::applicationPid() * 37 % count);
    for (int tried = 0; tried < count; ++tried) {
        const auto port = quint16(first + next);
        next = (next + 1) % count;
        if (QTcpServer server; server.listen(QHostAddress::LocalHost, port))
            return port;
    }
    return 0;
}

} // namespace bulkhead::test
