// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/verifylog.h"

namespace bulkhead {

class AuditTrail;

//! What this desk and the places outside know of a log. A place that cannot be read is passed over: its state is shown elsewhere. Blocks on reading them.
[[nodiscard]] VerifyAgainst keptOf(AuditTrail &trail, const std::string &log);

} // namespace bulkhead
