// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/detail.h"
#include "fuzz/expect.h"
#include "usecases/evidencefile.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto envelope = readEvidenceFile(text, QStringLiteral("envelope.yaml"));
    if (!envelope) {
        expect(envelope.error().kind == Error::Kind::BadFile && envelope.error().place.startsWith(QLatin1String("envelope.yaml")), "what is refused is told, with its place");
        return 0;
    }
    // What an entry of the log carries of it is all of it.
    const auto detail = evidence::detailOf(*envelope);
    const auto again = evidence::evidenceFrom(detail);
    expect(again && canonical(evidence::detailOf(*again)) == canonical(detail), "an entry says all of it");
    return 0;
}
