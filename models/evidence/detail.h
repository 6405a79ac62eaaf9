// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "evidence/records.h"

#include <optional>

namespace bulkhead::evidence {

// What the entries of the log carry in `detail` (resources/audit/FORMAT.md section 3). Times are milliseconds since 1970 (UTC), as in entries of promotions.
//
//   evidence.add         detailOf(evidence)                     object: evidence, its id
//   attest.sign          detailOf(attestation)                  object: attestation
//   exception.request    detailOf(exception)                    object: exception
//   attest.countersign   sealOf(attestation)                    {"digest": what is signed a second time}
//   exception.approve    sealOf(exception)                      {"digest": what is approved}
//   exception.void       lapseDetail(exception, lapse)          {"control", "fingerprints", "snapshot", "verdict"}
//   *.withdraw, exception.reject, exception.revoke  reasonDetail(text)   {"reason": text}; never empty
//
// `environment` of the entries is `environmentOf(pair)`. Who signed, when, and what came of it is not in a detail: entries tell it.

[[nodiscard]] JsonValue::Object detailOf(const Evidence &evidence);
[[nodiscard]] JsonValue::Object detailOf(const Attestation &attestation);
[[nodiscard]] JsonValue::Object detailOf(const Exception &exception);
// And back; nothing if a member is missing or has another type. Id, people, times of entries and state are left for the register.
[[nodiscard]] std::optional<Evidence> evidenceFrom(const JsonValue::Object &detail);
[[nodiscard]] std::optional<Attestation> attestationFrom(const JsonValue::Object &detail);
[[nodiscard]] std::optional<Exception> exceptionFrom(const JsonValue::Object &detail);

//! SHA-256, hex, of the canonical detail: what a second signature is about.
[[nodiscard]] std::string digestOf(const Attestation &attestation);
[[nodiscard]] std::string digestOf(const Exception &exception);
[[nodiscard]] JsonValue::Object sealOf(const Attestation &attestation);
[[nodiscard]] JsonValue::Object sealOf(const Exception &exception);
[[nodiscard]] JsonValue::Object reasonDetail(const QString &reason);
[[nodiscard]] JsonValue::Object lapseDetail(const Exception &exception, const Lapse &lapse);
//! Nothing unless it names those findings of the exception, one of its compensating controls and a verdict other than pass.
[[nodiscard]] std::optional<Lapse> lapseFrom(const JsonValue::Object &detail, const Exception &exception);
//! SHA-256, hex, of a statement's text: Attestation::statementDigest.
[[nodiscard]] std::string digestOfStatement(std::string_view statement);
//! The production environment of a pair; empty for all pairs.
[[nodiscard]] std::string environmentOf(const PairScope &pair);

} // namespace bulkhead::evidence
