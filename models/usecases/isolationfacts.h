// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "isolation/estatefacts.h"
#include "ports/store.h"

namespace bulkhead {

//! What is known of an estate, as it was loaded.
struct FactsInput
{
    const EstateConfig *estate = nullptr;
    const Catalog *catalog = nullptr; //!< built from the same inventories
    const std::vector<GatewayInventory> *inventories = nullptr;
    const QList<CollectionState> *collections = nullptr;
    const QList<GatewaySync> *syncs = nullptr; //!< the newest of each gateway
    const QList<CheckRun> *runs = nullptr;     //!< of all pairs, that were kept; nullptr: not read
    const QList<NameAnswer> *names = nullptr;  //!< that were kept; used only if the estate file wants names resolved
    UtcTime now{};                             //!< the moment that is judged
};

//! Turns what the gateways said into the facts that isolation is judged by. Pure: the same input gives the same facts.
//! Deployments and APIs have the indexes that they have in the catalog.
[[nodiscard]] isolation::EstateFacts isolationFacts(const FactsInput &input);

} // namespace bulkhead
