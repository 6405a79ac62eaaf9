// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

namespace bulkhead::demo {

//! The gateways of the bank Meridian on loopback, as they stand on one day. They serve until the object
//! goes. What was changed on them is forgotten then.
class DemoServers
{
public:
    //! Each at an address that belongs to the folder, so that the estate file in there says the same at every start and what people accepted of it stays accepted; at any free one
    //! if somebody else serves there.
    DemoServers(int day, const QString &folder);
    ~DemoServers();
    Q_DISABLE_COPY_MOVE(DemoServers)

    //! A gateway that does not answer any more. Its address stays in the estate file.
    void stop(const QString &gateway);

    //! Writes the estate file and the key file that it names into the folder, unless they are there as they are; the estate file's path.
    [[nodiscard]] Result<QString> writeEstate() const;
    [[nodiscard]] QByteArray estateText(const QString &keyFile) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

//! The gateway that has not answered for four hours in the demonstration.
inline constexpr char silentGateway[] = "apisix-us-prd";

} // namespace bulkhead::demo
