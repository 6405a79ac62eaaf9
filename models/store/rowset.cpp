// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rowset.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

constexpr std::array<EntityKind, entityKindCount> storedKinds = {
    EntityKind::Node,     EntityKind::Deployment, EntityKind::Route,      EntityKind::Upstream,
    EntityKind::Target,   EntityKind::Policy,     EntityKind::Consumer,   EntityKind::Credential,
    EntityKind::Certificate, EntityKind::Sink,
};

bool isBefore(const EntityRecord &a, const EntityRecord &b)
{
    return a.kind != b.kind ? storedKind(a.kind) < storedKind(b.kind) : a.nativeId < b.nativeId;
}

Digest digestOf(const std::vector<EntityRecord> &rows)
{
    std::string text;
    std::size_t size = 0;
    for (const EntityRecord &row : rows)
        size += row.nativeId.size() + sizeof(Digest) + sizeof(std::uint32_t) + 1;
    text.reserve(size);
    for (const EntityRecord &row : rows) {
        text += static_cast<char>(storedKind(row.kind));
        for (unsigned shift = 0; shift < 32; shift += 8) // the length keeps two ids apart
            text += static_cast<char>((row.nativeId.size() >> shift) & 0xff);
        text += row.nativeId;
        text.append(reinterpret_cast<const char *>(row.digest.data()), row.digest.size());
    }
    return sha256(text);
}

} // namespace

int storedKind(EntityKind kind)
{
    for (std::size_t i = 0; i < storedKinds.size(); ++i) {
        if (storedKinds[i] == kind)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

std::optional<EntityKind> kindFromStored(qint64 number)
{
    if (number < 1 || number > static_cast<qint64>(storedKinds.size()))
        return std::nullopt;
    return storedKinds[static_cast<std::size_t>(number) - 1];
}

RowSet makeRowSet(std::vector<EntityRecord> records)
{
    RowSet set;
    if (!std::is_sorted(records.begin(), records.end(), isBefore))
        std::stable_sort(records.begin(), records.end(), isBefore);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const bool repeats = kept > 0 && !isBefore(records[kept - 1], records[i]);
        if (repeats)
            ++set.duplicates;
        const std::size_t place = repeats ? kept - 1 : kept++;
        if (place != i)
            records[place] = std::move(records[i]);
    }
    records.resize(kept);
    set.rows = std::move(records);
    set.digest = digestOf(set.rows);
    return set;
}

} // namespace bulkhead
