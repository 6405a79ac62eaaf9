// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/output/answers.h"

#include <algorithm>

namespace bulkhead::contracts {

namespace {

JsonValue orNull(const QString &text)
{
    return text.isEmpty() ? JsonValue() : JsonValue(text);
}

JsonValue placeJson(const Place &place)
{
    return JsonValue::Object{{"pointer", place.pointer}, {"line", place.line > 0 ? JsonValue(place.line) : JsonValue()}};
}

JsonValue changeJson(const Change &change)
{
    JsonValue::Object location{{"base", nullptr}, {"revision", nullptr}};
    if (change.base)
        location["base"] = placeJson(*change.base);
    if (change.revision)
        location["revision"] = placeJson(*change.revision);
    return JsonValue::Object{{"rule", change.rule},
                             {"path", orNull(change.path)},
                             {"method", orNull(change.method)},
                             {"location", std::move(location)},
                             {"where", orNull(change.where)},
                             {"message", change.message},
                             {"certainty", toWire(change.certainty)},
                             {"before", orNull(change.before)},
                             {"after", orNull(change.after)},
                             {"fingerprint", change.fingerprint}};
}

JsonValue nameJson(const Contract &contract)
{
    return JsonValue::Object{{"title", orNull(contract.title)}, {"version", orNull(contract.version)}};
}

} // namespace

JsonValue toJson(const Comparison &comparison, const Contract &base, const Contract &revision)
{
    JsonValue::Array breaking, warnings, compatible;
    for (const Change &change : comparison.changes) {
        JsonValue::Array &list = change.severity == Severity::Breaking ? breaking : change.severity == Severity::Warning ? warnings : compatible;
        list.push_back(changeJson(change));
    }
    return JsonValue::Object{{"base", nameJson(base)},
                             {"revision", nameJson(revision)},
                             {"complete", comparison.isComplete()},
                             {"breaking", std::move(breaking)},
                             {"warnings", std::move(warnings)},
                             {"compatible", std::move(compatible)}};
}

JsonValue toJson(const std::vector<LintFinding> &findings, const Contract &contract)
{
    JsonValue::Array list;
    for (const LintFinding &finding : findings) {
        list.push_back(JsonValue::Object{{"rule", finding.rule},
                                         {"level", toWire(finding.level)},
                                         {"path", orNull(finding.path)},
                                         {"method", orNull(finding.method)},
                                         {"location", placeJson(finding.at)},
                                         {"message", finding.message},
                                         {"hint", orNull(finding.hint)}});
    }
    const auto errors = std::count_if(findings.cbegin(), findings.cend(), [](const LintFinding &one) { return one.level == LintLevel::Error; });
    return JsonValue::Object{{"title", orNull(contract.title)},
                             {"version", orNull(contract.version)},
                             {"errors", std::int64_t(errors)},
                             {"warnings", std::int64_t(qint64(findings.size()) - errors)},
                             {"findings", std::move(list)}};
}

} // namespace bulkhead::contracts
