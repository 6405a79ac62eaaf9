// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditbench.h"
#include "usecases/people.h"

namespace bulkhead::test {

// The people of a small firm. Ada is an admin, Bo an engineer and approver, Cy an auditor, Di an admin too.
[[nodiscard]] Acting ada(const QString &asRole = {});
[[nodiscard]] Acting bo(const QString &asRole = {});
[[nodiscard]] Acting cy(const QString &asRole = {});
[[nodiscard]] Acting di(const QString &asRole = {});

//! An estate whose policy asks for so many approvals, of people in one group.
[[nodiscard]] EstateConfig estateOf(int quorum, const QStringList &group = {QStringLiteral("bo")});

//! Ada comes first and adds the others: entries 2 to 5 of a new log.
[[nodiscard]] Result<void> addCast(AuditTrail &trail);

[[nodiscard]] AuditDraft draftFor(const std::string &action, const std::string &environment = {});

} // namespace bulkhead::test
