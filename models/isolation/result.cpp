// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/result.h"

#include "isolation/filledtext.h"

namespace bulkhead::isolation {

std::string findingFingerprint(std::string_view control, std::string_view unit)
{
    std::string text = "bulkhead finding 1\n";
    text.append(control);
    text += '\n';
    text.append(unit);
    return toHex(sha256(text)).substr(0, 32);
}

std::string filled(std::string_view text, const std::vector<std::string> &arguments)
{
    std::string result;
    for (std::string_view rest = text; !rest.empty();) {
        const auto place = rest.find('%');
        result.append(rest.substr(0, place));
        if (place == std::string_view::npos)
            break;
        rest.remove_prefix(place + 1);
        const bool isPlace = !rest.empty() && rest.front() >= '1' && rest.front() <= '9';
        if (!isPlace) {
            result += '%';
            continue;
        }
        const auto index = static_cast<std::size_t>(rest.front() - '1');
        if (index < arguments.size())
            result.append(arguments[index]);
        rest.remove_prefix(1);
    }
    return result;
}

std::string sentence(const UnitResult &unit)
{
    return unit.reason == nullptr ? std::string() : filled(unit.reason->text, unit.arguments);
}

} // namespace bulkhead::isolation
