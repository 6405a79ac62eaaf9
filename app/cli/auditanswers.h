// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/verification.h"
#include "core/jsonvalue.h"
#include "ports/auditstore.h"

namespace bulkhead::cli {

//! {ok, log, size, root, anchored, anchored_until, first_bad, trusted_until}: resources/audit/FORMAT.md section 6.
[[nodiscard]] JsonValue::Object toJson(const audit::Verification &answer);
//! One line of a list: {seq, at, action, phase, who, signed, object, environment}.
[[nodiscard]] JsonValue::Object toJson(std::uint64_t seq, const AuditColumns &columns);
[[nodiscard]] QString lineOf(std::uint64_t seq, const AuditColumns &columns);

} // namespace bulkhead::cli
