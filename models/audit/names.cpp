// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/names.h"

#include <algorithm>
#include <array>

namespace bulkhead::audit {

namespace {

constexpr std::size_t longestName = 64;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isNameText(std::string_view text)
{
    return !text.empty() && text.size() <= longestName
        && std::all_of(text.begin(), text.end(), [](char c) { return isAlphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

} // namespace

bool isPersonName(std::string_view text)
{
    return isNameText(text) && isAlphanumeric(text.front());
}

std::string foldedName(std::string_view name)
{
    std::string folded(name);
    for (char &c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folded;
}

bool isRole(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> names{"viewer", "engineer", "approver", "auditor", "admin"};
    const std::string_view name = roleName(text);
    return std::find(names.begin(), names.end(), name) != names.end() && (name.size() == text.size() || isNameText(roleScope(text)));
}

std::string_view roleName(std::string_view role)
{
    return role.substr(0, role.find(':'));
}

std::string_view roleScope(std::string_view role)
{
    const auto colon = role.find(':');
    return colon == std::string_view::npos ? std::string_view() : role.substr(colon + 1);
}

} // namespace bulkhead::audit
