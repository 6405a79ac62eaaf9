// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixparts.h"

#include "core/jsonreader.h"
#include "core/jsonvalue.h"
#include "gateways/apisix/apisixvalues.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

constexpr std::array<std::string_view, 16> environmentWords = {"sbx",  "sandbox", "prd", "prod", "production", "dev", "development", "test",
                                                               "tst",  "stg",     "stage", "staging", "uat",   "preprod", "nonprod", "qa"};

bool isSeparator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == ':' || c == ' ';
}

bool isEnvironment(std::string_view word)
{
    return std::find(environmentWords.begin(), environmentWords.end(), lowerHost(word)) != environmentWords.end();
}

//! One affix less, or the same.
std::string_view shortened(std::string_view name)
{
    const auto first = std::find_if(name.begin(), name.end(), isSeparator);
    const auto last = std::find_if(name.rbegin(), name.rend(), isSeparator);
    if (first == name.end())
        return name;
    const auto start = std::size_t(first - name.begin()), end = name.size() - std::size_t(last - name.rbegin());
    if (start + 1 < name.size() && isEnvironment(name.substr(0, start)))
        return name.substr(start + 1);
    if (end > 1 && isEnvironment(name.substr(end)))
        return name.substr(0, end - 1);
    return name;
}

//! A number, or hexadecimal digits in groups: no person chose it.
bool isMadeUp(std::string_view id)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isHex = [&](char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || c == '-'; };
    return std::all_of(id.begin(), id.end(), isDigit) || (id.size() >= 16 && std::all_of(id.begin(), id.end(), isHex));
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string text;
    for (const std::string &one : texts)
        text += (text.empty() ? "" : " ") + one;
    return text;
}

std::string memberText(JsonElement object, std::string_view member)
{
    const auto value = memberAt(object, member);
    return value ? canonical(JsonValue::from(*value)) : std::string();
}

} // namespace

std::string apisixPartName(JsonElement object)
{
    const std::string id = apisixId(object, "id");
    std::string name(isMadeUp(id) ? std::string(stringAt(object, "name")) : id);
    std::string_view text = name;
    for (std::string_view shorter = shortened(text); shorter != text; shorter = shortened(text))
        text = shorter;
    return std::string(text);
}

std::string apisixRoutePaths(JsonElement route)
{
    return joined(apisixTexts(route, "uri", "uris"));
}

std::string apisixRouteMethods(JsonElement route)
{
    return joined(apisixTexts(route, {}, "methods"));
}

std::string apisixRouteRank(JsonElement route)
{
    const std::string separator("\n");
    return apisixRouteMethods(route) + separator + memberText(route, "vars") + separator + memberText(route, "priority") + separator
        + joined(apisixHosts(route)) + separator + apisixPartName(route) + separator + apisixId(route, "id");
}

std::string ApisixPartNames::unique(const std::string &wanted)
{
    std::string name = wanted;
    for (int number = 2; !m_names.insert(name).second; ++number)
        name = wanted + '#' + std::to_string(number);
    return name;
}

} // namespace bulkhead
