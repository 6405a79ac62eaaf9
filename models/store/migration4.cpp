// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

namespace bulkhead {

namespace {

// The audit log. `entry` is the truth; what stands beside it is there to find and to prove, and a verification compares it. A node is the root of
// the complete subtree of 1 << level leaves; the leaves are in their entries.
const char *const schema = R"(
CREATE TABLE audit_entry (
    seq         INTEGER PRIMARY KEY,
    entry       BLOB NOT NULL,
    leaf        BLOB NOT NULL,
    nonce       TEXT NOT NULL UNIQUE,
    decides     INTEGER NOT NULL,
    signed      INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    action      TEXT NOT NULL,
    phase       TEXT NOT NULL,
    who         TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id   TEXT NOT NULL,
    environment TEXT NOT NULL
);
CREATE INDEX audit_decision ON audit_entry (seq) WHERE decides = 1;

CREATE TABLE audit_node (
    level  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    PRIMARY KEY (level, number)
) WITHOUT ROWID;

CREATE TABLE audit_checkpoint (
    size INTEGER PRIMARY KEY,
    note TEXT NOT NULL
);

CREATE TABLE audit_state (
    row TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
)";

} // namespace

void applySqliteMigration4(Connection &connection)
{
    connection.execute(schema);
}

} // namespace bulkhead
