// SPDX-License-Identifier: GPL-3.0-or-later
// A document with a list of native rows for each of APISIX's collections, by name.
#include "core/jsonreader.h"
#include "fuzz/readback.h"
#include "gateways/apisix/apisixbody.h"
#include "gateways/apisix/apisixmapper.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Fingerprinter fingerprinter(Secret(std::string(32, 'p')));
    JsonReader reader;
    const auto document = reader.parse(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!document)
        return 0;
    ApisixMapper mapper(fingerprinter);
    std::vector<EntityRecord> records;
    for (int i = 0; i <= static_cast<int>(ApisixCollection::Credentials); ++i) {
        const auto collection = static_cast<ApisixCollection>(i);
        const auto list = memberAt(*document, apisixCollection(collection).name);
        if (!list || !list->is_array())
            continue;
        for (const auto row : arrayOf(*list)) {
            mapper.map(collection, row, records, "owner");
            const ApisixBody body = apisixBody(collection, row, fingerprinter);
            (void)apisixWritten(collection, body.redacted, body, fingerprinter);
            (void)apisixReferences(row);
        }
    }
    expectReadBack(records);
    return 0;
}
