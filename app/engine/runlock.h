// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/paths.h"

#include <functional>
#include <memory>

namespace bulkhead {

//! Locks of files beside the store, one for each key: what it gives holds the lock, nullptr if another process does. The death of a process lets go of it.
[[nodiscard]] std::function<std::shared_ptr<void>(const QString &key)> runLock(const EnginePaths &paths);

} // namespace bulkhead
