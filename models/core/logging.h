// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace bulkhead {

// One category per library; default level info. Messages hold names and counts, never values.
Q_DECLARE_LOGGING_CATEGORY(lcEstate)
Q_DECLARE_LOGGING_CATEGORY(lcTransport)
Q_DECLARE_LOGGING_CATEGORY(lcGateways)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcIdentity)
Q_DECLARE_LOGGING_CATEGORY(lcUsecases)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

} // namespace bulkhead
