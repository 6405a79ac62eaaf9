// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/canonicalreader.h"

#include "core/jsonvalue.h"
#include "core/utf16order.h"

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace bulkhead {

namespace {

constexpr std::int64_t greatestInteger = (std::int64_t{1} << 53) - 1;

template<typename Word>
bool isSameAtBothEnds(const char *a, const char *b, std::size_t size)
{
    Word firstA, firstB, lastA, lastB;
    std::memcpy(&firstA, a, sizeof(Word));
    std::memcpy(&firstB, b, sizeof(Word));
    std::memcpy(&lastA, a + size - sizeof(Word), sizeof(Word));
    std::memcpy(&lastB, b + size - sizeof(Word), sizeof(Word));
    return ((firstA ^ firstB) | (lastA ^ lastB)) == 0;
}

//! As memcmp; most texts of an entry are so short that a call costs more than the comparison.
inline bool isSame(const char *a, const char *b, std::size_t size)
{
    if (size > 16)
        return std::memcmp(a, b, size) == 0;
    if (size >= 8)
        return isSameAtBothEnds<std::uint64_t>(a, b, size);
    if (size >= 4)
        return isSameAtBothEnds<std::uint32_t>(a, b, size);
    for (std::size_t i = 0; i < size; ++i) {
        if (a[i] != b[i])
            return false;
    }
    return true;
}

//! Mostly the first letters tell.
inline bool isBefore(std::string_view a, std::string_view b)
{
    if (!a.empty() && !b.empty() && a[0] != b[0] && ((a[0] | b[0]) & 0x80) == 0)
        return a[0] < b[0];
    return isBeforeInUtf16(a, b);
}

} // namespace

std::optional<JsonElement> CanonicalReader::parse(std::string_view bytes)
{
    if (bytes.empty() || bytes.size() > maxBytes)
        return std::nullopt;
    if (m_parser.capacity() < bytes.size()) {
        constexpr std::size_t leastCapacity = 16384, parserDepth = 64; // ours is counted below
        if (m_parser.allocate(std::max(bytes.size(), leastCapacity), parserDepth) != simdjson::SUCCESS)
            return std::nullopt;
    }
    JsonElement root;
    if (m_parser.parse(bytes.data(), bytes.size(), true).get(root) != simdjson::SUCCESS)
        return std::nullopt;
    m_at = bytes.data();
    m_end = m_at + bytes.size();
    if (!follow(root, 1) || m_at != m_end)
        return std::nullopt;
    return root;
}

bool CanonicalReader::take(char c)
{
    const bool isThere = m_at != m_end && *m_at == c;
    m_at += isThere ? 1 : 0;
    return isThere;
}

bool CanonicalReader::take(std::string_view text)
{
    const bool isThere = static_cast<std::size_t>(m_end - m_at) >= text.size() && isSame(m_at, text.data(), text.size());
    m_at += isThere ? text.size() : 0;
    return isThere;
}

//! Text that stands there as it is, with a quote behind it, has no escapes: one would be longer than what it stands for, so that no
//! quote but a backslash stood there. Control characters the parser has refused.
bool CanonicalReader::takeQuoted(std::string_view text)
{
    const std::size_t size = text.size();
    if (static_cast<std::size_t>(m_end - m_at) >= size + 2 && m_at[0] == '"' && m_at[size + 1] == '"' && isSame(m_at + 1, text.data(), size)) {
        m_at += size + 2;
        return true;
    }
    m_written.clear();
    appendQuoted(m_written, text);
    return take(std::string_view(m_written));
}

bool CanonicalReader::takeInteger(std::int64_t value)
{
    if (value > greatestInteger || value < -greatestInteger)
        return false;
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return take(std::string_view(digits.data(), static_cast<std::size_t>(end.ptr - digits.data())));
}

bool CanonicalReader::follow(JsonElement element, std::size_t depth)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::OBJECT:
        return followObject(objectOf(element), depth);
    case Type::ARRAY: {
        if (depth > maxDepth || !take('['))
            return false;
        bool first = true;
        for (const auto child : arrayOf(element)) {
            if (!std::exchange(first, false) && !take(','))
                return false;
            if (!follow(child, depth + 1))
                return false;
        }
        return take(']');
    }
    case Type::STRING:
        return takeQuoted(element.get_string().value_unsafe());
    case Type::BOOL:
        return take(element.get_bool().value_unsafe() ? std::string_view("true") : std::string_view("false"));
    case Type::INT64:
        return takeInteger(element.get_int64().value_unsafe());
    default:
        return false;
    }
}

//! In the order of the text: members that are not in the order of RFC 8785, or there twice, are no canonical form.
bool CanonicalReader::followObject(simdjson::dom::object object, std::size_t depth)
{
    if (depth > maxDepth || !take('{'))
        return false;
    bool first = true;
    std::string_view before;
    for (const auto field : object) {
        if (!first && (!isBefore(before, field.key) || !take(',')))
            return false;
        first = false;
        before = field.key;
        if (!takeQuoted(field.key) || !take(':') || !follow(field.value, depth + 1))
            return false;
    }
    return take('}');
}

} // namespace bulkhead
