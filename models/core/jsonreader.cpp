// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"

#include <algorithm>
#include <vector>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error broken(const QString &what)
{
    return Error{.kind = Error::Kind::Protocol, .place = {}, .what = what, .hint = {}, .retryAfter = {}};
}

bool hasDuplicateKey(simdjson::dom::object object, std::vector<std::string_view> &scratch)
{
    scratch.clear();
    for (const auto field : object)
        scratch.push_back(field.key);
    std::sort(scratch.begin(), scratch.end());
    return std::adjacent_find(scratch.begin(), scratch.end()) != scratch.end();
}

//! Walks the whole document once; depth is bounded by the parser, so recursion is too.
class Validator
{
public:
    explicit Validator(JsonLimits limits)
        : m_limits(limits)
    {
    }

    QString check(JsonElement element)
    {
        switch (element.type()) {
        case simdjson::dom::element_type::OBJECT:
            return checkObject(element.get_object().value_unsafe());
        case simdjson::dom::element_type::ARRAY:
            for (const auto child : arrayOf(element)) {
                if (QString problem = check(child); !problem.isEmpty())
                    return problem;
            }
            return {};
        case simdjson::dom::element_type::STRING:
            if (element.get_string().value_unsafe().size() > m_limits.maxStringBytes)
                return u"a string in the JSON is too long"_s;
            return {};
        default:
            return {};
        }
    }

private:
    QString checkObject(simdjson::dom::object object)
    {
        if (hasDuplicateKey(object, m_scratch))
            return u"the JSON has an object with the same key twice"_s;
        for (const auto field : object) {
            if (QString problem = check(field.value); !problem.isEmpty())
                return problem;
        }
        return {};
    }

    JsonLimits m_limits;
    std::vector<std::string_view> m_scratch;
};

} // namespace

Result<JsonElement> JsonReader::parse(std::string_view bytes)
{
    if (const auto error = m_parser.allocate(std::max<std::size_t>(bytes.size(), 4096),
                                             m_limits.maxDepth);
        error != simdjson::SUCCESS && bytes.size() > m_parser.capacity())
        return broken(u"the JSON is too large to be read"_s);
    JsonElement root;
    const auto error = m_parser.parse(bytes.data(), bytes.size(), true).get(root);
    if (error != simdjson::SUCCESS) {
        return broken(u"the JSON is not valid (%1)"_s.arg(
            QString::fromLatin1(simdjson::error_message(error))));
    }
    if (QString problem = Validator(m_limits).check(root); !problem.isEmpty())
        return broken(problem);
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
