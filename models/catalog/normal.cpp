// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/normal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bulkhead {

namespace {

using std::string_view;

// Lists that act in their order, by the names that the products give them.
constexpr std::array<string_view, 18> orderedLists {
    "access", "after",  "before", "body_filter", "certificate", "functions", "handle", "handler",
    "header_filter", "log", "match", "regex", "regex_uri", "rewrite", "routes", "rules", "steps",
    "try_files",
};

constexpr string_view fingerprintPrefix = "fingerprint ";
constexpr string_view referencePrefix = "reference ";
constexpr std::size_t shownFingerprint = 8;

bool isOrdered(string_view name)
{
    return std::find(orderedLists.begin(), orderedLists.end(), name) != orderedLists.end();
}

bool isSecretText(const std::string *text)
{
    return text != nullptr
        && (text->starts_with(fingerprintPrefix) || text->starts_with(referencePrefix));
}

std::optional<double> numeric(const JsonValue &value)
{
    if (value.integer() != nullptr)
        return static_cast<double>(*value.integer());
    if (value.number() != nullptr)
        return *value.number();
    return std::nullopt;
}

//! A scalar as text: numbers and booleans as JSON writes them.
std::optional<std::string> scalarText(const JsonValue &value)
{
    if (value.string() != nullptr)
        return *value.string();
    if (value.array() != nullptr || value.object() != nullptr || value.isNull())
        return std::nullopt;
    return canonical(value);
}

JsonValue normalisedArray(const JsonValue::Array &array, string_view name, std::string &secrets)
{
    JsonValue::Array result;
    result.reserve(array.size());
    bool isSet = !isOrdered(name);
    for (const JsonValue &element : array) {
        isSet = isSet && element.array() == nullptr && element.object() == nullptr;
        result.push_back(normalised(element, {}, secrets));
    }
    if (isSet) {
        std::vector<std::pair<std::string, JsonValue>> keyed;
        keyed.reserve(result.size());
        for (JsonValue &element : result)
            keyed.emplace_back(scalarText(element).value_or(std::string()), std::move(element));
        std::sort(keyed.begin(), keyed.end(),
                  [](const auto &a, const auto &b) { return a.first < b.first; });
        const auto end = std::unique(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) {
            return a.first == b.first;
        });
        result.clear();
        for (auto at = keyed.begin(); at != end; ++at)
            result.push_back(std::move(at->second));
    }
    return result;
}

template<typename Same>
bool sameShape(const JsonValue &a, const JsonValue &b, const Same &same)
{
    if (a.array() != nullptr && b.array() != nullptr)
        return std::equal(a.array()->begin(), a.array()->end(), b.array()->begin(),
                          b.array()->end(), same);
    if (a.object() != nullptr && b.object() != nullptr)
        return std::equal(a.object()->begin(), a.object()->end(), b.object()->begin(),
                          b.object()->end(), [&same](const auto &left, const auto &right) {
                              return left.first == right.first && same(left.second, right.second);
                          });
    const auto left = numeric(a);
    const auto right = numeric(b);
    if (left && right)
        return *left == *right;
    const auto leftText = scalarText(a);
    return leftText && leftText == scalarText(b);
}

} // namespace

bool isNothing(const JsonValue &value)
{
    return value.isNull() || (value.array() != nullptr && value.array()->empty())
        || (value.object() != nullptr && value.object()->empty());
}

std::optional<std::string> secretText(const JsonValue &value, std::string &secrets)
{
    const JsonValue::Object *object = value.object();
    if (object == nullptr || object->empty() || object->size() > 2)
        return std::nullopt;
    if (object->size() == 1) {
        const JsonValue *reference = value.find("ref");
        if (reference == nullptr || reference->string() == nullptr)
            return std::nullopt;
        secrets += "\n" + *reference->string() + "\n";
        return std::string(referencePrefix) + *reference->string();
    }
    const JsonValue *fingerprint = value.find("fingerprint");
    const JsonValue *comparability = value.find("class");
    if (fingerprint == nullptr || comparability == nullptr || fingerprint->string() == nullptr
        || comparability->string() == nullptr)
        return std::nullopt;
    secrets += *comparability->string() + "\n" + *fingerprint->string() + "\n";
    return std::string(fingerprintPrefix) + fingerprint->string()->substr(0, shownFingerprint);
}

JsonValue normalised(const JsonValue &value, string_view name, std::string &secrets)
{
    if (value.array() != nullptr)
        return normalisedArray(*value.array(), name, secrets);
    if (value.number() != nullptr) {
        constexpr double exact = 9007199254740992.0; // 2^53
        const double number = *value.number();
        if (std::trunc(number) == number && std::abs(number) <= exact)
            return static_cast<std::int64_t>(number);
        return value;
    }
    if (value.object() == nullptr)
        return value;
    if (auto text = secretText(value, secrets))
        return std::move(*text);
    JsonValue::Object result;
    for (const auto &[key, member] : *value.object()) {
        JsonValue normal = normalised(member, key, secrets);
        if (!isNothing(normal))
            result.emplace_hint(result.end(), key, std::move(normal));
    }
    return result;
}

bool sameValue(const JsonValue &a, const JsonValue &b)
{
    return a == b || sameShape(a, b, sameValue);
}

bool sameButSecrets(const JsonValue &a, const JsonValue &b)
{
    if (isSecretText(a.string()) && isSecretText(b.string()))
        return true;
    return a == b || sameShape(a, b, sameButSecrets);
}

JsonValue sortedSet(const std::vector<std::string> &values)
{
    std::vector<std::string> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    JsonValue::Array array;
    array.reserve(sorted.size());
    for (std::string &value : sorted)
        array.emplace_back(std::move(value));
    return array;
}

} // namespace bulkhead
