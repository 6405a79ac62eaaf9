// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/suppliedreasons.h"

#include <QtGlobal>

namespace bulkhead::isolation {

const Reason reasonEvidenceSays{"evidence.says", QT_TRANSLATE_NOOP("Isolation", "%1 says of %2: %3")};
const Reason reasonEvidenceVerdict{"evidence.verdict", QT_TRANSLATE_NOOP("Isolation", "%1 gives %2 as %3")};
const Reason reasonEvidenceOld{"evidence.old", QT_TRANSLATE_NOOP("Isolation", "What %1 said of %2 is too old, or was withdrawn")};
const Reason reasonEvidencePart{"evidence.part", QT_TRANSLATE_NOOP("Isolation", "%1 was read in part only: %2 of %3 rows")};
const Reason reasonEvidenceCountless{"evidence.no-count", QT_TRANSLATE_NOOP("Isolation", "%1 does not tell how many rows it has, so what was read may be a part")};
const Reason reasonEvidenceNothingApplies{"evidence.nothing-applies", QT_TRANSLATE_NOOP("Isolation", "Evidence alone cannot say that nothing here applies")};
const Reason reasonScopeGrown{"attest.scope-grown", QT_TRANSLATE_NOOP("Isolation", "%1 is not among what the attestation of %2 covers")};
const Reason reasonAttestationWithdrawn{"attest.withdrawn", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 was withdrawn")};
const Reason reasonAttestationLater{"attest.later", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 is not valid yet")};
const Reason reasonAttestationOver{"attest.over", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 is not valid any more")};
const Reason reasonAttestationBare{"attest.bare", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 rests on no evidence: a bare statement proves nothing")};
const Reason reasonAttestationVoid{"attest.void", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 is void: evidence that it rests on was withdrawn or has expired")};
const Reason reasonNeedsCounterSignature{"attest.counter-signature", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 waits for a counter-signature")};
const Reason reasonAttestationContradicted{"attest.contradicted", QT_TRANSLATE_NOOP("Isolation", "The attestation of %1 does not stand against evidence that says otherwise")};
const Reason reasonNeedsAttestation{"needs-attestation", QT_TRANSLATE_NOOP("Isolation", "It needs a signed attestation, and there is none")};
const Reason reasonTestOld{"test.old", QT_TRANSLATE_NOOP("Isolation", "The test report of %1 cannot stand in for the probe any more: the test is more than 90 days old")};
const Reason reasonTestScopeGrown{"test.scope-grown",
                                  QT_TRANSLATE_NOOP("Isolation", "The test report of %1 cannot stand in for the probe: it does not cover %2, which joined since")};
const Reason reasonTestSilent{"test.silent", QT_TRANSLATE_NOOP("Isolation", "The test report of %1 cannot stand in for the probe: its evidence does not say that this path was tested and held")};

} // namespace bulkhead::isolation
