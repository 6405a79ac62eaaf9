// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"

namespace bulkhead {

Q_LOGGING_CATEGORY(lcEstate, "bulkhead.estate", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTransport, "bulkhead.transport", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGateways, "bulkhead.gateways", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "bulkhead.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcIdentity, "bulkhead.identity", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUsecases, "bulkhead.usecases", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "bulkhead.app", QtInfoMsg)

} // namespace bulkhead
