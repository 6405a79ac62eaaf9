// SPDX-License-Identifier: GPL-3.0-or-later
// A document with a list of native rows for each of Kong's collections, by name.
#include "core/jsonreader.h"
#include "fuzz/readback.h"
#include "gateways/kong/kongmapper.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Fingerprinter fingerprinter(Secret(std::string(32, 'p')));
    JsonReader reader;
    const auto document = reader.parse(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!document)
        return 0;
    KongRows rows;
    for (int i = 0; i < kongCollectionCount; ++i) {
        const auto collection = static_cast<KongCollection>(i);
        const auto list = memberAt(*document, kongCollection(collection).name);
        if (!list || !list->is_array())
            continue;
        for (const auto row : arrayOf(*list))
            static_cast<void>(addKongRow(collection, row, fingerprinter, "upstream", rows));
    }
    expectReadBack(rows.records);
    expectReadBack(linkKongServices(rows.services, &rows, rows, rows));
    expectReadBack(linkKongServices(rows.services, nullptr, rows, rows));
    expectReadBack(linkKongUpstreams(rows.upstreams, rows.services));
    expectReadBack(linkKongConsumers(rows.consumers, rows));
    expectReadBack(linkKongCertificates(rows.certificates, rows));
    return 0;
}
