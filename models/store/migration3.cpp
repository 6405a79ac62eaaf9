// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

namespace bulkhead {

namespace {

// What names stood for. A row says one answer, from snapshot `since` on; another answer closes it and opens the next.
const char *const schema = R"(
CREATE TABLE name_answer (
    host      TEXT NOT NULL,
    since     INTEGER NOT NULL REFERENCES snapshot (id),
    until     INTEGER,
    asked     INTEGER NOT NULL REFERENCES snapshot (id),
    addresses TEXT NOT NULL,
    PRIMARY KEY (host, since)
) WITHOUT ROWID;
)";

} // namespace

void applySqliteMigration3(Connection &connection)
{
    connection.execute(schema);
}

} // namespace bulkhead
