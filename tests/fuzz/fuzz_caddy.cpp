// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "fuzz/readback.h"
#include "gateways/caddy/caddymapping.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Fingerprinter fingerprinter(Secret(std::string(32, 'p')));
    JsonReader reader;
    const auto document = reader.parse(std::string_view(reinterpret_cast<const char *>(data), size));
    if (document)
        expectReadBack(mapCaddy(*document, fingerprinter).records);
    return 0;
}
