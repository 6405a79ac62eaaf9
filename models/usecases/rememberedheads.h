// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/checkpoint.h"
#include "ports/headmemory.h"

#include <optional>

namespace bulkhead {

//! By what the newest head of whatever log is in a store is remembered, beside the one that is remembered by the log's id: a log that is gone, or another one in
//! its place, shows by it only. `place`: the store's absolute path; no log's id looks like this.
[[nodiscard]] std::string headKeyOf(const QString &place);

//! What a checkpoint says, whoever signed it.
[[nodiscard]] std::optional<audit::Checkpoint> statedHead(const std::string &note);

//! All that is remembered of the log and of the place; either may be empty. Each note once.
[[nodiscard]] Result<std::vector<std::string>> rememberedHeads(HeadMemory &memory, const std::string &log, const QString &place);

} // namespace bulkhead
