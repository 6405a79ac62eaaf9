// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factsbench.h"

namespace bulkhead::test {

constexpr int largePairApis = 1000;

//! 1,000 APIs on both sides, four gateways each; every fortieth of the sandbox calls a host of production, and hosts are
//! shared by three APIs, so that lines have something to cross.
[[nodiscard]] isolation::test::FactsBench largePair();

} // namespace bulkhead::test
