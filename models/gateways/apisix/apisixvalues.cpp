// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixvalues.h"

#include "core/jsonreader.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>

namespace bulkhead {

namespace {

void sortOnce(std::vector<std::string> &texts)
{
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

bool namesSecret(JsonElement element)
{
    std::string_view name;
    return element.get(name) == simdjson::SUCCESS && isSecretName(name);
}

} // namespace

std::string apisixId(JsonElement object, std::string_view key)
{
    const auto member = memberAt(object, key);
    if (!member)
        return {};
    std::string_view text;
    if (member->get(text) == simdjson::SUCCESS)
        return std::string(text);
    return member->is_number() ? canonical(JsonValue::from(*member)) : std::string();
}

std::vector<Label> apisixLabels(JsonElement object)
{
    std::vector<Label> labels;
    const auto member = memberAt(object, "labels");
    if (!member || !member->is_object())
        return labels;
    for (const auto field : objectOf(*member)) {
        std::string_view value;
        if (field.value.get(value) == simdjson::SUCCESS)
            labels.push_back({std::string(field.key), std::string(value)});
    }
    std::sort(labels.begin(), labels.end());
    return labels;
}

std::vector<std::string> apisixTexts(JsonElement object, std::string_view one, std::string_view many)
{
    std::vector<std::string> texts = stringsAt(object, many);
    if (const std::string_view text = stringAt(object, one); !text.empty())
        texts.emplace_back(text);
    sortOnce(texts);
    return texts;
}

std::string lowerHost(std::string_view host)
{
    std::string text(host);
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    if (text.size() > 1 && text.back() == '.')
        text.pop_back();
    return text;
}

std::vector<std::string> apisixHosts(JsonElement object)
{
    std::vector<std::string> hosts = apisixTexts(object, "host", "hosts");
    for (std::string &host : hosts)
        host = lowerHost(host);
    sortOnce(hosts);
    return hosts;
}

JsonValue apisixVars(JsonElement vars, const Fingerprinter &fingerprinter)
{
    std::string_view text;
    if (vars.get(text) == simdjson::SUCCESS) {
        return isSecretText(text) || isSecretReference(text) ? secretValue(text, fingerprinter)
                                                             : JsonValue(text);
    }
    if (!vars.is_array())
        return JsonValue::from(vars);
    JsonValue::Array result;
    bool secret = false;
    for (const auto child : arrayOf(vars)) {
        std::string_view value;
        const bool isText = child.get(value) == simdjson::SUCCESS;
        const bool isOperand = result.size() >= 2 && secret;
        if (isOperand && isText)
            result.push_back(secretValue(value, fingerprinter));
        else if (isOperand && child.is_array())
            result.push_back(secretValue(canonical(JsonValue::from(child)), fingerprinter));
        else
            result.push_back(apisixVars(child, fingerprinter));
        secret = secret || (result.size() == 1 && namesSecret(child));
    }
    return result;
}

void copyMember(JsonElement object, std::string_view key, Attributes &attributes)
{
    if (const auto member = memberAt(object, key))
        attributes.insert_or_assign(std::string(key), JsonValue::from(*member));
}

} // namespace bulkhead
