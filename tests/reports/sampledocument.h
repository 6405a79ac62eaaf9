// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

namespace bulkhead::test {

//! A report as a reader meets it, with every kind of block, of the fictional bank Meridian.
[[nodiscard]] reports::Document sampleDocument();

//! The size that the issue names: as many APIs (rows of the coverage), controls, findings and promotions as asked for.
struct DocumentSize
{
    int apis = 1000, controls = 58, findings = 10000, promotions = 5000;
};
[[nodiscard]] reports::Document largeDocument(const DocumentSize &size);

//! Every kind of block with `name` wherever a text from outside may stand.
[[nodiscard]] reports::Document documentNaming(const std::string &name);

//! Sixty names that try to leave their place: markup, attributes, schemes, entities, control and bidirectional characters, broken UTF-8.
[[nodiscard]] std::vector<std::string> hostileNames();

} // namespace bulkhead::test
