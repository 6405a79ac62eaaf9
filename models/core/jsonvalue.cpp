// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonvalue.h"

#include "core/jsonreader.h"
#include "core/utf16order.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace bulkhead {

namespace {

//! ECMAScript Number::toString (RFC 8785 3.2.2.3) from the shortest round-trip digits.
std::string es6Number(double value)
{
    if (!std::isfinite(value))
        return "null"; // cannot come from a parsed document
    if (value == 0)
        return "0";
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::scientific);
    std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    std::string sign;
    if (text.front() == '-') {
        sign = "-";
        text.remove_prefix(1);
    }
    const auto e = text.find('e');
    std::string digits;
    for (const char c : text.substr(0, e)) {
        if (c != '.')
            digits += c;
    }
    int exponent = 0;
    const auto exponentText = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(exponentText.data(), exponentText.data() + exponentText.size(), exponent);
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // position of the decimal point, counted from the first digit
    if (count <= point && point <= 21)
        return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
    if (0 < point && point <= 21)
        return sign + digits.substr(0, static_cast<std::size_t>(point)) + "."
            + digits.substr(static_cast<std::size_t>(point));
    if (-6 < point && point <= 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    const int shown = point - 1;
    std::string mantissa = digits.substr(0, 1);
    if (count > 1)
        mantissa += "." + digits.substr(1);
    return sign + mantissa + "e" + (shown < 0 ? "-" : "+") + std::to_string(std::abs(shown));
}

class Writer
{
public:
    Writer(std::string &out, int indent)
        : m_out(out)
        , m_indent(indent)
    {
    }

    void write(const JsonValue &value)
    {
        if (value.isNull())
            m_out += "null";
        else if (const auto *boolean = value.boolean())
            m_out += *boolean ? "true" : "false";
        else if (const auto *integer = value.integer())
            m_out += std::to_string(*integer);
        else if (const auto *number = value.number())
            m_out += es6Number(*number);
        else if (const auto *string = value.string())
            appendQuoted(m_out, *string);
        else if (const auto *array = value.array())
            writeArray(*array);
        else if (const auto *object = value.object())
            writeObject(*object);
    }

    void writeObject(const JsonValue::Object &object)
    {
        open('{');
        const auto isBefore = [](const auto &a, const auto &b) { return isBeforeInUtf16(a.first, b.first); };
        if (std::is_sorted(object.begin(), object.end(), isBefore)) {
            bool first = true;
            for (const auto &member : object)
                writeMember(member, first);
        } else {
            writeReordered(object);
        }
        close('}', object.empty());
    }

private:
    void writeArray(const JsonValue::Array &array)
    {
        open('[');
        bool first = true;
        for (const JsonValue &item : array) {
            separate(first);
            write(item);
        }
        close(']', array.empty());
    }

    void writeMember(const JsonValue::Object::value_type &member, bool &first)
    {
        separate(first);
        appendQuoted(m_out, member.first);
        m_out += m_indent ? ": " : ":";
        write(member.second);
    }

    void writeReordered(const JsonValue::Object &object)
    {
        std::vector<const JsonValue::Object::value_type *> members;
        members.reserve(object.size());
        for (const auto &member : object)
            members.push_back(&member);
        std::sort(members.begin(), members.end(),
                  [](const auto *a, const auto *b) { return isBeforeInUtf16(a->first, b->first); });
        bool first = true;
        for (const auto *member : members)
            writeMember(*member, first);
    }

    void open(char bracket)
    {
        m_out += bracket;
        ++m_level;
    }
    void separate(bool &first)
    {
        if (!first)
            m_out += ',';
        first = false;
        newLine();
    }
    void close(char bracket, bool empty)
    {
        --m_level;
        if (!empty)
            newLine();
        m_out += bracket;
    }
    void newLine()
    {
        if (m_indent)
            m_out += "\n" + std::string(static_cast<std::size_t>(m_indent * m_level), ' ');
    }

    std::string &m_out;
    int m_indent;
    int m_level = 0;
};

} // namespace

bool isBeforeInUtf16(std::string_view a, std::string_view b)
{
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() || y == b.end())
        return a.size() < b.size();
    auto rank = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xF0 ? 0xED8000 + byte : (byte == 0xEE || byte == 0xEF) ? 0xEE0000 + byte
                                                                            : byte << 16;
    };
    return rank(*x) < rank(*y);
}

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20)
            continue;
        out.append(text, copied, at - copied);
        copied = at + 1;
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        }
    }
    out.append(text, copied) += '"';
}

JsonValue JsonValue::from(JsonElement element)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::OBJECT: {
        Object object;
        for (const auto field : objectOf(element))
            object.emplace(std::string(field.key), from(field.value));
        return object;
    }
    case Type::ARRAY: {
        Array array;
        for (const auto child : arrayOf(element))
            array.push_back(from(child));
        return array;
    }
    case Type::STRING:
        return std::string(element.get_string().value_unsafe());
    case Type::INT64:
        return element.get_int64().value_unsafe();
    case Type::UINT64:
        return static_cast<double>(element.get_uint64().value_unsafe());
    case Type::DOUBLE: {
        // 60.0 and 60 are the same number, and must compare so.
        const double value = element.get_double().value_unsafe();
        constexpr double exact = 9007199254740992.0;
        if (value == std::floor(value) && std::abs(value) < exact)
            return static_cast<std::int64_t>(value);
        return value;
    }
    case Type::BOOL:
        return element.get_bool().value_unsafe();
    case Type::NULL_VALUE:
        break;
    }
    return {};
}

const JsonValue *JsonValue::find(std::string_view key) const
{
    const Object *members = object();
    if (!members)
        return nullptr;
    const auto it = members->find(key);
    return it == members->end() ? nullptr : &it->second;
}

std::string canonical(const JsonValue &value)
{
    std::string out;
    Writer(out, 0).write(value);
    return out;
}

void appendCanonical(std::string &out, const JsonValue::Object &object)
{
    Writer(out, 0).writeObject(object);
}

std::string pretty(const JsonValue &value)
{
    std::string out;
    Writer(out, 2).write(value);
    out += '\n';
    return out;
}

} // namespace bulkhead
