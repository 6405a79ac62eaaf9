// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/result.h"

#include "isolation/filledtext.h"

#include <compare>
#include <tuple>

namespace bulkhead::isolation {

namespace {

std::weak_ordering order(const FactRef &a, const FactRef &b)
{
    if (const int gateways = a.gateway.text().compare(b.gateway.text()); gateways != 0)
        return gateways < 0 ? std::weak_ordering::less : std::weak_ordering::greater;
    return std::tie(a.kind, a.id, a.name, a.field, a.value, a.state, a.readAt)
        <=> std::tie(b.kind, b.id, b.name, b.field, b.value, b.state, b.readAt);
}

} // namespace

bool comesBefore(const UnitResult &a, const UnitResult &b)
{
    if (const auto keys = a.unit <=> b.unit; std::is_neq(keys))
        return std::is_lt(keys);
    if (a.verdict != b.verdict)
        return a.verdict > b.verdict;
    const std::string_view reason = a.reason == nullptr ? "" : a.reason->id, other = b.reason == nullptr ? "" : b.reason->id;
    if (reason != other)
        return reason < other;
    if (const auto arguments = a.arguments <=> b.arguments; std::is_neq(arguments))
        return std::is_lt(arguments);
    if (const auto facts = order(a.sandbox, b.sandbox); std::is_neq(facts))
        return std::is_lt(facts);
    if (const auto facts = order(a.production, b.production); std::is_neq(facts))
        return std::is_lt(facts);
    return std::tie(a.apis, a.isSticky) < std::tie(b.apis, b.isSticky);
}

std::string findingFingerprint(std::string_view control, std::string_view unit)
{
    constexpr std::string_view begin = "bulkhead finding 1\n";
    thread_local std::string text;
    text.assign(begin).append(control) += '\n';
    text.append(unit);
    const Digest digest = sha256(text);
    return toHex(std::string_view(reinterpret_cast<const char *>(digest.data()), 16));
}

namespace {

//! Calls `part` with each stretch of the text and each argument in it, in their order.
template<typename Part>
void eachPart(std::string_view text, const std::vector<std::string> &arguments, Part part)
{
    for (std::string_view rest = text; !rest.empty();) {
        const auto place = rest.find('%');
        part(rest.substr(0, place));
        if (place == std::string_view::npos)
            break;
        const std::string_view sign = rest.substr(place, 1);
        rest.remove_prefix(place + 1);
        const bool isPlace = !rest.empty() && rest.front() >= '1' && rest.front() <= '9';
        if (!isPlace) {
            part(sign);
            continue;
        }
        const auto index = static_cast<std::size_t>(rest.front() - '1');
        if (index < arguments.size())
            part(std::string_view(arguments[index]));
        rest.remove_prefix(1);
    }
}

} // namespace

void appendFilled(std::string &out, std::string_view text, const std::vector<std::string> &arguments)
{
    eachPart(text, arguments, [&out](std::string_view part) { out.append(part); });
}

void addFilledParts(std::vector<std::string_view> &parts, std::string_view text, const std::vector<std::string> &arguments)
{
    eachPart(text, arguments, [&parts](std::string_view part) { parts.push_back(part); });
}

std::string filled(std::string_view text, const std::vector<std::string> &arguments)
{
    std::string result;
    appendFilled(result, text, arguments);
    return result;
}

std::string sentence(const UnitResult &unit)
{
    return unit.reason == nullptr ? std::string() : filled(unit.reason->text, unit.arguments);
}

} // namespace bulkhead::isolation
