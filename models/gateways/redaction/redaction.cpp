// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/redaction/redaction.h"

#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "estate/secretmark.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Type = simdjson::dom::element_type;

//! One pass over one configuration. The depth was bounded when the text was parsed.
class Redactor
{
public:
    Redactor(const Fingerprinter &fingerprinter, const RedactionRules &rules)
        : m_fingerprinter(fingerprinter)
        , m_rules(rules)
    {
    }

    JsonValue::Object object(simdjson::dom::object source, bool secret) const
    {
        JsonValue::Object result;
        for (const auto field : source) {
            if (m_rules.isLossless || !field.value.is_null())
                result.emplace(std::string(field.key), value(field.key, field.value, secret));
        }
        return result;
    }

private:
    JsonValue value(std::string_view name, JsonElement element, bool inSecret) const
    {
        const bool named = isNamed(name);
        const bool secret = inSecret || named || isSecretName(name);
        switch (element.type()) {
        case Type::OBJECT:
            return object(element.get_object().value_unsafe(), inSecret || named);
        case Type::ARRAY: {
            JsonValue::Array array;
            for (const auto child : arrayOf(element))
                array.push_back(value(name, child, inSecret));
            return array;
        }
        case Type::STRING:
            return text(element.get_string().value_unsafe(), secret);
        case Type::BOOL:
        case Type::NULL_VALUE:
            return JsonValue::from(element);
        case Type::INT64:
        case Type::UINT64:
        case Type::DOUBLE:
            return number(element, inSecret || named || endsSecret(name));
        }
        return {};
    }

    JsonValue text(std::string_view text, bool secret) const
    {
        if (text.empty())
            return text;
        if (secret || isSecretText(text) || isSecretReference(text))
            return secretValue(text, m_fingerprinter);
        if (const auto clean = withoutSecrets(text)) {
            if (clean->removed.empty())
                return text;
            if (m_rules.isLossless)
                return secretValue(text, m_fingerprinter, urlSecretClass);
            JsonValue hidden = toJson(m_fingerprinter.make(urlSecretClass, clean->removed));
            hidden.object()->emplace("url", clean->url);
            return hidden;
        }
        return headerLine(text);
    }

    //! "Authorization:Bearer x", as transformers list headers and parameters.
    JsonValue headerLine(std::string_view text) const
    {
        const auto colon = text.find(':');
        if (colon == 0 || colon == text.npos || colon + 1 == text.size())
            return text;
        std::string_view content = text.substr(colon + 1);
        while (content.starts_with(' '))
            content.remove_prefix(1);
        if (content.empty() || !(isSecretName(text.substr(0, colon)) || isSecretText(content)))
            return text;
        if (m_rules.isLossless)
            return secretValue(text, m_fingerprinter);
        JsonValue hidden = secretValue(content, m_fingerprinter);
        hidden.object()->emplace("name", text.substr(0, colon));
        return hidden;
    }

    //! Only a name that ends in a secret word makes a number one: token_expiration is none.
    JsonValue number(JsonElement element, bool secret) const
    {
        JsonValue plain = JsonValue::from(element);
        return secret ? secretValue(canonical(plain), m_fingerprinter) : plain;
    }

    static bool endsSecret(std::string_view name)
    {
        for (const std::string_view end : {"secret", "password", "token", "passphrase", "key", "pin"}) {
            if (name.size() >= end.size() && name.ends_with(end) && isSecretName(name))
                return true;
        }
        return false;
    }

    bool isNamed(std::string_view name) const
    {
        return std::find(m_rules.secretNames.begin(), m_rules.secretNames.end(), name)
            != m_rules.secretNames.end();
    }

    const Fingerprinter &m_fingerprinter;
    const RedactionRules &m_rules;
};

} // namespace

namespace {

//! Fills in below a place; false if a secret is gone.
bool fillIn(JsonValue &value, const std::string &pointer, const JsonValue &redacted, const JsonValue &raw)
{
    if (isSecretMark(value)) {
        const JsonValue *same = valueAt(redacted, pointer), *secret = valueAt(raw, pointer);
        if (same == nullptr || secret == nullptr || *same != value)
            return false;
        value = *secret;
        return true;
    }
    if (const std::string *reference = referenceMark(value)) {
        value = JsonValue(std::string(*reference));
        return true;
    }
    bool isWhole = true;
    if (JsonValue::Object *object = value.object()) {
        for (auto &[key, member] : *object)
            isWhole = fillIn(member, below(pointer, key), redacted, raw) && isWhole;
    } else if (JsonValue::Array *array = value.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            isWhole = fillIn((*array)[i], below(pointer, i), redacted, raw) && isWhole;
    }
    return isWhole;
}

} // namespace

Result<JsonValue> withSecrets(JsonValue value, const JsonValue &redacted, const JsonValue &raw)
{
    if (fillIn(value, {}, redacted, raw))
        return value;
    return Error{.kind = Error::Kind::Conflict, .place = {}, .what = QStringLiteral("a secret that was to be kept is not there any more"),
                 .hint = QStringLiteral("make a new plan"), .retryAfter = {}};
}

JsonValue toJson(const Fingerprint &fingerprint)
{
    JsonValue::Object object;
    object.emplace("class", fingerprint.comparability);
    object.emplace("fingerprint", toHex(fingerprint.value));
    return object;
}

JsonValue secretValue(std::string_view secret, const Fingerprinter &fingerprinter,
                      std::string_view comparability)
{
    if (!isSecretReference(secret))
        return toJson(fingerprinter.make(comparability, secret));
    JsonValue::Object object;
    object.emplace("ref", secret);
    return object;
}

JsonValue::Object redact(JsonElement config, const Fingerprinter &fingerprinter,
                         const RedactionRules &rules)
{
    if (!config.is_object())
        return {};
    return Redactor(fingerprinter, rules).object(config.get_object().value_unsafe(), false);
}

} // namespace bulkhead
