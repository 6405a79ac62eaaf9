// SPDX-License-Identifier: GPL-3.0-or-later
// Entries: whatever parses is written back the same, and nobody signed but what the corpus holds.
#include "audit/logs/companylog.h"
#include "audit/entryreader.h"
#include "core/canonicalreader.h"
#include "fuzz/expect.h"

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;

namespace {

//! The entry made again from what was read of it.
std::string written(const EntryView &view)
{
    Entry entry;
    entry.log = view.log;
    entry.seq = view.seq;
    entry.previous = view.previous;
    entry.nonce = view.nonce;
    entry.at = view.at;
    entry.action = view.action;
    entry.phase = view.phase;
    entry.actor = {std::string(view.claim), std::string(view.person), std::string(view.key), std::string(view.role)};
    entry.objectKind = view.objectKind;
    entry.objectId = view.objectId;
    entry.environment = view.environment;
    entry.before = view.before;
    entry.after = view.after;
    entry.policy = view.policy;
    entry.people = view.people;
    entry.detail = *JsonValue::from(view.detail).object();
    std::string text = entry.toText();
    if (view.isSigned())
        text.insert(text.size() - 1, ",\"signature\":\"" + std::string(view.signature) + '"');
    return text;
}

bool isOf(const LogBuilder &log, std::string_view bytes)
{
    return std::find(log.entries().begin(), log.entries().end(), bytes) != log.entries().end();
}

void judge(const LogBuilder &log, const EntryView &view, bool isKnown)
{
    LogState state = log.state();
    const auto rows = state.rows();
    if (state.take(view))
        expect(state.rows() == rows && state.peopleDigest() == log.state().peopleDigest(),
               "what is refused changes nothing");
    else
        expect(!view.isSigned() || isKnown, "nobody acts in another's name");
    const auto next = state.rows();
    expect(std::is_sorted(next.begin(), next.end()), "rows are sorted");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const LogBuilder small = smallLog(), company = companyLog(), plain = plainLog(2);
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    EntryReader reader;
    const auto view = reader.parse(bytes);
    CanonicalReader canonicalReader;
    if (const auto element = canonicalReader.parse(bytes))
        expect(canonical(JsonValue::from(*element)) == bytes, "what is canonical is written back the same");
    else
        expect(!view, "an entry is canonical");
    if (!view)
        return 0;
    expect(written(*view) == bytes, "what parses is written back the same");
    expect(view->isSigned() == !view->key.empty(), "a person signs");
    const bool isKnown = isOf(company, bytes) || isOf(small, bytes);
    for (const char *name : {"ada", "bo", "cy", "di", "ed", "ed 2", "ed 3", "fay", "log plant"})
        expect(isKnown || !isSignedBy(*view, testKey(name).publicKey()), "nothing is signed that the keys did not sign");
    for (const LogBuilder *log : {&small, &company, &plain})
        judge(*log, *view, isKnown);
    return 0;
}
