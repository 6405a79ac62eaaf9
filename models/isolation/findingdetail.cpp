// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/findingdetail.h"

#include "core/jsonreader.h"
#include "isolation/keptreason.h"
#include "isolation/scorejson.h"

#include <algorithm>

namespace bulkhead::isolation {

using namespace Qt::StringLiterals;

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

JsonValue factJson(const FactRef &fact)
{
    if (!fact.isSet())
        return {};
    return Object{{"gateway", fact.gateway.text()}, {"kind", fact.kind},   {"id", fact.id},
                  {"name", fact.name},              {"field", fact.field}, {"value", fact.value}};
}

std::string textAt(const JsonValue &object, std::string_view key)
{
    const JsonValue *member = object.find(key);
    return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

FactRef factFrom(const JsonValue *json)
{
    FactRef fact;
    if (json == nullptr || json->object() == nullptr)
        return fact;
    fact.gateway = GatewayId(QString::fromStdString(textAt(*json, "gateway")));
    fact.kind = textAt(*json, "kind");
    fact.id = textAt(*json, "id");
    fact.name = textAt(*json, "name");
    fact.field = textAt(*json, "field");
    fact.value = textAt(*json, "value");
    fact.state = FactState::Stale;
    return fact;
}

Error damaged(const QString &what)
{
    return Error{.kind = Error::Kind::Store, .place = {}, .what = what, .hint = u"run the check again"_s, .retryAfter = {}};
}

std::optional<int> figureFrom(const JsonValue &object, std::string_view key)
{
    const JsonValue *member = object.find(key);
    if (member == nullptr || member->integer() == nullptr)
        return std::nullopt;
    return static_cast<int>(*member->integer());
}

Figures figuresFrom(const JsonValue &object)
{
    return {figureFrom(object, "proven"), figureFrom(object, "possible"), figureFrom(object, "coverage"),
            figureFrom(object, "machine_proven")};
}

Status statusOf(const JsonValue &object)
{
    return statusFromWire(textAt(object, "status")).value_or(Status::NotAssessed);
}

const Array *listAt(const JsonValue &object, std::string_view key)
{
    static const Array none;
    const JsonValue *member = object.find(key);
    return member != nullptr && member->array() != nullptr ? member->array() : &none;
}

std::array<std::int64_t, layerCount> findingsByLayer(const PairResult &result, const ControlCatalogue &catalogue)
{
    std::array<std::int64_t, layerCount> findings{};
    for (const ControlResult &control : result.controls) {
        if (const Control *known = catalogue.find(QString::fromStdString(control.control)))
            findings[static_cast<std::size_t>(known->layer)] += control.counts[Verdict::Fail] + control.counts[Verdict::Warn];
    }
    return findings;
}

} // namespace

std::string findingDetail(const UnitResult &unit, const EstateFacts &facts)
{
    Array arguments, apis;
    for (const std::string &argument : unit.arguments)
        arguments.emplace_back(argument);
    for (const std::uint32_t api : unit.apis)
        apis.emplace_back(facts.apis[api].id.text());
    return canonical(Object{{"unit", unit.unit},
                            {"reason", unit.reason->id},
                            {"text", unit.reason->text},
                            {"arguments", std::move(arguments)},
                            {"apis", std::move(apis)},
                            {"sandbox", factJson(unit.sandbox)},
                            {"production", factJson(unit.production)}});
}

KeptFindings::KeptFindings(const EstateFacts &facts)
    : m_reader(std::make_shared<JsonReader>())
{
    m_rows.reserve(facts.apis.size());
    for (std::uint32_t row = 0; row < facts.apis.size(); ++row)
        m_rows.emplace(facts.apis[row].id.text().toStdString(), row);
}

Result<UnitResult> KeptFindings::unit(std::string_view detail)
{
    const auto parsed = m_reader->parse(detail);
    if (!parsed)
        return damaged(u"a finding in the store cannot be read"_s);
    const JsonValue json = JsonValue::from(*parsed);
    UnitResult unit;
    unit.unit = textAt(json, "unit");
    const std::string id = textAt(json, "reason");
    if (unit.unit.empty() || id.empty())
        return damaged(u"a finding in the store has no unit or reason"_s);
    unit.reason = keptReason(id, textAt(json, "text"));
    unit.verdict = Verdict::Fail;
    for (const JsonValue &argument : *listAt(json, "arguments"))
        unit.arguments.push_back(argument.string() != nullptr ? *argument.string() : std::string());
    for (const JsonValue &api : *listAt(json, "apis")) {
        const auto row = api.string() != nullptr ? m_rows.find(*api.string()) : m_rows.end();
        if (row != m_rows.end())
            unit.apis.push_back(row->second);
    }
    unit.sandbox = factFrom(json.find("sandbox"));
    unit.production = factFrom(json.find("production"));
    return unit;
}

std::string runSummary(const PairResult &result, const ControlCatalogue &catalogue, bool complete)
{
    Array layers, controls;
    const auto findings = findingsByLayer(result, catalogue);
    for (int i = 0; i < layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        Object one{{"layer", toWire(layer)}, {"findings", findings[static_cast<std::size_t>(i)]}};
        addScore(one, result.layer(layer).status, result.layer(layer).figures);
        layers.push_back(std::move(one));
    }
    for (const ControlResult &control : result.controls) {
        Array counts(control.counts.of.begin(), control.counts.of.end());
        controls.push_back(
            Object{{"id", control.control}, {"verdict", toWire(control.verdict)}, {"counts", std::move(counts)}});
    }
    Object summary{{"complete", complete}, {"layers", std::move(layers)}, {"controls", std::move(controls)}};
    addScore(summary, result.score.status, result.score.figures);
    return canonical(std::move(summary));
}

bool wasComplete(JsonReader &reader, std::string_view summary)
{
    const auto parsed = reader.parse(summary);
    return parsed && boolAt(*parsed, "complete");
}

Result<RunSummary> runFromSummary(JsonReader &reader, std::string_view text)
{
    const auto parsed = reader.parse(text);
    if (!parsed)
        return damaged(u"a check run in the store cannot be read"_s);
    const JsonValue json = JsonValue::from(*parsed);
    RunSummary summary;
    summary.complete = boolAt(*parsed, "complete");
    summary.status = statusOf(json);
    summary.figures = figuresFrom(json);
    for (const JsonValue &one : *listAt(json, "layers")) {
        RunSummary::OfLayer layer;
        layer.layer = layerFromWire(textAt(one, "layer")).value_or(Layer::Infrastructure);
        layer.status = statusOf(one);
        layer.figures = figuresFrom(one);
        layer.findings = figureFrom(one, "findings").value_or(0);
        summary.layers.push_back(layer);
    }
    for (const JsonValue &one : *listAt(json, "controls")) {
        RunSummary::OfControl control;
        control.id = textAt(one, "id");
        control.verdict = verdictFromWire(textAt(one, "verdict")).value_or(Verdict::Unknown);
        const Array &counts = *listAt(one, "counts");
        for (std::size_t i = 0; i < std::min(counts.size(), control.counts.of.size()); ++i)
            control.counts.of[i] = counts[i].integer() != nullptr ? *counts[i].integer() : 0;
        summary.controls.push_back(std::move(control));
    }
    return summary;
}

} // namespace bulkhead::isolation
