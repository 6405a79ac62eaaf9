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

// What is written back goes the other way: a member that says what the product takes anyway is left out, so that what was sent and what is read back are the same in
// every version.

//! What was left out of an object.
struct ApisixOmitted
{
    std::string pointer; //!< JSON pointer into the object
    JsonValue value;
};

//! Leaves the defaults out of `raw` at `pointer`, and of `shadow`, which is the same object without its secrets. Appends what it took, inner members first.
void omitPluginDefaults(std::string_view plugin, JsonValue &raw, JsonValue &shadow, const std::string &pointer, std::vector<ApisixOmitted> &omitted);
void omitUpstreamDefaults(JsonValue &raw, JsonValue &shadow, const std::string &pointer, std::vector<ApisixOmitted> &omitted);
void omitRouteDefaults(JsonValue &raw, JsonValue &shadow, std::vector<ApisixOmitted> &omitted);

} // namespace bulkhead
