// SPDX-License-Identifier: GPL-3.0-or-later
// Plans of promotions: whatever parses is written back byte for byte, its digest is that of the bytes, undoing what undoes it gives it again, and what it does can be said.
#include "fuzz/expect.h"
#include "promotion/buildplan.h"
#include "promotion/planwords.h"

using namespace bulkhead;
using namespace bulkhead::promotion;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto plan = Plan::fromText(text);
    if (!plan)
        return 0;
    expect(plan->toText() == text, "what parses is written back the same");
    expect(plan->digest() == toHex(sha256(text)), "the digest is that of the bytes");
    const auto inverse = plan->inverse();
    expect(inverse.size() == plan->steps.size(), "each step is undone");
    for (std::size_t i = 0; i < inverse.size(); ++i)
        expect(inverseOf(inverse[inverse.size() - 1 - i]) == plan->steps[i], "undone in reverse order");
    const PlanWords words = wordsOf(*plan);
    expect(words.steps.size() == plan->steps.size(), "something is said of each step");
    for (const StepChanges &step : words.steps) {
        for (const ValueChange &value : step.values)
            expect(value.before != value.after, "a value that is said to change does");
    }
    (void)applied(plan->steps, {});
    return 0;
}
