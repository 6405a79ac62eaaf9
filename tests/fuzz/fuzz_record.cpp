// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/readback.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    EntityRecord record;
    record.nativeId = "id";
    record.payload.assign(reinterpret_cast<const char *>(data), size);
    for (int kind = 0; kind < entityKindCount; ++kind) {
        record.kind = static_cast<EntityKind>(kind);
        expectReadBack(record);
    }
    return 0;
}
