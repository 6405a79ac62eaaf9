// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/canonicalreader.h"

#include "core/jsonvalue.h"
#include "core/utf16order.h"

#include <array>
#include <charconv>
#include <utility>

namespace bulkhead {

namespace {

constexpr std::int64_t greatestInteger = (std::int64_t{1} << 53) - 1;

void appendInteger(std::string &out, std::int64_t value)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), static_cast<std::size_t>(end.ptr - digits.data()));
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
    m_written.clear();
    if (!write(root, 1) || m_written != bytes)
        return std::nullopt;
    return root;
}

bool CanonicalReader::write(JsonElement element, std::size_t depth)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::OBJECT:
        return writeObject(objectOf(element), depth);
    case Type::ARRAY: {
        if (depth > maxDepth)
            return false;
        m_written += '[';
        bool first = true;
        for (const auto child : arrayOf(element)) {
            if (!std::exchange(first, false))
                m_written += ',';
            if (!write(child, depth + 1))
                return false;
        }
        m_written += ']';
        return true;
    }
    case Type::STRING:
        appendQuoted(m_written, element.get_string().value_unsafe());
        return true;
    case Type::BOOL:
        m_written += element.get_bool().value_unsafe() ? "true" : "false";
        return true;
    case Type::INT64: {
        const std::int64_t value = element.get_int64().value_unsafe();
        if (value > greatestInteger || value < -greatestInteger)
            return false;
        appendInteger(m_written, value);
        return true;
    }
    default:
        return false;
    }
}

//! In the order of the text: members that are not in the order of RFC 8785, or there twice, are no canonical form.
bool CanonicalReader::writeObject(simdjson::dom::object object, std::size_t depth)
{
    if (depth > maxDepth)
        return false;
    m_written += '{';
    bool first = true;
    std::string_view before;
    for (const auto field : object) {
        if (!first && !isBeforeInUtf16(before, field.key))
            return false;
        if (!std::exchange(first, false))
            m_written += ',';
        before = field.key;
        appendQuoted(m_written, field.key);
        m_written += ':';
        if (!write(field.value, depth + 1))
            return false;
    }
    m_written += '}';
    return true;
}

} // namespace bulkhead
