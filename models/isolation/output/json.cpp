// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/output/report.h"

#include "isolation/scorejson.h"

namespace bulkhead::isolation {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

constexpr std::size_t mostUnknowns = 100; // of one control; the count says how many there are

JsonValue factJson(const FactRef &fact)
{
    if (!fact.isSet())
        return {};
    Object object{{"gateway", fact.gateway.text()}, {"entity", fact.kind + '/' + fact.id}, {"field", fact.field},
                  {"value", fact.value},            {"state", toWire(fact.state)}};
    if (!fact.name.empty())
        object["name"] = fact.name;
    if (fact.readAt != UtcTime{})
        object["read_at"] = isoTime(fact.readAt);
    return object;
}

JsonValue findingJson(const CheckReport &report, const PairReport &pair, const Control &control, const UnitResult &unit)
{
    const std::string fingerprint = findingFingerprint(control.id.toStdString(), unit.unit);
    Object object{{"fingerprint", fingerprint},
                  {"verdict", toWire(unit.verdict)},
                  {"unit", unit.unit},
                  {"reason", unit.reason->id},
                  {"message", sentence(unit)},
                  {"remediation", remedyOf(report, control, unit)},
                  {"sandbox", factJson(unit.sandbox)},
                  {"production", factJson(unit.production)}};
    Array apis;
    for (const std::uint32_t api : unit.apis)
        apis.emplace_back(report.facts->apis[api].name);
    object["apis"] = std::move(apis);
    if (unit.isSticky)
        object["not_verified_again"] = true;
    if (const AcceptedFinding *accepted = acceptedBy(pair, control.id.toStdString(), unit)) {
        Array approvers;
        for (const std::string &approver : accepted->approvers)
            approvers.emplace_back(approver);
        object["exception"] = Object{{"id", accepted->exception}, {"until", isoTime(accepted->until)}, {"approvers", std::move(approvers)}};
    }
    if (const auto life = pair.lives.find(fingerprint); life != pair.lives.end()) {
        object["since"] = isoTime(life->second.sinceAt);
        object["new"] = life->second.isNew;
        object["reopened"] = life->second.isReopened;
    }
    return object;
}

JsonValue unknownJson(const UnitResult &unit)
{
    return Object{{"unit", unit.unit}, {"reason", unit.reason->id}, {"message", sentence(unit)}};
}

JsonValue controlJson(const CheckReport &report, const PairReport &pair, const Control &control,
                      const ControlResult &result)
{
    Object counts;
    for (int i = 0; i < verdictCount; ++i)
        counts[std::string(toWire(static_cast<Verdict>(i)))] = result.counts.of[static_cast<std::size_t>(i)];
    Array findings, unknowns;
    for (const UnitResult &unit : result.units) {
        if (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn)
            findings.push_back(findingJson(report, pair, control, unit));
        else if (unit.verdict == Verdict::Unknown && unknowns.size() < mostUnknowns)
            unknowns.push_back(unknownJson(unit));
    }
    Object object{{"id", control.id},
                  {"layer", toWire(control.layer)},
                  {"title", control.title},
                  {"severity", toWire(control.severity)},
                  {"method", toWire(control.method)},
                  {"verdict", toWire(result.verdict)},
                  {"assurance", toWire(result.assurance)},
                  {"reason", reasonOf(result)},
                  {"rule_version", result.ruleVersion},
                  {"counts", std::move(counts)},
                  {"findings", std::move(findings)},
                  {"unknown", std::move(unknowns)}};
    if (!control.decidedBy.isEmpty() && result.ruleVersion == 0)
        object["decided_by"] = control.decidedBy;
    return object;
}

JsonValue pairJson(const CheckReport &report, const PairReport &pair)
{
    Object object{{"sandbox", pair.result.sandbox.text()}, {"production", pair.result.production.text()}};
    addScore(object, pair.result.score.status, pair.result.score.figures);
    object["weakest_layer"] = toWire(pair.result.score.weakest);
    Array layers;
    for (const Layer layer : wallLayers) {
        Object one{{"layer", toWire(layer)}};
        addScore(one, pair.result.layer(layer).status, pair.result.layer(layer).figures);
        layers.push_back(std::move(one));
    }
    object["layers"] = std::move(layers);
    Object governance;
    addScore(governance, pair.result.layer(Layer::Governance).status, pair.result.layer(Layer::Governance).figures);
    object["governance"] = std::move(governance);
    Array controls;
    for (const ControlResult &result : pair.result.controls) {
        if (const Control *control = report.catalogue->find(QString::fromStdString(result.control)))
            controls.push_back(controlJson(report, pair, *control, result));
    }
    object["controls"] = std::move(controls);
    Array resolved;
    for (const std::string &fingerprint : pair.resolved)
        resolved.emplace_back(fingerprint);
    object["resolved"] = std::move(resolved);
    Array exceptions;
    for (const ExceptionNote &note : pair.exceptions)
        exceptions.push_back(Object{{"id", note.exception}, {"control", note.control}, {"problem", note.problem}, {"message", note.message}});
    object["exceptions"] = std::move(exceptions);
    return object;
}

} // namespace

JsonValue toJson(const CheckReport &report)
{
    Array pairs, unread;
    for (const PairReport &pair : report.pairs)
        pairs.push_back(pairJson(report, pair));
    for (const UnreadGateway &one : report.unread)
        unread.push_back(Object{{"gateway", one.gateway.text()}, {"error", one.error.toText()}});
    return Object{{"estate", report.estate},
                  {"snapshot", std::int64_t(report.snapshot)},
                  {"at", isoTime(report.at)},
                  {"catalogue", report.catalogue->version()},
                  {"pairs", std::move(pairs)},
                  {"unread", std::move(unread)}};
}

} // namespace bulkhead::isolation
