// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "reports/report.h"

namespace bulkhead::reports {

// Parts of the JSON of a report.
[[nodiscard]] JsonValue exceptionsJson(const Report &report);
[[nodiscard]] JsonValue attestationsJson(const Report &report);
[[nodiscard]] JsonValue evidenceJson(const Report &report);
[[nodiscard]] JsonValue promotionsJson(const Report &report);
[[nodiscard]] JsonValue changesJson(const Report &report);
[[nodiscard]] JsonValue promotionsJson(const std::vector<promotion::Request> &promotions);
[[nodiscard]] JsonValue changesJson(const std::vector<UnrequestedChange> &changes);
[[nodiscard]] JsonValue gapsJson(const Report &report);
[[nodiscard]] JsonValue chainJson(const ChainResult &chain);
//! What stands with a finding that it accepts, as `isolation check` writes it.
[[nodiscard]] JsonValue exceptionInShort(const ExceptionRow &row);

void putTime(JsonValue::Object &object, const char *key, UtcTime time); //!< nothing for no time
[[nodiscard]] JsonValue::Array textsJson(const std::vector<std::string> &texts);
[[nodiscard]] JsonValue::Array textsJson(const QStringList &texts);

} // namespace bulkhead::reports
