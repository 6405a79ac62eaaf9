// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/caddy/caddyrecords.h"

namespace bulkhead {

//! Is this reverse_proxy what `forward_auth` becomes: a question to somebody else, whose "yes" lets
//! the request go on?
[[nodiscard]] bool isForwardAuth(JsonElement handler);

//! A reverse_proxy handler as an Upstream with its Targets; gives the id of the Upstream.
std::string addProxy(CaddyRecords &records, JsonElement handler, const std::string &owner,
                     const Fingerprinter &fingerprinter);

//! Host and port of a `dial`: "host:port", "[::1]:80", "tcp/host:port", "unix//run/app.sock" (no port),
//! and texts with placeholders as they are.
struct CaddyDial
{
    std::string host;
    std::int64_t port = 0;
};
[[nodiscard]] CaddyDial splitDial(std::string_view dial);

} // namespace bulkhead
