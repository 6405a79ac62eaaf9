// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/contract.h"
#include "core/result.h"

#include <QByteArray>

namespace bulkhead::contracts {

inline constexpr qint64 maxContractBytes = 16LL << 20;

//! Reads an OpenAPI 3.0, 3.1 or Swagger 2 document, YAML or JSON, in time and memory linear in its size. References inside the
//! document are followed, references to other documents never: they stand among the gaps, as does every part that is not as the
//! specification says. Error: BadFile at FILE:LINE if nothing can be said at all (no YAML, a duplicate key, another kind of
//! document, beyond 16 MiB, 600,000 values or 200 levels). `file` is used for messages only. Any thread.
//! Specifications: spec.openapis.org/oas v3.0.4 and v3.1.1, Swagger 2.0.
[[nodiscard]] Result<Contract> readContract(const QByteArray &text, const QString &file);

} // namespace bulkhead::contracts
