// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "store/errorcolumns.h"
#include "store/reporttable.h"

#include "core/jsonvalue.h"

#include <sqlite3.h>

#include <array>

namespace bulkhead {

namespace {

GatewayStatus statusFrom(const QString &wire)
{
    for (const GatewayStatus status : {GatewayStatus::Ok, GatewayStatus::Partial,
                                       GatewayStatus::Failed, GatewayStatus::Cancelled}) {
        if (toWire(status) == wire)
            return status;
    }
    throw SQLite::Exception("a status in table gateway_sync is not known", SQLITE_CORRUPT);
}

std::string warningsText(const QList<QString> &warnings)
{
    JsonValue::Array list;
    for (const QString &warning : warnings)
        list.emplace_back(warning);
    return canonical(JsonValue(std::move(list)));
}

QList<QString> warningsFrom(JsonReader &reader, std::string_view text)
{
    const Result<JsonElement> parsed = reader.parse(text);
    simdjson::dom::array list;
    if (!parsed || parsed->get_array().get(list) != simdjson::SUCCESS)
        throw SQLite::Exception("warnings in table gateway_sync are not a list", SQLITE_CORRUPT);
    QList<QString> warnings;
    for (const simdjson::dom::element item : list) {
        std::string_view warning;
        if (item.get_string().get(warning) == simdjson::SUCCESS)
            warnings.append(QString::fromUtf8(warning.data(), static_cast<qsizetype>(warning.size())));
    }
    return warnings;
}

GatewaySync syncFrom(const Statement &row, JsonReader &reader)
{
    GatewaySync sync;
    sync.gateway = GatewayId(row.text(0));
    sync.kind = row.text(1);
    sync.status = statusFrom(row.text(2));
    sync.product = row.text(3);
    sync.version = row.text(4);
    sync.mayRead = row.text(5);
    sync.mayChange = row.text(6);
    sync.warnings = warningsFrom(reader, row.bytes(7));
    sync.requests = row.integer(8);
    sync.bytes = row.integer(9);
    sync.duration = std::chrono::milliseconds(row.integer(10));
    sync.startedAt = row.time(11);
    sync.error = errorFrom(row, 12);
    return sync;
}

} // namespace

void writeGatewaySync(Connection &connection, qint64 gateway, SnapshotId snapshot,
                      const GatewaySync &sync, const WriteCounts &counts)
{
    const ErrorColumns error(sync.error);
    connection.prepared("DELETE FROM gateway_sync WHERE gateway = $1 AND snapshot = $2")
        .run(gateway, snapshot);
    connection
        .prepared("INSERT INTO gateway_sync (gateway, snapshot, kind, status, product, version,"
                  " may_read, may_change, warnings, requests, bytes, duration_ms, started_at,"
                  " opened, closed, unchanged,"
                  " error_kind, error_place, error_what, error_hint, error_retry_ms) VALUES"
                  " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
                  " $18, $19, $20, $21)")
        .run(gateway, snapshot, sync.kind, toWire(sync.status), sync.product, sync.version,
             sync.mayRead, sync.mayChange, warningsText(sync.warnings), sync.requests, sync.bytes,
             qint64{sync.duration.count()}, sync.startedAt, counts.opened, counts.closed,
             counts.unchanged, error.kind, error.place, error.what, error.hint, error.retryMs);
}

QList<GatewaySync> readGatewaySyncs(Connection &connection, SnapshotId asOf)
{
    Statement &query = connection.prepared(
        "SELECT g.name, y.kind, y.status, y.product, y.version, y.may_read, y.may_change,"
        " y.warnings, y.requests, y.bytes, y.duration_ms, y.started_at,"
        " y.error_kind, y.error_place, y.error_what, y.error_hint, y.error_retry_ms"
        " FROM gateway g JOIN gateway_sync y ON y.gateway = g.id AND y.snapshot ="
        " (SELECT max(snapshot) FROM gateway_sync WHERE gateway = g.id AND snapshot <= $1)"
        " ORDER BY g.name");
    query.start(asOf);
    JsonReader reader;
    QList<GatewaySync> syncs;
    while (query.next())
        syncs.append(syncFrom(query, reader));
    return syncs;
}

} // namespace bulkhead
