// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/meaning/settings.h"
#include "isolation/policymeaning.h"

namespace bulkhead::isolation {

// The parts of a policy's meaning, each read by a file of its own from the policy's name and settings.

//! By the product's name of the policy; Other for a name that is not known.
[[nodiscard]] PolicyClass classOf(const Policy &policy);

void readLimits(const Policy &policy, PolicyMeaning &meaning);   //!< limits, their key and counter store, sizes
void readTrust(const Policy &policy, PolicyMeaning &meaning);    //!< tokens, clients, sign-in
void readAccess(const Policy &policy, PolicyMeaning &meaning);   //!< groups, CORS, enforcement
void readRecording(const Policy &policy, PolicyMeaning &meaning);
void readCallouts(const Policy &policy, PolicyMeaning &meaning); //!< whatever it calls
//! Secrets and references that the others did not take; needs the callouts.
void readIdentities(const Policy &policy, PolicyMeaning &meaning);
void readScripts(const Policy &policy, PolicyMeaning &meaning);

} // namespace bulkhead::isolation
