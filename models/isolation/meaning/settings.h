// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/jsonvalue.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::isolation {

// Reading normalised settings: a path is names with dots between them ("redis.host"); a missing member or one of another
// type gives the default. A secret there is {"fingerprint", "class"} or {"ref"}, a URL that lost a secret {"url", …}.

using Settings = JsonValue::Object;

[[nodiscard]] const JsonValue *valueAt(const Settings &settings, std::string_view path);
//! Plain text, or the URL of one that lost its secret.
[[nodiscard]] std::string textOf(const JsonValue *value);
[[nodiscard]] std::string textAt(const Settings &settings, std::string_view path, std::string_view fallback = {});
[[nodiscard]] std::int64_t numberAt(const Settings &settings, std::string_view path, std::int64_t fallback = 0);
[[nodiscard]] bool flagAt(const Settings &settings, std::string_view path, bool fallback = false);
//! The texts of a list, or the one text that stands there; sorted, each once.
[[nodiscard]] std::vector<std::string> textsAt(const Settings &settings, std::string_view path);
[[nodiscard]] std::optional<Fingerprint> secretOf(const JsonValue *value);
[[nodiscard]] std::string referenceOf(const JsonValue *value);
//! Nothing, null, false, "" and empty lists: not set.
[[nodiscard]] bool isSet(const JsonValue *value);
//! Visits every value that is no plain object or list, with its dotted path and the name of its member. What stands for
//! a secret or a cleaned URL is one value.
void walk(const Settings &settings,
          const std::function<void(const std::string &path, const std::string &name, const JsonValue &value)> &visit);
void sortOnce(std::vector<std::string> &texts);

} // namespace bulkhead::isolation
