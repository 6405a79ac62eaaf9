// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/record.h"
#include "fuzz/expect.h"

using namespace bulkhead;

namespace {

template<typename Read>
void roundTrip(EntityKind kind, const EntityRecord &record, Read read)
{
    JsonReader reader;
    EntityRecord own = record;
    own.kind = kind;
    const auto first = read(reader, own);
    if (!first)
        return;
    const EntityRecord written = toRecord(*first);
    const auto second = read(reader, written);
    expect(second && *second == *first, "what is written reads back equal");
    expect(toRecord(*second) == written, "equal meaning is an equal digest");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    EntityRecord record;
    record.nativeId = "id";
    record.payload.assign(reinterpret_cast<const char *>(data), size);
    roundTrip(EntityKind::Node, record, toNode);
    roundTrip(EntityKind::Deployment, record, toDeployment);
    roundTrip(EntityKind::Route, record, toRoute);
    roundTrip(EntityKind::Upstream, record, toUpstream);
    roundTrip(EntityKind::Target, record, toTarget);
    roundTrip(EntityKind::Policy, record, toPolicy);
    roundTrip(EntityKind::Consumer, record, toConsumer);
    roundTrip(EntityKind::Credential, record, toCredential);
    roundTrip(EntityKind::Certificate, record, toCertificate);
    roundTrip(EntityKind::Sink, record, toSink);
    return 0;
}
