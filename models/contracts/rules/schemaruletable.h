// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/rule.h"

namespace bulkhead::contracts {

//! A rule about schemas, which is one rule for requests and one for responses. An empty severity: not in that direction.
struct SchemaRule
{
    std::string_view suffix;
    std::optional<Severity> request, response;
    Certainty certainty = Certainty::Certain;
    std::string_view summary;
};

[[nodiscard]] const std::vector<SchemaRule> &schemaRules();

} // namespace bulkhead::contracts
