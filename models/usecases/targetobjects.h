// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gatewayeditor.h"

namespace bulkhead {

//! Adds what the target has already of the mapped source, though its deployments do not lead there yet: an upstream or a server name that other APIs use. `source` is mapped already.
QCoro::Task<Result<promotion::NativeClosure>> withShared(std::shared_ptr<GatewayEditor> editor, promotion::NativeClosure target, std::vector<promotion::NativeObject> source);

//! The closure of the deployments, and beside it what of `seen` is still there: what the plan shares with other APIs is no part of the closure until it was applied.
QCoro::Task<Result<promotion::NativeClosure>> closureWith(std::shared_ptr<GatewayEditor> editor, std::vector<std::string> deployments, std::vector<promotion::SeenObject> seen);

} // namespace bulkhead
