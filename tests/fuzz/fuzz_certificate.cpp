// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/expect.h"
#include "gateways/x509/certificatereader.h"

#include <algorithm>

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view pem(reinterpret_cast<const char *>(data), size);
    if (const auto content = readCertificate(pem)) {
        expect(content->spki.size() == 64, "a certificate has a public key");
        expect(std::is_sorted(content->names.begin(), content->names.end()), "names are sorted");
    }
    const std::string key = readPublicKey(pem);
    expect(key.empty() || key.size() == 64, "a public key has one digest");
    return 0;
}
