// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/result.h"

namespace bulkhead::isolation {

// Reasons of verdicts that evidence and attestations give (models/evidence). They stand here with all other sentences of verdicts.

// %1 the source, %2 the unit (or rows), %3 what it says (or rows)
extern const Reason reasonEvidenceSays, reasonEvidenceVerdict, reasonEvidenceOld, reasonEvidencePart, reasonEvidenceCountless, reasonEvidenceNothingApplies;
// %1 the attestor; of the first %1 the API, %2 the attestor
extern const Reason reasonScopeGrown, reasonAttestationWithdrawn, reasonAttestationLater, reasonAttestationOver,
    reasonAttestationBare, reasonAttestationVoid, reasonNeedsCounterSignature, reasonAttestationContradicted;
extern const Reason reasonNeedsAttestation;
// Test reports that stand in for probes. %1 the attestor, %2 what is not covered
extern const Reason reasonTestOld, reasonTestScopeGrown, reasonTestSilent;

} // namespace bulkhead::isolation
