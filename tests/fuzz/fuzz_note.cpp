// SPDX-License-Identifier: GPL-3.0-or-later
// Notes, checkpoints and verifier keys: whatever parses is written back the same, and nothing is signed but what the corpus
// holds.
#include "audit/logs/companylog.h"
#include "core/base64.h"
#include "fuzz/expect.h"

#include <set>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;

namespace {

std::string written(const SignedNote &note)
{
    std::string bytes = note.text + '\n';
    for (const SignedNote::Line &line : note.lines)
        bytes += "\u2014 " + line.name + ' ' + toBase64(line.signature) + '\n';
    return bytes;
}

//! What the keys below have signed.
const std::set<std::string> &signedTexts()
{
    static const std::set<std::string> texts = [] {
        const LogBuilder log = smallLog();
        std::set<std::string> all;
        for (std::uint64_t size = 0; size <= log.size(); ++size)
            all.insert(SignedNote::parse(log.checkpoint(size)).value().text);
        return all;
    }();
    return texts;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::vector<VerifierKey> keys{LogBuilder().verifier(), witness("witness")};
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto note = SignedNote::parse(bytes);
    if (note) {
        expect(bytes.size() <= maxNoteBytes && !note->lines.empty() && note->lines.size() <= maxNoteSignatures,
               "limits are kept");
        expect(written(*note) == bytes, "what parses is written back the same");
        expect(!isSignedBy(*note, keys) || signedTexts().contains(note->text),
               "nothing is signed that the keys did not sign");
        expect(!isSignedBy(*note, {}), "nobody signs for nobody");
    }
    const auto opened = openCheckpoint(bytes, keys);
    expect(!opened || (note && note->text.starts_with(opened->toText())), "a checkpoint begins with what it says");
    if (const auto checkpoint = Checkpoint::fromText(bytes))
        expect(bytes.starts_with(checkpoint->toText()) && bytes.ends_with('\n'), "a checkpoint is written back the same");
    if (const auto key = VerifierKey::fromText(bytes))
        expect(key->toText() == bytes, "a key is written back the same");
    std::string joined;
    for (const std::string &one : splitNotes(bytes))
        joined += one;
    expect(joined == bytes, "a file of notes loses nothing");
    return 0;
}
