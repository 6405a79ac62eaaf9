// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factsbench.h"
#include "usecases/checkisolation.h"

namespace bulkhead::isolation::test {

//! What a check of these facts gives to the screens: the pair sandbox/production, judged.
[[nodiscard]] std::shared_ptr<const IsolationView> viewOf(FactsBench &bench);
//! "kong-sbx" and "apisix-sbx" against "kong-prd" and "apisix-prd" with so many APIs on both sides. One key works on both
//! Kongs, one API of the sandbox calls a host of production, and the last API is in the sandbox only.
[[nodiscard]] FactsBench leakyEstate(int apis = 4);
//! Two gateways that share nothing that could be seen, one of them not read.
[[nodiscard]] FactsBench unprovenEstate();

} // namespace bulkhead::isolation::test
