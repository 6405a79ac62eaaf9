// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixtraits.h"

#include "demo/fakeapisix.h"

#include <QVersionNumber>

namespace bulkhead {

ApisixTraits::ApisixTraits(const FakeApisixOptions &options)
    : version(options.version)
    , prefix(options.prefix)
{
    const auto number = QVersionNumber::fromString(QString::fromStdString(version));
    isOld = number.majorVersion() < 3;
    isNewer = number >= QVersionNumber(3, 18);
    speaksV2 = isOld || options.speaksV2;
}

} // namespace bulkhead
