// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/comparison.h"
#include "contracts/lint.h"
#include "core/jsonvalue.h"

namespace bulkhead::contracts {

// The forms of the answers. Field names of JSON stay once published.

//! {base:{title, version}, revision:{…}, complete, breaking:[…], warnings:[…], compatible:[…]}, each change {rule, path, method,
//! location:{base:{pointer, line}, revision:{…}}, where, message, certainty, before, after, fingerprint}; null where there is none.
[[nodiscard]] JsonValue toJson(const Comparison &comparison, const Contract &base, const Contract &revision);
//! {title, version, errors, warnings, findings:[{rule, level, path, method, location:{pointer, line}, message, hint}]}
[[nodiscard]] JsonValue toJson(const std::vector<LintFinding> &findings, const Contract &contract);
//! One line for each change, the same one in several operations once, and a sentence of counts at the end. `withCompatible` lists those, too.
[[nodiscard]] QString toText(const Comparison &comparison, bool withCompatible);
//! "FILE:LINE: what; what to do (rule)" for each finding, and a sentence of counts.
[[nodiscard]] QString toText(const std::vector<LintFinding> &findings, const QString &file);

} // namespace bulkhead::contracts
