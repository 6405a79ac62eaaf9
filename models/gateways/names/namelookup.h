// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "gateways/stepwait.h"

#include <QCoroTask>
#include <QHostAddress>

namespace bulkhead {

//! What the name service of this computer said.
struct NameLookup
{
    StepWait::End end = StepWait::End::Done;
    QList<QHostAddress> addresses; //!< in its order; empty: it knows none
};
[[nodiscard]] QCoro::Task<NameLookup> lookUp(QString host, CancelToken cancel, std::chrono::milliseconds timeout);

} // namespace bulkhead
