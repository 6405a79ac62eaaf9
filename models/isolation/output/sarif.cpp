// SPDX-License-Identifier: GPL-3.0-or-later
// SARIF 2.1.0 (OASIS): rules are controls, frameworks are taxonomies, results are units.
#include "isolation/output/report.h"

#include <algorithm>
#include <map>

namespace bulkhead::isolation {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

//! Which frameworks the catalogue refers to, and their references, in order.
using Taxonomies = std::map<std::string, std::map<std::string, std::size_t>>;

Taxonomies taxonomiesOf(const ControlCatalogue &catalogue)
{
    Taxonomies all;
    for (const Control &control : catalogue.controls()) {
        for (auto it = control.references.cbegin(); it != control.references.cend(); ++it) {
            for (const QString &reference : it.value())
                all[it.key().toStdString()].emplace(reference.toStdString(), 0);
        }
    }
    for (auto &[framework, taxa] : all) {
        std::size_t index = 0;
        for (auto &[id, at] : taxa)
            at = index++;
    }
    return all;
}

std::string_view levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
    case Severity::High:
        return "error";
    case Severity::Medium:
        return "warning";
    case Severity::Low:
        return "note";
    }
    return "note";
}

std::string_view kindOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fail:
        return "fail";
    case Verdict::Warn:
        return "review";
    case Verdict::Unknown:
        return "open";
    case Verdict::Pass:
        return "pass";
    case Verdict::NotApplicable:
        return "notApplicable";
    }
    return "open";
}

JsonValue ruleJson(const Control &control)
{
    Array relationships; // each once, however often a catalogue names it
    for (auto it = control.references.cbegin(); it != control.references.cend(); ++it) {
        for (const QString &reference : it.value()) {
            const JsonValue one = Object{{"target", Object{{"id", reference}, {"toolComponent", Object{{"name", it.key()}}}}},
                                         {"kinds", Array{"relevant"}}};
            if (std::find(relationships.begin(), relationships.end(), one) == relationships.end())
                relationships.push_back(one);
        }
    }
    return Object{{"id", control.id},
                  {"name", control.id},
                  {"shortDescription", Object{{"text", control.title}}},
                  {"fullDescription", Object{{"text", control.statement}}},
                  {"help", Object{{"text", control.remedy(QString())}}},
                  {"defaultConfiguration", Object{{"level", levelOf(control.severity)}}},
                  {"relationships", std::move(relationships)},
                  {"properties", Object{{"severity", toWire(control.severity)},
                                        {"layer", toWire(control.layer)},
                                        {"method", toWire(control.method)}}}};
}

JsonValue taxonomyJson(const std::string &framework, const std::map<std::string, std::size_t> &taxa)
{
    Array list;
    for (const auto &[id, index] : taxa)
        list.push_back(Object{{"id", id}});
    return Object{{"name", framework}, {"taxa", std::move(list)}};
}

void addLocation(Array &locations, const FactRef &fact)
{
    if (!fact.isSet())
        return;
    const std::string id = fact.name.empty() ? fact.id : fact.name;
    const std::string full = fact.gateway.text().toStdString() + '/' + fact.kind + '/' + fact.id;
    const JsonValue location = Object{{"name", id}, {"fullyQualifiedName", full}, {"kind", fact.kind}};
    if (std::find(locations.begin(), locations.end(), location) == locations.end()) // one thing on both sides is told once
        locations.push_back(location);
}

std::string_view baselineOf(const PairReport &pair, const std::string &fingerprint)
{
    const auto life = pair.lives.find(fingerprint);
    return life == pair.lives.end() || life->second.isNew ? "new" : "unchanged";
}

//! The standard has no place for an expiry, so that it stands among the properties; what is over is never here.
JsonValue suppressionsOf(const AcceptedFinding *accepted)
{
    if (accepted == nullptr)
        return Array();
    Array approvers;
    for (const std::string &approver : accepted->approvers)
        approvers.emplace_back(approver);
    return Array{Object{{"kind", "external"},
                        {"status", "accepted"},
                        {"justification", accepted->reason},
                        {"properties", Object{{"exception", accepted->exception},
                                              {"expiry", isoTime(accepted->until)},
                                              {"approvers", std::move(approvers)}}}}};
}

