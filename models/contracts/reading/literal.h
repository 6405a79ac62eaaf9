// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "estate/yamltree.h"

namespace bulkhead::contracts {

//! What a node says in JSON, by the core schema of YAML 1.2: quoted text is text, plain text may be null, a truth or a number.
[[nodiscard]] JsonValue literal(const YamlNode &node);
//! The same as canonical JSON.
[[nodiscard]] std::string literalText(const YamlNode &node);
[[nodiscard]] std::optional<double> numberOf(const YamlNode &node);
[[nodiscard]] std::optional<bool> truthOf(const YamlNode &node);

} // namespace bulkhead::contracts
