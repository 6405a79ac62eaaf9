// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/fakekong.h"

namespace bulkhead {

//! The estate file of a sandbox "sbx" and a production "prd", each a Kong. `more` is further top-level YAML.
[[nodiscard]] inline QByteArray estateOfTwoKongs(const FakeKong &sandbox, const FakeKong &production, const QByteArray &more = {})
{
    return "version: 1\nname: Acme\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n" + more
        + "gateways:\n  sbx:\n    kind: kong\n    environment: sandbox\n    admin_url: " + sandbox.url().toEncoded()
        + "\n  prd:\n    kind: kong\n    environment: production\n    admin_url: " + production.url().toEncoded() + '\n';
}

} // namespace bulkhead
