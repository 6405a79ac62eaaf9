// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "demo/apisixtraits.h"

#include <optional>
#include <string>

namespace bulkhead {

//! What the schema of a collection has against an object, in the product's words: unknown members, wrong
//! types, and those of its bounds that a client meets. Without the "invalid configuration: " in front.
[[nodiscard]] std::optional<std::string> apisixSchemaProblem(const std::string &collection,
                                                             const JsonValue::Object &value,
                                                             const ApisixTraits &traits);

//! What is wrong with the plugins of an object: an unknown one, or a setting that is missing or refused.
[[nodiscard]] std::optional<std::string> apisixPluginProblem(const JsonValue::Object &value,
                                                             const ApisixTraits &traits);

//! The names that plugins/list tells.
[[nodiscard]] JsonValue::Array apisixPluginNames(bool forStreams, const ApisixTraits &traits);
[[nodiscard]] bool knowsApisixPlugin(const std::string &name, const ApisixTraits &traits);

} // namespace bulkhead
