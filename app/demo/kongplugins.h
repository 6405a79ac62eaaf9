// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <string>

namespace bulkhead {

//! The plugins that come with Kong 3.9.3: name → priority.
[[nodiscard]] const std::map<std::string, int> &kongPluginPriorities();

//! Fills what the schema of a plugin puts into a "config" that is sent without it.
void addKongPluginDefaults(JsonValue::Object &plugin);

//! Settings that are told under an older name too: "redis_host" beside "redis.host".
void echoKongSettings(JsonValue::Object &plugin);

//! Whether a member of settings is a map, whose keys are free, and no record: maps are never merged.
[[nodiscard]] bool isKongMap(const std::string &member);

//! What is wrong with a row of "plugins", as "fields" of an error tell it; empty if nothing is.
[[nodiscard]] JsonValue::Object kongPluginProblems(const JsonValue::Object &plugin);

} // namespace bulkhead
