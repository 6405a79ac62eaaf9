// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/environmentwords.h"

namespace bulkhead::isolation {

//! A reference to a secret store in an enabled policy of a deployment that names the other side.
struct ForeignSecret
{
    Naming naming = Naming::Nothing;
    std::uint32_t policy = noIndex;
    std::string path;
};
[[nodiscard]] ForeignSecret foreignSecret(const PairFacts &facts, const DeploymentFacts &deployment, Side other);

} // namespace bulkhead::isolation
