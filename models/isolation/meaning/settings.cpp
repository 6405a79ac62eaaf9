// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/meaning/settings.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::isolation {

namespace {

bool isLeaf(const JsonValue &value)
{
    if (value.array() != nullptr)
        return false;
    if (value.object() == nullptr)
        return true;
    return value.find("ref") != nullptr || (value.find("fingerprint") != nullptr && value.find("class") != nullptr);
}

void walkValue(const std::string &path, const std::string &name, const JsonValue &value,
               const std::function<void(const std::string &, const std::string &, const JsonValue &)> &visit)
{
    if (isLeaf(value))
        return visit(path, name, value);
    const std::string start = path.empty() ? path : path + '.';
    if (const JsonValue::Array *array = value.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            walkValue(start + std::to_string(i), name, (*array)[i], visit);
        return;
    }
    for (const auto &[key, member] : *value.object())
        walkValue(start + key, key, member, visit);
}

std::optional<Digest> digestFrom(const std::string &hex)
{
    Digest digest{};
    if (hex.size() != digest.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const char *at = hex.data() + i * 2;
        const auto read = std::from_chars(at, at + 2, digest[i], 16);
        if (read.ec != std::errc() || read.ptr != at + 2)
            return std::nullopt;
    }
    return digest;
}

} // namespace

const JsonValue *valueAt(const Settings &settings, std::string_view path)
{
    const auto dot = path.find('.');
    const auto found = settings.find(path.substr(0, dot));
    if (found == settings.end())
        return nullptr;
    if (dot == std::string_view::npos)
        return &found->second;
    const Settings *below = found->second.object();
    return below == nullptr ? nullptr : valueAt(*below, path.substr(dot + 1));
}

std::string textOf(const JsonValue *value)
{
    if (value == nullptr)
        return {};
    if (value->string() != nullptr)
        return *value->string();
    const JsonValue *url = value->find("url");
    return url != nullptr && url->string() != nullptr ? *url->string() : std::string();
}

std::string textAt(const Settings &settings, std::string_view path, std::string_view fallback)
{
    std::string text = textOf(valueAt(settings, path));
    return text.empty() ? std::string(fallback) : text;
}

std::int64_t numberAt(const Settings &settings, std::string_view path, std::int64_t fallback)
{
    const JsonValue *value = valueAt(settings, path);
    if (value == nullptr)
        return fallback;
    if (value->integer() != nullptr)
        return *value->integer();
    return value->number() != nullptr ? static_cast<std::int64_t>(*value->number()) : fallback;
}

bool flagAt(const Settings &settings, std::string_view path, bool fallback)
{
    const JsonValue *value = valueAt(settings, path);
    return value != nullptr && value->boolean() != nullptr ? *value->boolean() : fallback;
}

std::vector<std::string> textsAt(const Settings &settings, std::string_view path)
{
    std::vector<std::string> texts;
    const JsonValue *value = valueAt(settings, path);
    if (value == nullptr)
        return texts;
    const auto add = [&texts](const JsonValue &item) {
        if (std::string text = textOf(&item); !text.empty())
            texts.push_back(std::move(text));
    };
    if (value->array() != nullptr)
        std::for_each(value->array()->begin(), value->array()->end(), add);
    else
        add(*value);
    sortOnce(texts);
    return texts;
}

std::optional<Fingerprint> secretOf(const JsonValue *value)
{
    const JsonValue *hex = value == nullptr ? nullptr : value->find("fingerprint");
    const JsonValue *comparability = value == nullptr ? nullptr : value->find("class");
    if (hex == nullptr || comparability == nullptr || hex->string() == nullptr || comparability->string() == nullptr)
        return std::nullopt;
    const auto digest = digestFrom(*hex->string());
    return digest ? std::optional(Fingerprint{*comparability->string(), *digest}) : std::nullopt;
}

std::string referenceOf(const JsonValue *value)
{
    const JsonValue *text = value == nullptr ? nullptr : value->find("ref");
    return text != nullptr && text->string() != nullptr ? *text->string() : std::string();
}

bool isSet(const JsonValue *value)
{
    if (value == nullptr || value->isNull())
        return false;
    if (value->boolean() != nullptr)
        return *value->boolean();
    if (value->string() != nullptr)
        return !value->string()->empty();
    if (value->array() != nullptr)
        return !value->array()->empty();
    return value->object() == nullptr || !value->object()->empty();
}

void walk(const Settings &settings,
          const std::function<void(const std::string &, const std::string &, const JsonValue &)> &visit)
{
    for (const auto &[key, member] : settings)
        walkValue(key, key, member, visit);
}

void sortOnce(std::vector<std::string> &texts)
{
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

} // namespace bulkhead::isolation
