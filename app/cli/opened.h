// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/historypoint.h"
#include "engine/engine.h"
#include "estate/estatefile.h"
#include "ports/store.h"
#include "usecases/loadcatalog.h"

namespace bulkhead::cli {

//! The estate of a command line; errors and warnings are said on the console.
[[nodiscard]] Result<EstateConfig> openEstate(CommandContext &context);
//! The catalog as of --as-of, or now. `log`: as loadCatalog takes it.
[[nodiscard]] Result<std::shared_ptr<const CatalogView>> openCatalog(CommandContext &context, LogRecords *log = nullptr);
//! The option's value, a number or an ISO time. `numbered` says what the number counts.
[[nodiscard]] Result<HistoryPoint> historyPointOf(const CommandLine &line, const QString &option, const QString &numbered);
//! A snapshot number, or the newest snapshot at or before a time. 0: now.
[[nodiscard]] Result<SnapshotId> snapshotOf(Store &store, const CommandLine &line);

} // namespace bulkhead::cli
