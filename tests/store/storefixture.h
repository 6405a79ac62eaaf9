// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

#include <QtTest>

#include <map>

namespace bulkhead {

//! Ends a test with the error's text; `expression` is a Result.
#define VERIFY_OK(expression) \
    do { \
        const auto &outcome_ = (expression); \
        QVERIFY2(outcome_.has_value(), \
                 outcome_.has_value() ? "" : qPrintable(outcome_.error().toText())); \
    } while (false)

//! Everything that is there as of a snapshot: gateway, workspace, kind and id on a line each → payload, in reading order.
using Rows = std::vector<std::pair<std::string, std::string>>;

inline std::string rowKey(const QString &gateway, const std::string &workspace, EntityKind kind,
                          const std::string &id)
{
    return gateway.toStdString() + '\n' + workspace + '\n' + std::to_string(int(kind)) + '\n' + id;
}

inline Rows rowsAt(Store &store, SnapshotId asOf)
{
    Rows rows;
    const Result<void> read = store.readEntities(asOf, [&](const StoredEntity &entity) {
        const EntityRecord &record = entity.record;
        rows.emplace_back(
            rowKey(entity.gateway.text(), entity.workspace, record.kind, record.nativeId),
            record.digest == sha256(record.payload) ? record.payload : "wrong digest");
        return true;
    });
    if (!read)
        rows.emplace_back("error", read.error().toText().toStdString());
    return rows;
}

inline EntityRecord record(const std::string &id, const std::string &payload,
                           EntityKind kind = EntityKind::Route)
{
    return {kind, id, payload, sha256(payload)};
}

inline CollectionReport report(const CollectionKey &key, FactState state = FactState::Known,
                               bool torn = false)
{
    CollectionReport made;
    made.key = key;
    made.kinds = {EntityKind::Route};
    made.state = state;
    made.torn = torn;
    if (state == FactState::Unreadable) {
        Error error;
        error.kind = Error::Kind::Forbidden;
        error.place = QStringLiteral("kong-sbx GET /routes");
        error.what = QStringLiteral("the credential may not read this");
        error.hint = QStringLiteral("grant it the right to read");
        error.retryAfter = std::chrono::milliseconds(1500);
        made.error = error;
    }
    return made;
}

inline UtcTime at(qint64 seconds)
{
    return UtcTime(std::chrono::seconds(1'700'000'000 + seconds));
}

//! One sync of one collection in a snapshot of its own; the snapshot's number, or 0.
inline SnapshotId syncOne(Store &store, const CollectionReport &said,
                          std::vector<EntityRecord> records, WriteCounts *counts = nullptr,
                          const QString &gateway = QStringLiteral("kong-sbx"))
{
    static qint64 clock = 0;
    const Result<SnapshotId> snapshot = store.beginSnapshot(QStringLiteral("acme"), at(++clock));
    if (!snapshot)
        return 0;
    auto writer = store.beginGateway(*snapshot, GatewayId(gateway));
    if (!writer || !(*writer)->add(said.key, std::move(records)))
        return 0;
    const Result<WriteCounts> written = (*writer)->finish(said);
    if (!written)
        return 0;
    if (counts != nullptr)
        *counts = *written;
    return store.finishSnapshot(*snapshot, at(++clock)) ? *snapshot : 0;
}

} // namespace bulkhead
