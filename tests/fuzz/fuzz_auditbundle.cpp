// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles: none is good but those that the keys of the corpus sealed, and no answer contradicts itself.
#include "audit/logs/bundletext.h"
#include "audit/logs/companylog.h"
#include "fuzz/expect.h"

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;

namespace {

void check(const Verification &answer, bool isKnown)
{
    expect(answer.ok == isKnown, "a bundle is good if and only if it was sealed by its key");
    expect(answer.ok == !answer.firstBad, "what is not good has a first bad");
    expect(answer.trustedUntil <= answer.size && answer.anchoredUntil <= answer.trustedUntil,
           "no more is trusted than there is");
    expect(answer.anchored == (answer.ok && answer.anchoredUntil > 0), "only what is good is anchored");
    expect(!answer.ok || answer.root, "what is good has a root");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const LogBuilder small = smallLog(), plain = plainLog(4);
    static const std::string smallBundle = small.bundle({3}), plainBundle = plain.bundle();
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    check(verifyBundle(bytes), bytes == smallBundle || bytes == plainBundle);
    check(verifyBundle(bytes, {{small.checkpoint(3)}, {small.verifier()}, true}), bytes == smallBundle);
    check(verifyBundle(bytes, {{std::string(bytes)}, {}, false}), false); // as a checkpoint from outside
    return 0;
}
