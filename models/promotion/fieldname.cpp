// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/fieldname.h"

#include <string>

namespace bulkhead::promotion {

namespace {

bool matches(std::string_view pattern, std::string_view field)
{
    if (pattern == "*")
        return true;
    const auto patternEnd = pattern.find('.'), fieldEnd = field.find('.');
    const std::string_view step = pattern.substr(0, patternEnd);
    if (step != "*" && step != field.substr(0, fieldEnd))
        return false;
    if (patternEnd == std::string_view::npos || fieldEnd == std::string_view::npos)
        return patternEnd == fieldEnd;
    return matches(pattern.substr(patternEnd + 1), field.substr(fieldEnd + 1));
}

} // namespace

bool fieldNamed(std::string_view pattern, std::string_view field)
{
    constexpr std::string_view anyRoute = "route.*.", serviceHosts = "deployment.hosts", routeHosts = "route.hosts";
    if (matches(pattern == serviceHosts ? routeHosts : pattern, field))
        return true;
    return pattern.starts_with(anyRoute) && matches("route." + std::string(pattern.substr(anyRoute.size())), field);
}

} // namespace bulkhead::promotion
