// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "reports/report.h"

#include <string_view>

namespace bulkhead::reports {

// OSCAL assessment-results (NIST). Field names, required fields and sets of values are those of the metaschema of usnistgov/OSCAL as of 1.2.2; nothing is used
// that 1.1.2 does not have, and that is the version the document names.

inline constexpr std::string_view oscalVersion = "1.1.2";
//! Namespace of our own properties, and of the UUIDs.
inline constexpr std::string_view oscalNamespace = "https://bulkhead.example/ns/oscal";

//! One document: one result for each pair, one finding for each control that applies, one observation for each control and group of units, one risk for each
//! unit that fails or warns. UUIDs are of version 5 over estate, pair, control and unit, so that two reports can be compared; that of the document is over
//! the report's id.
//!
//! The state of a finding has two values, and none of them lies: only a pass is `satisfied`. Warn and unknown are `not-satisfied` with reason `other` and the
//! property `isolation-status`; a control that does not apply has no finding and stands among `exclude-controls`. An accepted fail is a fail: its risk is
//! `deviation-approved` with the exception's end as deadline. Text that OSCAL takes for Markdown is escaped, so that names stay plain text.
//! Pure: the same report, the same bytes.
[[nodiscard]] JsonValue toOscal(const Report &report);

//! The control catalogue as an OSCAL catalog, which the targets of findings name: a group for each layer; `INF-07_smt` is the statement of control `INF-07`.
//! It was last changed in the month of its version, "2026.11", so that the same catalogue is always the same bytes.
[[nodiscard]] JsonValue toOscalCatalog(const isolation::ControlCatalogue &catalogue);
inline constexpr std::string_view oscalCatalogFile = "oscal-catalog.json"; //!< its name in evidence bundles, to which assessment results link

} // namespace bulkhead::reports
