// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "evidence/register.h"

#include <QString>

namespace bulkhead::cli {

// Evidence, attestations and exceptions as they stand at a moment: a line for people, and the members of the answers with --json. In lines nothing is harmful to a terminal.

[[nodiscard]] QString lineOf(const evidence::Evidence &evidence, const evidence::Register &records, UtcTime now);
[[nodiscard]] JsonValue::Object toJson(const evidence::Evidence &evidence, const evidence::Register &records, UtcTime now);
[[nodiscard]] QString lineOf(const evidence::Attestation &attestation, const evidence::Register &records, UtcTime now);
[[nodiscard]] JsonValue::Object toJson(const evidence::Attestation &attestation, const evidence::Register &records, UtcTime now);
[[nodiscard]] QString lineOf(const evidence::Exception &exception, const evidence::Register &records, UtcTime now);
[[nodiscard]] JsonValue::Object toJson(const evidence::Exception &exception, const evidence::Register &records, UtcTime now);

} // namespace bulkhead::cli
