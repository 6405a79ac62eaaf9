// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/fieldname.h"

#include "estate/fieldpattern.h"

namespace bulkhead::promotion {

bool fieldNamed(std::string_view pattern, std::string_view field)
{
    FieldSteps parts = stepsOf(pattern == "deployment.hosts" ? "route.hosts" : pattern);
    const FieldSteps steps = stepsOf(field);
    if (patternNames(parts, steps))
        return true;
    if (parts.size() < 3 || parts[0] != "route" || parts[1] != "*")
        return false;
    parts.erase(parts.begin() + 1);
    return patternNames(parts, steps);
}

} // namespace bulkhead::promotion
