// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry.h"

#include "audit/names.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace bulkhead::audit {

namespace {

constexpr std::string_view signatureContext = "bulkhead-entry-v1\n";
constexpr std::size_t digestDigits = 64, signatureDigits = 128, idDigits = 32;
// In canonical order the signature is the last member, so that an entry is signed by putting it in before the last brace.
constexpr std::string_view signatureBegin = ",\"signature\":\"", signatureEnd = "\"}";

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

std::string_view toWire(Phase phase)
{
    switch (phase) {
    case Phase::Whole:
        return "whole";
    case Phase::Begin:
        return "begin";
    case Phase::End:
        return "end";
    }
    Q_UNREACHABLE();
}

bool isHex(std::string_view text, std::size_t digits)
{
    unsigned isOther = 0; // looked at to the end, so that it is done many at a time
    for (const char c : text)
        isOther |= static_cast<unsigned>(static_cast<unsigned char>(c - '0') > 9) & static_cast<unsigned>(static_cast<unsigned char>(c - 'a') > 5);
    return text.size() == digits && isOther == 0;
}

bool isTimeText(std::string_view text)
{
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    const bool hasForm = std::equal(text.begin(), text.end(), form.begin(), form.end(),
                                    [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
    if (!hasForm)
        return false;
    const auto number = [text](std::size_t at) { return 10 * (text[at] - '0') + (text[at + 1] - '0'); };
    constexpr std::size_t month = 5, day = 8, hour = 11, minute = 14, second = 17;
    return number(month) >= 1 && number(month) <= 12 && number(day) >= 1 && number(day) <= 31 && number(hour) <= 23 && number(minute) <= 59
        && number(second) <= 59;
}

std::string timeText(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc())
        .toString(QLatin1StringView("yyyy-MM-ddTHH:mm:ss.zzzZ"))
        .toStdString();
}

std::optional<UtcTime> timeFrom(std::string_view text)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return UtcTime{std::chrono::milliseconds(time.toMSecsSinceEpoch())};
}

std::string Entry::toText() const
{
    JsonValue::Object who;
    if (actor.isPerson())
        who = {{"key", actor.key}, {"person", actor.person}, {"role", actor.role}};
    else
        who = {{"claim", actor.claim}};
    return canonical(JsonValue::Object{
        {"action", action}, {"actor", std::move(who)}, {"after", after}, {"at", at}, {"before", before}, {"detail", detail},
        {"environment", environment}, {"format", 1}, {"log", log}, {"nonce", nonce},
        {"object", JsonValue::Object{{"id", objectId}, {"kind", objectKind}}}, {"people", people},
        {"phase", std::string(toWire(phase))}, {"policy", policy}, {"previous", previous}, {"seq", static_cast<std::int64_t>(seq)}});
}

std::string Entry::toText(const SigningKey &key) const
{
    std::string text = toText();
    const Signature signature = key.sign(std::string(signatureContext) + text);
    text.pop_back();
    text += signatureBegin;
    text += toHex(signature);
    text += signatureEnd;
    return text;
}

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
