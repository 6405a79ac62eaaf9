// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditstore.h"
#include "store/connection.h"

namespace bulkhead {

// The rows of the audit log. All inside the caller's transaction; errors are thrown as SQLite::Exception.

[[nodiscard]] std::uint64_t auditSize(Connection &connection);
[[nodiscard]] std::optional<AuditRow> readAuditRow(Connection &connection, std::uint64_t seq);
[[nodiscard]] AuditRow auditRowFrom(const Statement &row);
[[nodiscard]] AuditColumns auditColumnsFrom(const Statement &row, int first);
[[nodiscard]] std::optional<std::uint64_t> auditSeqOf(Connection &connection, const std::string &nonce);
//! A leaf from its entry, any other node from its own table.
[[nodiscard]] std::optional<Digest> readAuditNode(Connection &connection, const audit::NodeId &id);
//! Size of the greatest checkpoint; 0 if there is none.
[[nodiscard]] std::uint64_t auditGreatestNote(Connection &connection);
[[nodiscard]] std::string readAuditNote(Connection &connection, std::uint64_t size);

void writeAuditRow(Connection &connection, std::uint64_t seq, const AuditText &text, const Digest &leaf);
void writeAuditNode(Connection &connection, const audit::NodeId &id, const Digest &hash);
void writeAuditNote(Connection &connection, std::uint64_t size, const std::string &note);
void writeAuditState(Connection &connection, const std::vector<std::string> &rows);

} // namespace bulkhead
