// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"
#include "estate/entities.h"
#include "gateways/redaction/redaction.h"

#include <optional>
#include <vector>

namespace bulkhead {

//! A plugin with its settings: secrets replaced, nulls and deprecated aliases dropped, sets sorted.
//! The scope is the narrowest of what is set (consumer, route, service); what else it is bound to stands
//! in the settings as "@route" and "@service", and protocols that are not the usual ones as "@protocols".
[[nodiscard]] Policy kongPolicy(JsonElement row, const Fingerprinter &fingerprinter);

//! Members of a plugin's settings that hold secrets or code (which may hold anything) though their names do not say so.
[[nodiscard]] const RedactionRules &kongSecretRules(std::string_view plugin);

//! Where a logging, metrics or tracing plugin sends to; empty for all others. `policy` is its own.
[[nodiscard]] std::vector<Sink> kongSinks(JsonElement row, const Policy &policy,
                                          const Fingerprinter &fingerprinter);

} // namespace bulkhead
