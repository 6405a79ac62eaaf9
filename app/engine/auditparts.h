// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/paths.h"
#include "usecases/auditsession.h"

namespace bulkhead {

//! Opens the audit log of the store on the thread that asks, with the store's key.
[[nodiscard]] std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> trailOpener(EnginePaths paths, std::shared_ptr<const Clock> clock);

//! What the console's session of the log needs: trail, keyring, key files.
[[nodiscard]] AuditSessionParts auditSessionParts(const EnginePaths &paths, const std::shared_ptr<const Clock> &clock);

} // namespace bulkhead
