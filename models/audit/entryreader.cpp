// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entryreader.h"

#include "audit/entrysignature.h"
#include "audit/names.h"

#include <algorithm>

namespace bulkhead::audit {

namespace {

constexpr std::size_t digestDigits = 64, idDigits = 32;

bool isDigestOrEmpty(std::string_view text)
{
    return text.empty() || isHex(text, digestDigits);
}

bool isWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isAction(std::string_view text)
{
    const auto dot = text.find('.');
    return dot == std::string_view::npos ? isWord(text) : isWord(text.substr(0, dot)) && isWord(text.substr(dot + 1));
}

std::optional<Phase> phaseFrom(std::string_view text)
{
    for (const Phase phase : {Phase::Whole, Phase::Begin, Phase::End}) {
        if (toWire(phase) == text)
            return phase;
    }
    return std::nullopt;
}

//! Walks the members of an object in their order and is satisfied only by just the expected ones.
class Members
{
public:
    explicit Members(JsonElement element)
        : m_isGood(element.is_object())
    {
        if (m_isGood) {
            m_object = objectOf(element);
            m_at = m_object.begin();
        }
    }

    Members &text(std::string_view key, std::string_view &value)
    {
        JsonElement element;
        if (take(key, element))
            m_isGood = element.get_string().get(value) == simdjson::SUCCESS;
        return *this;
    }
    Members &integer(std::string_view key, std::int64_t &value)
    {
        JsonElement element;
        if (take(key, element))
            m_isGood = element.get_int64().get(value) == simdjson::SUCCESS;
        return *this;
    }
    Members &any(std::string_view key, JsonElement &value)
    {
        take(key, value);
        return *this;
    }
    [[nodiscard]] bool hasMore() const { return m_isGood && m_at != m_object.end(); }
    [[nodiscard]] bool isDone() const { return m_isGood && !(m_at != m_object.end()); }

private:
    bool take(std::string_view key, JsonElement &value)
    {
        m_isGood = m_isGood && m_at != m_object.end() && m_at.key() == key;
        if (m_isGood) {
            value = m_at.value();
            ++m_at;
        }
        return m_isGood;
    }

    bool m_isGood;
    simdjson::dom::object m_object;
    simdjson::dom::object::iterator m_at{};
};

bool readActor(JsonElement element, EntryView &entry)
{
    Members claim(element);
    if (claim.text("claim", entry.claim).isDone())
        return true;
    Members person(element);
    return person.text("key", entry.key).text("person", entry.person).text("role", entry.role).isDone() && isHex(entry.key, idDigits)
        && isPersonName(entry.person) && isRole(entry.role);
}

bool readMembers(JsonElement root, EntryView &entry)
{
    JsonElement actor, object;
    std::int64_t format = 0, seq = 0;
    std::string_view phase;
    Members members(root);
    members.text("action", entry.action).any("actor", actor).text("after", entry.after).text("at", entry.at).text("before", entry.before)
        .any("detail", entry.detail).text("environment", entry.environment).integer("format", format).text("log", entry.log)
        .text("nonce", entry.nonce).any("object", object).text("people", entry.people).text("phase", phase).text("policy", entry.policy)
        .text("previous", entry.previous).integer("seq", seq);
    const bool hasSignature = members.hasMore();
    if (hasSignature)
        members.text("signature", entry.signature);
    if (!members.isDone() || hasSignature == entry.signature.empty() || format != 1 || seq < 1 || !entry.detail.is_object() || !readActor(actor, entry))
        return false;
    entry.seq = static_cast<std::uint64_t>(seq);
    const auto known = phaseFrom(phase);
    entry.phase = known.value_or(Phase::Whole);
    return known && Members(object).text("id", entry.objectId).text("kind", entry.objectKind).isDone();
}

bool isWellFormed(const EntryView &entry)
{
    const bool hasSignature = entry.key.empty() ? entry.signature.empty() : isHex(entry.signature, signatureDigits);
    return isHex(entry.log, idDigits) && isHex(entry.nonce, idDigits) && isTimeText(entry.at) && isAction(entry.action) && hasSignature
        && isDigestOrEmpty(entry.before) && isDigestOrEmpty(entry.after) && isDigestOrEmpty(entry.policy) && isDigestOrEmpty(entry.people)
        && (entry.seq == 1 ? entry.previous.empty() : isHex(entry.previous, digestDigits));
}

} // namespace

std::optional<EntryView> EntryReader::parse(std::string_view bytes)
{
    const auto root = m_reader.parse(bytes);
    EntryView entry;
    if (!root || !readMembers(*root, entry) || !isWellFormed(entry))
        return std::nullopt;
    entry.bytes = bytes;
    return entry;
}

bool isSignedBy(const EntryView &entry, const PublicKey &key)
{
    const auto signature = signatureFromHex(entry.signature);
    if (!signature)
        return false;
    const std::size_t behind = signatureBegin.size() + signatureDigits + signatureEnd.size();
    std::string text(signatureContext);
    text.append(entry.bytes.substr(0, entry.bytes.size() - behind)) += '}';
    return verifySignature(key, text, *signature);
}

} // namespace bulkhead::audit
