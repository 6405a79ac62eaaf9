// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/record.h"
#include "gateways/kong/kongcollections.h"
#include "gateways/kong/kongentities.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace bulkhead {

//! What the rows of one collection became. Most are records at once; those whose meaning needs another
//! collection wait as values until both are read. Nothing in here is secret.
struct KongRows
{
    std::vector<EntityRecord> records;
    std::vector<KongService> services;
    std::vector<Upstream> upstreams;
    std::vector<Consumer> consumers;
    std::vector<Certificate> certificates;
    std::vector<std::pair<std::string, std::string>> memberships; //!< acls: consumer id, group
    std::vector<std::pair<std::string, std::string>> serverNames; //!< snis: certificate id, name
    std::unordered_map<std::string, std::string> caDigests;       //!< ca_certificates: id, digest
};

//! Adds one row; false if it is no object with an id. `upstreamId` is for targets only.
[[nodiscard]] bool addKongRow(KongCollection collection, JsonElement row,
                              const Fingerprinter &fingerprinter, const std::string &upstreamId,
                              KongRows &rows);

//! Adds what another page became.
void appendKongRows(KongRows &rows, KongRows &&page);

//! Services whose host is the name of an upstream use that; any other gets an upstream of its own
//! ("service:ID") with one target. Without `upstreams` (they could not be read) neither can be told, and
//! services stay without.
[[nodiscard]] std::vector<EntityRecord> linkKongServices(std::vector<KongService> services,
                                                         const KongRows *upstreams,
                                                         const KongRows &authorities,
                                                         const KongRows &certificates);
//! Upstreams with the scheme of the services that use them; empty if they differ or there are none.
[[nodiscard]] std::vector<EntityRecord> linkKongUpstreams(std::vector<Upstream> upstreams,
                                                          const std::vector<KongService> &services);
[[nodiscard]] std::vector<EntityRecord> linkKongConsumers(std::vector<Consumer> consumers,
                                                          const KongRows &acls);
[[nodiscard]] std::vector<EntityRecord> linkKongCertificates(std::vector<Certificate> certificates,
                                                             const KongRows &snis);

} // namespace bulkhead
