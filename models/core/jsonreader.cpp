// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <vector>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error broken(const QString &what)
{
    return Error{.kind = Error::Kind::Protocol, .place = {}, .what = what, .hint = {}, .retryAfter = {}};
}

template<typename Value>
bool sortsWithRepeat(std::vector<Value> &values)
{
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) != values.end();
}

//! Hashes sort several times faster than keys; only if two are equal the keys themselves are looked at.
bool hasDuplicateKey(simdjson::dom::object object, std::vector<std::size_t> &scratch)
{
    scratch.clear();
    for (const auto field : object)
        scratch.push_back(std::hash<std::string_view>{}(field.key));
    if (!sortsWithRepeat(scratch))
        return false;
    std::vector<std::string_view> keys;
    for (const auto field : object)
        keys.push_back(field.key);
    return sortsWithRepeat(keys);
}

//! Does it have to be read as a real: an integer beyond 64 bits?
bool isLongInteger(std::string_view number)
{
    if (number.find_first_not_of("-0123456789") != std::string_view::npos)
        return false;
    const char *end = number.data() + number.size();
    std::int64_t small = 0;
    std::uint64_t great = 0;
    return std::from_chars(number.data(), end, small).ec == std::errc::result_out_of_range
        && (number.front() == '-' || std::from_chars(number.data(), end, great).ec == std::errc::result_out_of_range);
}

//! The same document with an exponent behind every integer beyond 64 bits: JSON allows them and our canonical form writes
//! them (RFC 8785), but the parser reads such numbers as reals only.
std::string withLongIntegersAsReals(std::string_view bytes)
{
    std::string text;
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t end = i + 1;
        if (bytes[i] == '"') {
            while (end < bytes.size() && bytes[end] != '"')
                end += bytes[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, bytes.size());
        } else if (bytes[i] == '-' || (bytes[i] >= '0' && bytes[i] <= '9')) {
            end = std::min(bytes.find_first_not_of("-+.eE0123456789", i), bytes.size());
        }
        text.append(bytes, i, end - i);
        if (bytes[i] != '"' && isLongInteger(bytes.substr(i, end - i)))
            text.append("e0");
        i = end;
    }
    return text;
}

//! Walks the whole document once; depth is bounded by the parser, so recursion is too.
class Validator
{
public:
    explicit Validator(JsonLimits limits)
        : m_limits(limits)
    {
    }

    //! What is wrong; null if nothing is.
    const char *check(JsonElement element)
    {
        switch (element.type()) {
        case simdjson::dom::element_type::OBJECT:
            return checkObject(element.get_object().value_unsafe());
        case simdjson::dom::element_type::ARRAY:
            for (const auto child : arrayOf(element)) {
                if (const char *problem = check(child))
                    return problem;
            }
            return nullptr;
        case simdjson::dom::element_type::STRING:
            return element.get_string().value_unsafe().size() > m_limits.maxStringBytes
                ? "a string in the JSON is too long"
                : nullptr;
        default:
            return nullptr;
        }
    }

private:
    const char *checkObject(simdjson::dom::object object)
    {
        if (hasDuplicateKey(object, m_scratch))
            return "the JSON has an object with the same key twice";
        for (const auto field : object) {
            if (const char *problem = check(field.value))
                return problem;
        }
        return nullptr;
    }

    JsonLimits m_limits;
    std::vector<std::size_t> m_scratch; // one for all: an object is done with it before its members
};

} // namespace

Result<JsonElement> JsonReader::parse(std::string_view bytes)
{
    if (const auto error = m_parser.allocate(std::max<std::size_t>(bytes.size(), 4096),
                                             m_limits.maxDepth);
        error != simdjson::SUCCESS && bytes.size() > m_parser.capacity())
        return broken(u"the JSON is too large to be read"_s);
    JsonElement root;
    auto error = m_parser.parse(bytes.data(), bytes.size(), true).get(root);
    if (error == simdjson::NUMBER_ERROR) {
        const std::string text = withLongIntegersAsReals(bytes);
        error = m_parser.parse(text.data(), text.size(), true).get(root);
    }
    if (error != simdjson::SUCCESS) {
        return broken(u"the JSON is not valid (%1)"_s.arg(
            QString::fromLatin1(simdjson::error_message(error))));
    }
    if (const char *problem = Validator(m_limits).check(root))
        return broken(QString::fromLatin1(problem));
    return root;
}

std::optional<JsonElement> memberAt(JsonElement object, std::string_view key)
{
    JsonElement value;
    if (!object.is_object() || object.at_key(key).get(value) != simdjson::SUCCESS || value.is_null())
        return std::nullopt;
    return value;
}

std::string_view stringAt(JsonElement object, std::string_view key, std::string_view fallback)
{
    const auto member = memberAt(object, key);
    return member && member->is_string() ? member->get_string().value_unsafe() : fallback;
}

std::int64_t integerAt(JsonElement object, std::string_view key, std::int64_t fallback)
{
    const auto member = memberAt(object, key);
    std::int64_t value = 0;
    return member && member->get_int64().get(value) == simdjson::SUCCESS ? value : fallback;
}

bool boolAt(JsonElement object, std::string_view key, bool fallback)
{
    const auto member = memberAt(object, key);
    return member && member->is_bool() ? member->get_bool().value_unsafe() : fallback;
}

std::vector<std::string> stringsAt(JsonElement object, std::string_view key)
{
    std::vector<std::string> strings;
    const auto member = memberAt(object, key);
    if (!member || !member->is_array())
        return strings;
    for (const auto child : arrayOf(*member)) {
        if (child.is_string())
            strings.emplace_back(child.get_string().value_unsafe());
    }
    return strings;
}

} // namespace bulkhead
