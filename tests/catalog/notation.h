// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"

#include <QString>

namespace bulkhead::test {

//! Environments sandbox, sandbox-us, production, production-us, development; a Kong gateway for each:
//! "sbx", "sbx-us", "prd", "prd-us", "dev", and "shared" with partitions by tag env:….
[[nodiscard]] EstateConfig smallEstate();

//! One deployment a line: "GATEWAY NAME [id=…] [label=KEY:VALUE] [path=/a,/b] [host=…] [method=…]
//! [up=HOST:PORT] [base=/x] [policy=NAME:KEY=VALUE]…". Name "-" is none. Each `route=NAME;/path;METHODS;TAGS`
//! adds a route; `path`, `host` and `method` make one route called as the deployment.
[[nodiscard]] std::vector<GatewayInventory> inventories(const QString &text);

//! "NAME@VERSION: GATEWAY/NAME GATEWAY/NAME; METHOD CONFIDENCE", one row a line.
[[nodiscard]] QString rowsText(const Catalog &catalog);

[[nodiscard]] Catalog build(const QString &text, std::vector<MatchRule> decisions = {});
[[nodiscard]] Catalog build(const EstateConfig &estate, std::vector<GatewayInventory> inventories,
                            std::vector<MatchRule> decisions = {});

} // namespace bulkhead::test
