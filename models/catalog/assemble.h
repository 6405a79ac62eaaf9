// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "catalog/naming.h"

namespace bulkhead {

//! A deployment and what its name was made of.
struct NamedDeployment
{
    CatalogDeployment deployment;
    ApiName name;
};

//! The environments of a partitioned gateway that labels name, in the order of its rules.
[[nodiscard]] std::vector<EnvironmentId> partitionsOf(const std::vector<Label> &labels, const GatewayConfig &gateway);

//! Puts the entities of one gateway together: one entry per native object and environment. Entities of a
//! gateway that the estate file does not name give nothing.
[[nodiscard]] std::vector<NamedDeployment>
assembleDeployments(const GatewayInventory &inventory, const EstateConfig &estate, const Naming &naming,
                    const QHash<QString, std::string> &contractDigests);

} // namespace bulkhead
