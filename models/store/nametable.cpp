// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/nametable.h"

#include <optional>

namespace bulkhead {

namespace {

struct NameRow
{
    SnapshotId since = 0, asked = 0;
    QString addresses;
};

std::optional<NameRow> openRow(Connection &connection, const QString &host)
{
    Statement &query
        = connection.prepared("SELECT since, asked, addresses FROM name_answer WHERE host = $1 AND until IS NULL");
    query.start(host);
    std::optional<NameRow> row;
    if (query.next())
        row = NameRow{query.integer(0), query.integer(1), query.text(2)};
    query.reset();
    return row;
}

} // namespace

void writeName(Connection &connection, SnapshotId snapshot, const NameAnswer &answer)
{
    const QString addresses = answer.addresses.join(u' ');
    const auto before = openRow(connection, answer.host);
    if (before && before->asked > snapshot)
        return; // a sync that began later has ended first
    const bool isSame = before && before->addresses == addresses;
    if (isSame || (before && before->since == snapshot)) {
        connection.prepared("UPDATE name_answer SET asked = $1, addresses = $2 WHERE host = $3 AND since = $4")
            .run(snapshot, addresses, answer.host, before->since);
        return;
    }
    if (before) {
        connection.prepared("UPDATE name_answer SET until = $1 WHERE host = $2 AND since = $3")
            .run(snapshot, answer.host, before->since);
    }
    connection.prepared("INSERT INTO name_answer (host, since, asked, addresses) VALUES ($1, $2, $3, $4)")
        .run(answer.host, snapshot, snapshot, addresses);
}

QList<NameAnswer> readNames(Connection &connection, SnapshotId asOf)
{
    // An answer that was still the same later held in between as well.
    Statement &query = connection.prepared(
        "SELECT n.host, n.addresses, s.started_at FROM name_answer n"
        " JOIN snapshot s ON s.id = CASE WHEN n.asked > $1 THEN $1 ELSE n.asked END"
        " WHERE n.since <= $1 AND (n.until IS NULL OR n.until > $1) ORDER BY n.host");
    query.start(asOf);
    QList<NameAnswer> answers;
    while (query.next())
        answers.append({query.text(0), query.text(1).split(u' ', Qt::SkipEmptyParts), query.time(2)});
    return answers;
}

} // namespace bulkhead
