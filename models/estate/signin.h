// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bulkhead {

//! The kind of credential (Credential::kind) that a sign-in policy of a product takes; empty: it takes none of the
//! gateway's own.
[[nodiscard]] std::string_view credentialKindOf(std::string_view policyName);
//! Does the policy ask somebody else who gets in (an identity provider, a directory)?
[[nodiscard]] bool asksElsewhere(std::string_view policyName);

} // namespace bulkhead
