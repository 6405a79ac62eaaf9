// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checkpoint.h"

#include "core/base64.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::audit {

namespace {

constexpr std::uint64_t greatestSize = (std::uint64_t{1} << 53) - 1;

//! The text up to the next line feed, which goes too; nothing if there is none or the line is empty.
std::optional<std::string_view> takeLine(std::string_view &text)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos || end == 0)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::uint64_t> sizeFrom(std::string_view line)
{
    std::uint64_t size = 0;
    const char *end = line.data() + line.size();
    const auto read = std::from_chars(line.data(), end, size);
    if (read.ec != std::errc() || read.ptr != end || size > greatestSize || std::to_string(size) != line)
        return std::nullopt;
    return size;
}

} // namespace

std::string Checkpoint::toText() const
{
    const std::string_view bytes(reinterpret_cast<const char *>(root.data()), root.size());
    return origin + '\n' + std::to_string(size) + '\n' + toBase64(bytes) + '\n';
}

std::optional<Checkpoint> Checkpoint::fromText(std::string_view text)
{
    const auto origin = takeLine(text);
    const auto sizeLine = origin ? takeLine(text) : std::nullopt;
    const auto rootLine = sizeLine ? takeLine(text) : std::nullopt;
    if (!rootLine)
        return std::nullopt;
    const auto size = sizeFrom(*sizeLine);
    const auto bytes = fromBase64(*rootLine);
    Checkpoint checkpoint;
    if (!size || !bytes || bytes->size() != checkpoint.root.size())
        return std::nullopt;
    while (!text.empty()) {
        if (!takeLine(text))
            return std::nullopt;
    }
    checkpoint.origin = *origin;
    checkpoint.size = *size;
    std::copy(bytes->begin(), bytes->end(), checkpoint.root.begin());
    return checkpoint;
}

std::string originOf(std::string_view logId)
{
    return "bulkhead/log/" + std::string(logId);
}

std::optional<Checkpoint> openCheckpoint(std::string_view note, const std::vector<VerifierKey> &keys)
{
    const auto parsed = SignedNote::parse(note);
    if (!parsed || !isSignedBy(*parsed, keys))
        return std::nullopt;
    return Checkpoint::fromText(parsed->text);
}

} // namespace bulkhead::audit