JsonValue resultJson(const CheckReport &report, const PairReport &pair, const Control &control, std::size_t rule,
                     const UnitResult &unit, bool hasSuppressions)
{
    const std::string fingerprint = findingFingerprint(control.id.toStdString(), unit.unit);
    Array locations;
    addLocation(locations, unit.sandbox);
    addLocation(locations, unit.production);
    if (locations.empty())
        locations.push_back(Object{{"name", unit.unit}, {"fullyQualifiedName", unit.unit}});
    Object properties{{"pair", pairName(pair.result)},
                      {"remediation", remedyOf(report, control, unit)},
                      {"reason", unit.reason->id}};
    for (const auto &[side, fact] : {std::pair{"sandbox", &unit.sandbox}, std::pair{"production", &unit.production}}) {
        if (fact->isSet())
            properties[side] = shown(*fact);
    }
    Object object{{"ruleId", control.id},
                  {"ruleIndex", std::int64_t(rule)},
                  {"kind", kindOf(unit.verdict)},
                  {"level", unit.verdict == Verdict::Fail ? levelOf(control.severity) : std::string_view("none")},
                  {"message", Object{{"text", sentence(unit)}}},
                  {"locations", Array{Object{{"logicalLocations", std::move(locations)}}}},
                  {"partialFingerprints", Object{{"isolationUnit/v1", fingerprint}}},
                  {"properties", std::move(properties)}};
    if (hasSuppressions)
        object["suppressions"] = suppressionsOf(acceptedBy(pair, control.id.toStdString(), unit));
    if (pair.hasEarlierRun && (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn))
        object["baselineState"] = baselineOf(pair, fingerprint);
    return object;
}

//! A control whose units all pass is one result: that it passes is said, too.
JsonValue passJson(const PairReport &pair, const Control &control, std::size_t rule, const ControlResult &result, bool hasSuppressions)
{
    Object object{{"ruleId", control.id},
                  {"ruleIndex", std::int64_t(rule)},
                  {"kind", "pass"},
                  {"level", "none"},
                  {"message", Object{{"text", reasonOf(result)}}},
                  {"properties",
                   Object{{"pair", pairName(pair.result)}}}};
    if (hasSuppressions)
        object["suppressions"] = Array();
    return object;
}

Array resultsOf(const CheckReport &report)
{
    Array results;
    // Of one run either all results say how they are suppressed or none does (3.27.23).
    const bool hasSuppressions = std::any_of(report.pairs.begin(), report.pairs.end(), [](const PairReport &pair) { return !pair.accepted.empty(); });
    const auto &controls = report.catalogue->controls();
    for (const PairReport &pair : report.pairs) {
        for (qsizetype i = 0; i < controls.size(); ++i) {
            const ControlResult *result = pair.result.find(controls[i].id.toStdString());
            if (result == nullptr)
                continue;
            for (const UnitResult &unit : result->units)
                results.push_back(resultJson(report, pair, controls[i], std::size_t(i), unit, hasSuppressions));
            if (result->verdict == Verdict::Pass)
                results.push_back(passJson(pair, controls[i], std::size_t(i), *result, hasSuppressions));
        }
    }
    return results;
}

JsonValue invocationJson(const CheckReport &report)
{
    Array notifications;
    for (const UnreadGateway &one : report.unread) {
        notifications.push_back(Object{{"level", "error"},
                                       {"message", Object{{"text", one.error.toText()}}},
                                       {"properties", Object{{"gateway", one.gateway.text()}}}});
    }
    return Object{{"executionSuccessful", report.unread.empty()},
                  {"endTimeUtc", isoTime(report.at)},
                  {"toolExecutionNotifications", std::move(notifications)}};
}

} // namespace

JsonValue toSarif(const CheckReport &report)
{
    Array rules, taxonomies, supported;
    for (const Control &control : report.catalogue->controls())
        rules.push_back(ruleJson(control));
    for (const auto &[framework, taxa] : taxonomiesOf(*report.catalogue)) {
        taxonomies.push_back(taxonomyJson(framework, taxa));
        supported.push_back(Object{{"name", framework}});
    }
    Object driver{{"name", "Bulkhead"},
                  {"semanticVersion", BULKHEAD_VERSION},
                  {"supportedTaxonomies", std::move(supported)},
                  {"rules", std::move(rules)},
                  {"properties", Object{{"catalogue", report.catalogue->version()}}}};
    Object run{{"tool", Object{{"driver", std::move(driver)}}},
               {"taxonomies", std::move(taxonomies)},
               {"invocations", Array{invocationJson(report)}},
               {"results", resultsOf(report)},
               {"properties", Object{{"estate", report.estate}, {"snapshot", std::int64_t(report.snapshot)}}}};
    return Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs", Array{std::move(run)}}};
}

} // namespace bulkhead::isolation
