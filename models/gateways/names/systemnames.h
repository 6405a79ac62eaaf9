// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/nameanswers.h"

namespace bulkhead {

//! Names as this computer's name service knows them: its hosts file, its servers. A gateway may see others.
//! Names that are reserved for documentation and tests are not asked for.
class SystemNames final : public NameResolver
{
public:
    explicit SystemNames(std::chrono::milliseconds timeout = std::chrono::seconds(5))
        : m_timeout(timeout)
    {
    }
    QCoro::Task<Result<QList<QString>>> addresses(QString host, CancelToken cancel) override;

private:
    std::chrono::milliseconds m_timeout;
};

} // namespace bulkhead
