// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/audittrail.h"
#include "usecases/boundary.h"
#include "usecases/reportvalues.h"

namespace bulkhead {

//! The boundary document of a view with the version that it has: that which was signed last if it says the same, else the next one.
[[nodiscard]] Result<reports::Boundary> versionedBoundary(AuditTrail &trail, const CatalogView &view);
//! Signs a version for everybody; its entry. Errors are those of AuditTrail.
[[nodiscard]] Result<std::uint64_t> signBoundary(AuditTrail &trail, const reports::Boundary &boundary, const Acting &who);

//! The versions that the log tells of, newest first.
[[nodiscard]] Result<QList<BoundaryVersion>> boundaryVersions(AuditTrail &trail);

} // namespace bulkhead
