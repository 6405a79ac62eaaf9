// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/secretpaths.h"

namespace bulkhead::isolation {

ForeignSecret foreignSecret(const PairFacts &facts, const DeploymentFacts &deployment, Side other)
{
    ForeignSecret worst;
    for (const std::uint32_t number : deployment.policies) {
        const PolicyFacts &policy = facts.estate().policies[number];
        if (!policy.enabled)
            continue;
        for (const std::string &path : policy.meaning.secretPaths) {
            if (const Naming found = naming(facts, path, other); found > worst.naming)
                worst = {found, number, path};
        }
    }
    return worst;
}

} // namespace bulkhead::isolation
