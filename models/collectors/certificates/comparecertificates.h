// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/certificates/servedchain.h"
#include "evidence/records.h"

namespace bulkhead::collectors {

//! Compares the keys that hosts of both sides serve (DAT-03): a unit per key of a host's own certificate, "key:SPKI", and per host that did not answer, "host:PLACE".
//! The same key on both sides fails. Different keys for the same names, or from the same intermediate, warn; else it passes. A host of which nothing was read leaves every key
//! of the other side unknown, but for proof of a fail. What is compared is what these hosts serve: keys of stores, queues and vaults are not among it, so the evidence is never complete for the control
//! by itself unless somebody says so (`areAll`). The digest is of the
//! hex digests of all certificates one behind the other, as they were served. Pure. Without id, people and expiry.
[[nodiscard]] evidence::Evidence compareCertificates(const std::vector<ServedChain> &sandbox, const std::vector<ServedChain> &production, const evidence::PairScope &pair, bool areAll,
                                                     UtcTime startedAt, UtcTime finishedAt);

} // namespace bulkhead::collectors
