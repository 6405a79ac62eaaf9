// SPDX-License-Identifier: GPL-3.0-or-later
// Approvals that were signed elsewhere: whatever parses is written back the same, and an entry that carries one counts only if its person signed just that.
#include "audit/logs/carried.h"
#include "audit/logs/companylog.h"
#include "fuzz/expect.h"

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const LogBuilder log = smallLog();
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto statement = ApprovalStatement::fromText(text);
    expect(!statement || statement->toText() == text, "what parses is written back the same");
    Entry entry = log.by("ada", "admin", "promotion.carry");
    entry.environment = statement ? statement->environment : std::string();
    entry.objectId = statement ? statement->request : std::string();
    entry.detail = {{"digest", statement ? statement->digest : std::string()}, {"statement", text}, {"signature", signStatement(text, testKey("bo"))}};
    const bool isTaken = !log.judge(log.text(entry));
    expect(!isTaken || (statement && statement->log == log.id() && statement->person == "bo" && statement->size <= log.size()), "it counts only for this log and by bo");
    entry.detail["signature"] = signStatement(text, testKey("ada"));
    expect(log.judge(log.text(entry)).has_value(), "nobody else's signature makes it bo's");
    return 0;
}
