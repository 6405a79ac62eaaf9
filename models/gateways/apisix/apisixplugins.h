// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/entities.h"
#include "gateways/redaction/redaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! Where a `plugins` map stands and what it acts on.
struct ApisixPluginPlace
{
    std::string source; //!< begins the native ids: "route/ID", "plugin_config/ID"
    std::string suffix; //!< ends them: the route a plugin configuration is expanded onto
    Policy::Scope scope = Policy::Scope::Global;
    std::string scopeId;
    std::vector<Label> labels = {}; //!< of the object that holds the plugins
    std::int64_t updatedAt = 0;
};

struct ApisixPlugins
{
    std::vector<Policy> policies;
    std::vector<Sink> sinks;
};

//! Is this the part of a plugin that a consumer or credential holds: a credential, not a policy?
[[nodiscard]] bool isApisixAuthPlugin(std::string_view plugin);

//! What of a plugin's settings is secret beyond the common rules.
[[nodiscard]] RedactionRules apisixPluginRules(std::string_view plugin);

//! One plugin with its defaults filled in and its secrets replaced. `_meta.disable` becomes `enabled`;
//! what else is in `_meta` stays, because a filter decides when the plugin acts.
void readApisixPlugin(std::string_view plugin, JsonElement config, const ApisixPluginPlace &place,
                      const Fingerprinter &fingerprinter, ApisixPlugins &out);
//! All of the `plugins` of an object.
void readApisixPlugins(JsonElement object, const ApisixPluginPlace &place,
                       const Fingerprinter &fingerprinter, ApisixPlugins &out);

//! Where a plugin sends logs, metrics or traces; nothing for a plugin that sends none.
[[nodiscard]] std::vector<Sink> apisixSinks(const Policy &policy, JsonElement config,
                                            const Fingerprinter &fingerprinter);
//! The same for settings that count for all uses of a plugin (plugin_metadata).
[[nodiscard]] std::vector<Sink> apisixMetadataSinks(std::string_view plugin, JsonElement metadata,
                                                    const Fingerprinter &fingerprinter);

} // namespace bulkhead
