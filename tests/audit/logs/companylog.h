// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/logs/logbuilder.h"

namespace bulkhead::audit::test {

//! A log with whatever a log can have: five people and one who has gone, roles of all kinds, rotations, a key that an admin
//! replaced, a loosening by two and a change by one. Ada is the first; she added bo and di, bo added cy, ed and fay.
[[nodiscard]] LogBuilder companyLog(const std::string &name = "plant");

//! A log without people, of that many entries.
[[nodiscard]] LogBuilder plainLog(std::uint64_t size, const std::string &name = "plant");

//! The smallest that has people in it: five entries.
[[nodiscard]] LogBuilder smallLog(const std::string &name = "plant");

} // namespace bulkhead::audit::test
