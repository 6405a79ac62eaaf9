// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

namespace bulkhead {

//! Compares what is in both environments, and sets the status and the two counts of every row.
void judgeRows(Catalog &catalog, const EstateConfig &estate);

} // namespace bulkhead
