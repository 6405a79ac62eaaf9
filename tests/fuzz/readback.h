// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "estate/record.h"
#include "fuzz/expect.h"

namespace bulkhead {

//! `read` is nothing or what the record says: then it is written as it was read, and equal meaning is an equal digest.
template<typename Read>
void expectReadBack(JsonReader &reader, const EntityRecord &record, Read read)
{
    const auto first = read(reader, record);
    if (!first)
        return;
    const EntityRecord written = toRecord(*first);
    const auto second = read(reader, written);
    expect(second && *second == *first, "what is written reads back equal");
    expect(toRecord(*second) == written, "equal meaning is an equal digest");
}

//! The same for a record of any kind.
inline void expectReadBack(const EntityRecord &record)
{
    JsonReader reader;
    switch (record.kind) {
    case EntityKind::Node:
        return expectReadBack(reader, record, toNode);
    case EntityKind::Deployment:
        return expectReadBack(reader, record, toDeployment);
    case EntityKind::Route:
        return expectReadBack(reader, record, toRoute);
    case EntityKind::Upstream:
        return expectReadBack(reader, record, toUpstream);
    case EntityKind::Target:
        return expectReadBack(reader, record, toTarget);
    case EntityKind::Policy:
        return expectReadBack(reader, record, toPolicy);
    case EntityKind::Consumer:
        return expectReadBack(reader, record, toConsumer);
    case EntityKind::Credential:
        return expectReadBack(reader, record, toCredential);
    case EntityKind::Certificate:
        return expectReadBack(reader, record, toCertificate);
    case EntityKind::Sink:
        return expectReadBack(reader, record, toSink);
    }
}

//! What an adapter makes of a gateway's answer can be stored and read again.
inline void expectReadBack(const std::vector<EntityRecord> &records)
{
    for (const EntityRecord &record : records)
        expectReadBack(record);
}

} // namespace bulkhead
