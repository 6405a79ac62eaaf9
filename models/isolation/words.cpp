// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/words.h"

#include <algorithm>
#include <cstddef>

namespace bulkhead::isolation {

namespace {

// Spelled in the order of the enums.
constexpr std::array<std::string_view, layerCount> layers = {
    "infrastructure", "identity", "data", "policies", "cicd", "observability", "governance"};
constexpr std::array<std::string_view, 4> severities = {"low", "medium", "high", "critical"};
constexpr std::array<std::string_view, 4> methods = {"auto", "probe", "evidence", "attest"};
constexpr std::array<std::string_view, verdictCount> verdicts = {"not_applicable", "pass", "warn",
                                                                 "unknown", "fail"};
constexpr std::array<std::string_view, 5> statuses = {"isolated", "weak", "unproven", "not_assessed",
                                                      "not_isolated"};
constexpr std::array<std::string_view, 4> assurances = {"A0", "A1", "A2", "A3"};

template<typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N> &words, std::string_view text)
{
    const auto at = std::find(words.begin(), words.end(), text);
    if (at == words.end())
        return std::nullopt;
    return static_cast<Enum>(at - words.begin());
}

} // namespace

std::string_view toWire(Layer layer)
{
    return layers[static_cast<std::size_t>(layer)];
}

std::optional<Layer> layerFromWire(std::string_view text)
{
    return find<Layer>(layers, text);
}

std::string_view toWire(Severity severity)
{
    return severities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severityFromWire(std::string_view text)
{
    return find<Severity>(severities, text);
}

std::string_view toWire(Method method)
{
    return methods[static_cast<std::size_t>(method)];
}

std::optional<Method> methodFromWire(std::string_view text)
{
    return find<Method>(methods, text);
}

std::string_view toWire(Verdict verdict)
{
    return verdicts[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdictFromWire(std::string_view text)
{
    return find<Verdict>(verdicts, text);
}

std::string_view toWire(Status status)
{
    return statuses[static_cast<std::size_t>(status)];
}

std::optional<Status> statusFromWire(std::string_view text)
{
    return find<Status>(statuses, text);
}

std::string_view toWire(Assurance assurance)
{
    return assurances[static_cast<std::size_t>(assurance)];
}

} // namespace bulkhead::isolation
