// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/records.h"
#include "ports/store.h"

namespace bulkhead {

//! Adds what differs between the two forms of an entity, a record for each member: none for when it was made or changed. What is only there or only gone is one record, of its
//! "presence". Labels count as cosmetic: they change nothing for callers.
void appendObserved(std::vector<isolation::ObservedChange> &out, const GatewayId &gateway, const Store::Changes &change, UtcTime at, const std::string &promotion);

//! Each member of an entity once: the newest without a promotion, else the newest.
[[nodiscard]] std::vector<isolation::ObservedChange> onceEach(std::vector<isolation::ObservedChange> changes);

} // namespace bulkhead
