// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/estatefacts.h"
#include "isolation/result.h"

#include <vector>

namespace bulkhead::evidence {

//! What evidence and attestations say of a pair at a moment: EvaluationInput::supplied. Only controls of which there is a record. Pure; the order of records
//! that were made at one time does not matter.
//!
//! Evidence (A2) counts while it is fresh: not withdrawn, not expired, its time to live not over. Its units are judged as it says; if it is not complete, only
//! its fails are. A newer complete one takes the place of an older one of the same source and query, and of what others said of the same unit. A fail stays
//! ("sticky") after its evidence grew old or was withdrawn, until a complete one decides anew.
//! Of controls that gateways decide evidence only says more against it, but for conformance runs of contracts: evidence/conformance.h.
//! An attestation (A1) decides where attestations do, and stands in where evidence should decide and none is fresh: each row of the pair's catalogue in its
//! scope passes, one that joined later is unknown. A critical control that a machine or a probe decides stays unknown. It is void with its evidence.
//! Only a test report of exactly its path stands in for a probe of a critical control (A1): evidence/testreport.h.
[[nodiscard]] std::vector<isolation::ControlResult> suppliedResults(const isolation::PairFacts &facts, const isolation::ControlCatalogue &catalogue,
                                                                    const Register &records, UtcTime now);

[[nodiscard]] bool isFresh(const Evidence &evidence, const isolation::Control &control, UtcTime now);
//! Why an attestation decides nothing now, in plain words; empty if it is in force.
[[nodiscard]] QString whyNotInForce(const Attestation &attestation, const isolation::Control &control, const Register &records, UtcTime now);

} // namespace bulkhead::evidence
