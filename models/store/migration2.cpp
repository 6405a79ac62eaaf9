// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

namespace bulkhead {

namespace {

// Check runs and the lives of findings. A finding row says one form of a finding from run `opened` on; a changed detail
// closes it and opens the next with the same `since`, so that each run can be shown as it was.
const char *const schema = R"(
CREATE TABLE check_pair (
    id         INTEGER PRIMARY KEY,
    sandbox    TEXT NOT NULL,
    production TEXT NOT NULL,
    UNIQUE (sandbox, production)
);

CREATE TABLE check_run (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    pair      INTEGER NOT NULL REFERENCES check_pair (id),
    snapshot  INTEGER NOT NULL REFERENCES snapshot (id),
    at        INTEGER NOT NULL,
    catalogue TEXT NOT NULL,
    status    TEXT NOT NULL,
    summary   BLOB NOT NULL
);
CREATE INDEX check_run_pair ON check_run (pair, id);

CREATE TABLE finding (
    pair        INTEGER NOT NULL REFERENCES check_pair (id),
    fingerprint TEXT NOT NULL,
    opened      INTEGER NOT NULL,
    closed      INTEGER,
    since       INTEGER NOT NULL,
    reopened    INTEGER NOT NULL,
    control     TEXT NOT NULL,
    verdict     TEXT NOT NULL,
    detail      BLOB NOT NULL,
    PRIMARY KEY (pair, fingerprint, opened)
) WITHOUT ROWID;
CREATE INDEX finding_open ON finding (pair, fingerprint) WHERE closed IS NULL;
)";

} // namespace

void applySqliteMigration2(Connection &connection)
{
    connection.execute(schema);
}

} // namespace bulkhead
