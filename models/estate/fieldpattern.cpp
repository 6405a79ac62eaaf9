// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/fieldpattern.h"

#include <algorithm>

namespace bulkhead {

namespace {

bool matches(const FieldSteps &pattern, std::size_t i, const FieldSteps &field, std::size_t j)
{
    if (i == pattern.size())
        return j == field.size();
    if (pattern[i] == "*" && i + 1 == pattern.size())
        return true;
    if (j == field.size())
        return false;
    if (pattern[i] == "*")
        return matches(pattern, i + 1, field, j + 1);
    const auto parts = static_cast<std::size_t>(std::count(field[j].begin(), field[j].end(), '.') + 1);
    if (i + parts > pattern.size())
        return false;
    const char *begin = pattern[i].data();
    const char *end = pattern[i + parts - 1].data() + pattern[i + parts - 1].size();
    return std::string_view(begin, static_cast<std::size_t>(end - begin)) == field[j] && matches(pattern, i + parts, field, j + 1);
}

} // namespace

FieldSteps stepsOf(std::string_view text)
{
    FieldSteps steps;
    while (true) {
        const auto dot = text.find('.');
        steps.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos)
            return steps;
        text.remove_prefix(dot + 1);
    }
}

bool patternNames(const FieldSteps &pattern, const FieldSteps &field)
{
    return matches(pattern, 0, field, 0);
}

} // namespace bulkhead
