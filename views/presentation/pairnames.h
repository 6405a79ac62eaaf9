// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"

#include <QPair>

namespace bulkhead {

//! What a pair of environments is called in a narrow place: what both names share ("EU" for sandbox-eu and
//! production-eu), as long as that tells the pairs apart; else both names.
[[nodiscard]] QString pairName(const QPair<EnvironmentId, EnvironmentId> &pair,
                               const QList<QPair<EnvironmentId, EnvironmentId>> &all);
//! Both names: "sandbox-eu / production-eu".
[[nodiscard]] QString pairFullName(const QPair<EnvironmentId, EnvironmentId> &pair);
//! As the catalog's filter writes it: "sandbox-eu:production-eu".
[[nodiscard]] QString pairKey(const QPair<EnvironmentId, EnvironmentId> &pair);

} // namespace bulkhead
