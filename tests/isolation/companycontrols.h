// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bulkhead {

//! A company's file: one control of its own, and its policy beside INF-01.
inline constexpr char companyControls[] =
    "version: \"1\"\n"
    "controls:\n"
    "  - id: ACME-01\n"
    "    layer: identity\n"
    "    title: \"No vendor key in production\"\n"
    "    statement: \"Production holds no key of a vendor's sandbox.\"\n"
    "    severity: high\n"
    "    method: auto\n"
    "    check: IDN-01\n"
    "    facts: [credentials]\n"
    "    exception: {days: 10}\n"
    "    remedy: {any: \"Revoke the key.\"}\n"
    "    references: {acme-policy: [\"7.1\"]}\n"
    "references:\n"
    "  - {control: INF-01, references: {acme-policy: [\"2.3\"]}}\n";

} // namespace bulkhead
