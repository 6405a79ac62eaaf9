// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <QStringList>

namespace bulkhead::reports::test {

//! What breaks the rules of OSCAL assessment-results in a document, a line each; empty: nothing. The rules are those of the metaschema (usnistgov/OSCAL,
//! read at 1.2.2): members and no others, which are required, sets of values, forms of UUIDs, tokens, strings and times; no empty array; UUIDs unique, and
//! every reference to one resolves to an object of the right type.
[[nodiscard]] QStringList oscalFaults(const JsonValue &document);

} // namespace bulkhead::reports::test
