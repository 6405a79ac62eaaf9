// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/audittrail.h"
#include "estate/config.h"

namespace bulkhead::demo {

//! The passphrase of the demonstration's key files, which guard nothing.
inline constexpr auto demoPassphrase = "meridian";

//! One of them, with the key of theirs in `folder`; it is made the first time.
[[nodiscard]] Result<Acting> actingAs(const QString &name, const QString &folder);

//! What the bank's people did on one day of the demonstration: the first makes themselves admin, others are added, a role is granted, a key is
//! rotated, a bundle exported. Their key files are made in `folder`.
[[nodiscard]] Result<void> actOn(int day, AuditTrail &trail, const EstateConfig &estate, const QString &folder);

} // namespace bulkhead::demo
