// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <optional>
#include <string_view>
#include <vector>

namespace bulkhead {

// Up to 3.13 the Admin API returns every default of the schema, since 3.18 only what was sent. Both have
// to read the same, so the adapter fills in the defaults itself.

struct ApisixPluginDefaults
{
    std::string_view plugin;
    std::string_view json;
};
//! The table behind the functions below, as text.
[[nodiscard]] const std::vector<ApisixPluginDefaults> &apisixPluginDefaultTexts();

//! Fills in what `plugin` takes when nothing is sent. `raw` is what the gateway told: a value that is
//! the default is no secret, even if redaction took it for one.
void fillPluginDefaults(std::string_view plugin, JsonElement raw, JsonValue::Object &config);
//! The same for the health checks of an upstream.
void fillCheckDefaults(JsonElement raw, JsonValue::Object &checks);

} // namespace bulkhead
