// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/records.h"
#include "ports/store.h"
#include "usecases/explainedchange.h"

namespace bulkhead {

//! Adds what differs between the two forms of an entity, a record for each member: none for when it was made or changed. What is only there or only gone is one record, of its
//! "presence", and one for each member that came otherwise than its promotion wrote it. Labels count as cosmetic: they change nothing for callers. Each has the promotion of
//! `said` unless that does not explain this member.
void appendObserved(std::vector<isolation::ObservedChange> &out, const GatewayId &gateway, const Store::Changes &change, UtcTime at, const ChangeExplanation &said,
                    const QString &api = {});

//! Each member of an entity once: the newest without a promotion, else the newest of which it cannot be told, else the newest.
[[nodiscard]] std::vector<isolation::ObservedChange> onceEach(std::vector<isolation::ObservedChange> changes);

} // namespace bulkhead
