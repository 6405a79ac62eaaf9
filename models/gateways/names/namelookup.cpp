// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/names/namelookup.h"

#include <QHostInfo>

namespace bulkhead {

QCoro::Task<NameLookup> lookUp(QString host, CancelToken cancel, std::chrono::milliseconds timeout)
{
    StepWait wait(std::move(cancel), timeout);
    NameLookup found;
    QHostInfo::lookupHost(host, &wait, [&wait, &found](const QHostInfo &info) {
        found.addresses = info.addresses();
        wait.finish();
    });
    co_await wait.over();
    found.end = wait.end();
    co_return found;
}

} // namespace bulkhead
