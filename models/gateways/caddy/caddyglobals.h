// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "gateways/caddy/caddyrecords.h"

namespace bulkhead {

//! What belongs to the whole process: the node with its storage and admin endpoint, certificates, logs.
void addGlobals(CaddyRecords &records, JsonElement config, const Fingerprinter &fingerprinter);

} // namespace bulkhead
