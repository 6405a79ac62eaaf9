// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

namespace bulkhead::demo {

//! The gateways of the bank Meridian on loopback, as they stand on one day. They serve until the object
//! goes.
class DemoServers
{
public:
    explicit DemoServers(int day);
    ~DemoServers();
    Q_DISABLE_COPY_MOVE(DemoServers)

    //! A gateway that does not answer any more. Its address stays in the estate file.
    void stop(const QString &gateway);

    //! Writes the estate file and the key file that it names into a folder; the estate file's path.
    [[nodiscard]] Result<QString> writeEstate(const QString &folder) const;
    [[nodiscard]] QByteArray estateText(const QString &keyFile) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

//! The gateway that has not answered for four hours in the demonstration.
inline constexpr char silentGateway[] = "apisix-us-prd";

} // namespace bulkhead::demo
