// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "fuzz/expect.h"
#include "reports/evidencebundle.h"

#include <QBuffer>

#include <algorithm>

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray archive(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer device(&archive);
    device.open(QIODevice::ReadOnly);
    const auto bundle = reports::openBundle(device);
    if (!bundle) {
        expect(bundle.error().kind == Error::Kind::BadFile && !bundle.error().what.isEmpty(), "what is refused is told");
        return 0;
    }
    expect(std::is_sorted(bundle->files.begin(), bundle->files.end(), [](const auto &a, const auto &b) { return a.name < b.name; }), "files are in their order");
    const auto names = reports::bundleNames();
    for (const reports::OpenBundle::File &file : bundle->files) {
        expect(std::find(names.begin(), names.end(), file.name) != names.end(), "there is no other file");
        expect(file.offset + file.bytes <= size, "files are in the archive");
        std::string bytes;
        const auto read = reports::readMember(device, file, [&bytes](std::string_view piece) { return bytes.append(piece), true; });
        expect(read && toHex(sha256(bytes)) == file.digest, "files are what was checked");
    }
    return 0;
}
