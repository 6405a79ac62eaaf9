// SPDX-License-Identifier: GPL-3.0-or-later
// Proofs of entries: whatever parses is written back the same, and none holds but for an entry of the log of the corpus.
#include "audit/logs/companylog.h"
#include "fuzz/expect.h"

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const LogBuilder log = smallLog();
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto proof = EntryProof::fromText(bytes);
    expect(!proof || proof->toText() == bytes, "what parses is written back the same");
    const Verification answer = verifyProof(bytes, {log.verifier(), witness("witness")});
    expect(answer.ok == !answer.firstBad, "what does not hold has a first bad");
    expect(!verifyProof(bytes, {}).ok, "nobody vouches for nothing");
    if (!answer.ok)
        return 0;
    // A line of a stranger may stand among the signatures, so the text need not be that of the corpus.
    expect(proof && proof->index < log.size() && proof->entry == log.entries()[proof->index],
           "the entry stands there in the log");
    expect(answer.size <= log.size() && answer.root == log.root(answer.size), "the log had that head");
    expect(answer.trustedUntil == proof->index + 1 && answer.log == log.id(), "it says of which entry");
    return 0;
}
