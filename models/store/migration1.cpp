// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

namespace bulkhead {

namespace {

// Open rows and past rows are two tables: what is there now stays small and is read in key order however
// long the history gets, one open row per key is a key of the table, and a change writes two rows.
// Both are clustered by their key (no row ids), so a load in key order appends.
const char *const schema = R"(
CREATE TABLE snapshot (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    estate      TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER
);
CREATE INDEX snapshot_started ON snapshot (started_at, id);

CREATE TABLE gateway (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- One workspace of a gateway. `revision` grows whenever its rows change, so that a writer knows whether
-- what it remembers is still true; `written_in` is the newest snapshot that changed them.
CREATE TABLE scope (
    id         INTEGER PRIMARY KEY,
    gateway    INTEGER NOT NULL REFERENCES gateway (id),
    workspace  TEXT NOT NULL,
    revision   INTEGER NOT NULL DEFAULT 0,
    written_in INTEGER NOT NULL DEFAULT 0,
    UNIQUE (gateway, workspace)
);

-- `rows_digest` is the digest of its open rows, NULL when not known.
CREATE TABLE collection (
    id          INTEGER PRIMARY KEY,
    scope       INTEGER NOT NULL REFERENCES scope (id),
    name        TEXT NOT NULL,
    rows_digest BLOB,
    UNIQUE (scope, name)
);

-- What is there now: from snapshot `since` on.
CREATE TABLE entity (
    scope      INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    native_id  TEXT NOT NULL,
    collection INTEGER NOT NULL,
    since      INTEGER NOT NULL,
    digest     BLOB NOT NULL,
    payload    BLOB NOT NULL,
    PRIMARY KEY (scope, kind, native_id)
) WITHOUT ROWID;
CREATE INDEX entity_since ON entity (since);

-- What was there: from snapshot `since` on, and in `until` no longer.
CREATE TABLE entity_past (
    scope      INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    native_id  TEXT NOT NULL,
    since      INTEGER NOT NULL,
    until      INTEGER NOT NULL CHECK (until > since),
    collection INTEGER NOT NULL,
    digest     BLOB NOT NULL,
    payload    BLOB NOT NULL,
    PRIMARY KEY (scope, kind, native_id, since)
) WITHOUT ROWID;
CREATE INDEX entity_past_until ON entity_past (until);

-- `applied`: its rows were taken; a report that came after that of a newer snapshot is only noted.
-- `gone`: no longer reported by the gateway.
CREATE TABLE collection_report (
    collection     INTEGER NOT NULL REFERENCES collection (id),
    snapshot       INTEGER NOT NULL REFERENCES snapshot (id),
    kinds          INTEGER NOT NULL,
    state          TEXT NOT NULL,
    expected       INTEGER,
    received       INTEGER NOT NULL,
    duplicates     INTEGER NOT NULL,
    torn           INTEGER NOT NULL,
    complete       INTEGER NOT NULL,
    applied        INTEGER NOT NULL,
    gone           INTEGER NOT NULL,
    rows_digest    BLOB,
    error_kind     TEXT,
    error_place    TEXT,
    error_what     TEXT,
    error_hint     TEXT,
    error_retry_ms INTEGER,
    PRIMARY KEY (collection, snapshot)
) WITHOUT ROWID;

CREATE TABLE gateway_sync (
    gateway        INTEGER NOT NULL REFERENCES gateway (id),
    snapshot       INTEGER NOT NULL REFERENCES snapshot (id),
    kind           TEXT NOT NULL,
    status         TEXT NOT NULL,
    product        TEXT NOT NULL,
    version        TEXT NOT NULL,
    may_read       TEXT NOT NULL,
    may_change     TEXT NOT NULL,
    warnings       TEXT NOT NULL,
    requests       INTEGER NOT NULL,
    bytes          INTEGER NOT NULL,
    duration_ms    INTEGER NOT NULL,
    started_at     INTEGER NOT NULL,
    opened         INTEGER NOT NULL,
    closed         INTEGER NOT NULL,
    unchanged      INTEGER NOT NULL,
    error_kind     TEXT,
    error_place    TEXT,
    error_what     TEXT,
    error_hint     TEXT,
    error_retry_ms INTEGER,
    PRIMARY KEY (gateway, snapshot)
) WITHOUT ROWID;

CREATE TABLE match_decision (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL,
    api        TEXT NOT NULL,
    other      TEXT NOT NULL,
    deployment TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    removed_at INTEGER
);
)";

} // namespace

void applySqliteMigration1(Connection &connection)
{
    connection.execute(schema);
}

} // namespace bulkhead
