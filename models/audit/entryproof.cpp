// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entryproof.h"

#include "audit/entryreader.h"
#include "core/base64.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::audit {

namespace {

constexpr std::string_view magic = "c2sp.org/tlog-proof@v1\n";
constexpr std::size_t longestPath = 64;

std::string_view bytesOf(const Digest &digest)
{
    return {reinterpret_cast<const char *>(digest.data()), digest.size()};
}

//! The text behind `prefix` on the next line.
std::optional<std::string_view> takeLine(std::string_view &text, std::string_view prefix)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(prefix))
        return std::nullopt;
    const std::string_view line = text.substr(prefix.size(), end - prefix.size());
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::uint64_t> numberFrom(std::string_view text)
{
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && std::to_string(number) == text ? std::optional(number) : std::nullopt;
}

std::optional<Proof> takePath(std::string_view &text)
{
    Proof path;
    for (;;) {
        const auto line = takeLine(text, {});
        if (!line)
            return std::nullopt;
        if (line->empty())
            return path;
        const auto bytes = fromBase64(*line);
        Digest hash{};
        if (!bytes || bytes->size() != hash.size() || path.size() == longestPath)
            return std::nullopt;
        std::copy(bytes->begin(), bytes->end(), hash.begin());
        path.push_back(hash);
    }
}

} // namespace

std::string EntryProof::toText() const
{
    std::string text(magic);
    text += "extra " + toBase64(entry) + "\nindex " + std::to_string(index) + '\n';
    for (const Digest &hash : path)
        text += toBase64(bytesOf(hash)) + '\n';
    return text + '\n' + checkpoint;
}

std::optional<EntryProof> EntryProof::fromText(std::string_view text)
{
    if (text.size() > maxProofBytes || !text.starts_with(magic))
        return std::nullopt;
    text.remove_prefix(magic.size());
    const auto extra = takeLine(text, "extra ");
    const auto entry = extra ? fromBase64(*extra) : std::nullopt;
    const auto indexLine = entry ? takeLine(text, "index ") : std::nullopt;
    const auto index = indexLine ? numberFrom(*indexLine) : std::nullopt;
    auto path = index ? takePath(text) : std::nullopt;
    if (!path)
        return std::nullopt;
    return EntryProof{*entry, *index, std::move(*path), std::string(text)};
}

Verification verifyProof(std::string_view text, const std::vector<VerifierKey> &trusted)
{
    Verification answer;
    answer.firstBad = FirstBad{0, Damage::BadProof};
    const auto proof = EntryProof::fromText(text);
    const auto checkpoint = proof ? openCheckpoint(proof->checkpoint, trusted) : std::nullopt;
    if (!checkpoint)
        return answer;
    answer.size = checkpoint->size;
    answer.root = checkpoint->root;
    EntryReader reader;
    const auto entry = reader.parse(proof->entry);
    if (!entry)
        return answer;
    answer.firstBad->seq = entry->seq;
    answer.log = entry->log;
    const bool isOfLog = originOf(entry->log) == checkpoint->origin && entry->seq - 1 == proof->index;
    if (isOfLog && verifyInclusion(leafHash(proof->entry), proof->index, checkpoint->size, proof->path, checkpoint->root)) {
        answer.ok = true;
        answer.firstBad.reset();
        answer.trustedUntil = entry->seq;
    }
    return answer;
}

} // namespace bulkhead::audit
