// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/snapshotdigest.h"

#include "core/digeststream.h"

namespace bulkhead {

namespace {

//! Each text with its length before it, so that no two lists of texts give the same bytes.
void add(DigestStream &stream, std::string_view text)
{
    stream.add(std::to_string(text.size()) + ':');
    stream.add(text);
}

void add(DigestStream &stream, const CollectionState &state)
{
    add(stream, "collection");
    add(stream, state.gateway.text().toStdString());
    add(stream, state.report.key.workspace);
    add(stream, state.report.key.name);
    add(stream, toWire(state.report.state));
    add(stream, std::to_string(state.readIn));
}

void add(DigestStream &stream, const StoredEntity &entity)
{
    add(stream, "entity");
    add(stream, entity.gateway.text().toStdString());
    add(stream, entity.workspace);
    add(stream, toWire(entity.record.kind));
    add(stream, entity.record.nativeId);
    add(stream, toHex(sha256(entity.record.payload)));
}

} // namespace

Result<std::string> snapshotDigest(Store &store, SnapshotId snapshot)
{
    DigestStream stream;
    const auto collections = store.collections(snapshot);
    if (!collections)
        return collections.error();
    for (const CollectionState &state : *collections)
        add(stream, state);
    const auto read = store.readEntities(snapshot, [&stream](const StoredEntity &entity) {
        add(stream, entity);
        return true;
    });
    if (!read)
        return read.error();
    return toHex(stream.digest());
}

Result<JsonValue::Object> snapshotsBeforeLog(Store &store)
{
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    JsonValue::Object facts{{"snapshots", static_cast<std::int64_t>(snapshots->size())}};
    if (snapshots->isEmpty())
        return facts;
    DigestStream list;
    for (const Snapshot &snapshot : *snapshots) {
        add(list, std::to_string(snapshot.id));
        add(list, snapshot.estate.toStdString());
        add(list, std::to_string(snapshot.startedAt.time_since_epoch().count()));
    }
    auto newest = snapshotDigest(store, snapshots->first().id);
    if (!newest)
        return newest.error();
    facts["newest"] = static_cast<std::int64_t>(snapshots->first().id);
    facts["newest_digest"] = std::move(*newest);
    facts["list_digest"] = toHex(list.digest());
    return facts;
}

} // namespace bulkhead
