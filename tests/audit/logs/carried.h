// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/approvalstatement.h"
#include "audit/logs/logbuilder.h"

namespace bulkhead::audit::test {

//! What a person of the log would sign elsewhere for a request that this entry is about.
[[nodiscard]] ApprovalStatement statementFor(const LogBuilder &log, const Entry &entry, const std::string &person, const std::string &keyName);
//! Puts it into the entry, signed by that key.
void carry(Entry &entry, const ApprovalStatement &statement, const std::string &keyName);
//! Makes the entry right: an approval by somebody, whose key has their name.
void addStatement(const LogBuilder &log, Entry &entry, const std::string &person = "cy");

} // namespace bulkhead::audit::test
