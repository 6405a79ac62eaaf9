// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/estatefacts.h"
#include "isolation/result.h"

namespace bulkhead::evidence {

//! The unit by which evidence on REL-03 tells of a conformance run: "contract:SHA-256", the digest of the contract file that the sandbox's API was tried against.
[[nodiscard]] std::string contractUnit(std::string_view digest);

//! Takes out of what the rule of REL-03 says the warnings of promotions whose contract was compared but not tried, where a conformance run of exactly the contract that
//! was shipped is on record: evidence that is complete, not withdrawn, says that it passed, and was in its term when the promotion began, so neither run later nor too
//! long before. A promotion of several contracts needs one for each. Whether there was any. Nothing else changes: a check that is missing, failed or could not be made
//! is not made good by a run.
bool addConformance(isolation::ControlResult &result, const isolation::PairFacts &facts, const Register &records);

} // namespace bulkhead::evidence
