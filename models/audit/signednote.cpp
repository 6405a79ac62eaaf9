// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/signednote.h"

#include "core/base64.h"
#include "core/digest.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>

namespace bulkhead::audit {

namespace {

constexpr char ed25519Type = 0x01;
constexpr std::size_t idBytes = 4;
constexpr std::string_view dash = "\xE2\x80\x94 "; // em dash, space

std::string_view bytesOf(const PublicKey &key)
{
    return {reinterpret_cast<const char *>(key.data()), key.size()};
}

std::string typed(const PublicKey &key)
{
    return ed25519Type + std::string(bytesOf(key));
}

//! The text as UTF-16, or nothing if it is no UTF-8.
std::optional<QString> decoded(std::string_view bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

bool isKeyName(std::string_view name)
{
    const auto text = decoded(name);
    return text && !text->isEmpty() && !text->contains(QLatin1Char('+'))
        && std::none_of(text->cbegin(), text->cend(), [](QChar c) { return c.isSpace(); });
}

bool hasOnlyText(std::string_view bytes)
{
    const auto text = decoded(bytes);
    return text && std::none_of(text->cbegin(), text->cend(), [](QChar c) { return c != u'\n' && c.category() == QChar::Other_Control; });
}

std::optional<SignedNote::Line> parseLine(std::string_view line)
{
    if (!line.starts_with(dash))
        return std::nullopt;
    line.remove_prefix(dash.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !isKeyName(line.substr(0, space)))
        return std::nullopt;
    auto signature = fromBase64(line.substr(space + 1));
    if (!signature || signature->size() <= idBytes)
        return std::nullopt;
    return SignedNote::Line{std::string(line.substr(0, space)), std::move(*signature)};
}

bool verifies(const SignedNote &note, const SignedNote::Line &line, const VerifierKey &key)
{
    Signature signature{};
    if (line.signature.size() != idBytes + signature.size())
        return false;
    std::copy(line.signature.begin() + idBytes, line.signature.end(), signature.begin());
    return verifySignature(key.key, note.text, signature);
}

} // namespace

std::string VerifierKey::id() const
{
    const Digest digest = sha256(name + '\n' + typed(key));
    return {reinterpret_cast<const char *>(digest.data()), idBytes};
}

std::string VerifierKey::toText() const
{
    return name + '+' + toHex(id()) + '+' + toBase64(typed(key));
}

std::optional<VerifierKey> VerifierKey::fromText(std::string_view text)
{
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || !isKeyName(text.substr(0, first)))
        return std::nullopt;
    const auto bytes = fromBase64(text.substr(second + 1));
    VerifierKey key;
    if (!bytes || bytes->size() != 1 + key.key.size() || bytes->front() != ed25519Type)
        return std::nullopt;
    key.name = text.substr(0, first);
    std::copy(bytes->begin() + 1, bytes->end(), key.key.begin());
    if (text.substr(first + 1, second - first - 1) != toHex(key.id()) || !isUsableKey(key.key))
        return std::nullopt;
    return key;
}

std::optional<SignedNote> SignedNote::parse(std::string_view bytes)
{
    if (bytes.size() > maxNoteBytes || !bytes.ends_with('\n') || !hasOnlyText(bytes))
        return std::nullopt;
    const auto gap = bytes.rfind("\n\n");
    if (gap == std::string_view::npos || gap + 2 == bytes.size())
        return std::nullopt;
    SignedNote note;
    note.text = bytes.substr(0, gap + 1);
    for (std::string_view rest = bytes.substr(gap + 2); !rest.empty();) {
        const auto end = rest.find('\n');
        auto line = parseLine(rest.substr(0, end));
        if (!line || note.lines.size() == maxNoteSignatures)
            return std::nullopt;
        note.lines.push_back(std::move(*line));
        rest.remove_prefix(end + 1);
    }
    return note;
}

bool isSignedBy(const SignedNote &note, const std::vector<VerifierKey> &keys)
{
    bool isSigned = false;
    for (const SignedNote::Line &line : note.lines) {
        for (const VerifierKey &key : keys) {
            if (line.name != key.name || line.signature.compare(0, idBytes, key.id()) != 0)
                continue;
            if (!verifies(note, line, key))
                return false;
            isSigned = true;
        }
    }
    return isSigned;
}

std::string signNote(std::string_view text, const std::string &name, const SigningKey &key)
{
    const Signature signature = key.sign(text);
    const VerifierKey verifier{name, key.publicKey()};
    std::string line = verifier.id();
    line.append(reinterpret_cast<const char *>(signature.data()), signature.size());
    return std::string(text) + '\n' + std::string(dash) + name + ' ' + toBase64(line) + '\n';
}

namespace {

//! Behind the last line that is a whole signature.
std::size_t endOfSignatures(std::string_view bytes)
{
    std::size_t end = bytes.rfind('\n');
    while (end != std::string_view::npos && end > 0) {
        const std::size_t before = bytes.rfind('\n', end - 1);
        if (bytes.substr(before == std::string_view::npos ? 0 : before + 1).starts_with(dash))
            return end + 1;
        end = before;
    }
    return 0;
}

} // namespace

std::size_t wholeNotes(std::string_view bytes, std::string_view beginning)
{
    const std::size_t whole = endOfSignatures(bytes);
    const std::string_view rest = bytes.substr(whole).substr(0, beginning.size());
    return beginning.starts_with(rest) ? whole : bytes.size();
}

std::vector<std::string> splitNotes(std::string_view bytes)
{
    std::vector<std::string> notes;
    std::size_t begin = 0;
    bool wasSignature = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const bool isSignature = bytes.substr(at).starts_with(dash);
        if (wasSignature && !isSignature) {
            notes.emplace_back(bytes.substr(begin, at - begin));
            begin = at;
        }
        wasSignature = isSignature;
        const auto end = bytes.find('\n', at);
        at = end == std::string_view::npos ? bytes.size() : end + 1;
    }
    if (begin < bytes.size())
        notes.emplace_back(bytes.substr(begin));
    return notes;
}

} // namespace bulkhead::audit
