// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "engine/engine.h"

#include <QCoroTask>

#include <functional>

namespace bulkhead::demo {

//! Fills an empty store with thirty days of the bank Meridian: each day its gateways are started, read
//! by an ordinary sync and judged, its people act with their own keys, all of it in the audit log, only with that day's clock. Then one gateway falls silent. The same rows on every
//! machine but for the times, which end at `end`. People's keys go to `folder`; nobody else may serve the demonstration of the estate file's folder meanwhile. Blocks between its steps: not for the GUI thread.
QCoro::Task<Result<void>> makeHistory(std::shared_ptr<const Engine> engine, EnginePaths paths, QString folder, UtcTime end, CancelToken cancel,
                                      std::function<void(int day)> onDay);

} // namespace bulkhead::demo
