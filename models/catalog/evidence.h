// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/assemble.h"

#include <array>

namespace bulkhead {

struct WeakKind
{
    MatchMethod method;
    Confidence confidence;
};

//! What else than its name a deployment can be recognised by, the strongest first: hosts with paths,
//! the contract, paths where there are no hosts, the upstream's addresses.
inline constexpr std::array<WeakKind, 4> weakKinds {{
    {MatchMethod::BasePath, Confidence::Medium},
    {MatchMethod::Contract, Confidence::Medium},
    {MatchMethod::BasePath, Confidence::Low},
    {MatchMethod::Upstream, Confidence::Low},
}};

//! One key per kind, freed of environment words; an empty key says nothing.
[[nodiscard]] std::array<std::string, weakKinds.size()>
weakEvidence(const CatalogDeployment &deployment, const Naming &naming);

//! Paths without environment words, sorted and unique.
[[nodiscard]] std::vector<std::string> plainPaths(const CatalogDeployment &deployment,
                                                  const Naming &naming);

} // namespace bulkhead
