// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal/pairbuild.h"

#include "reports/reportwords.h"

#include <algorithm>
#include <map>

namespace bulkhead::reports::oscal {

using isolation::Control;
using isolation::ControlResult;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

//! Fails and warnings by their unit, the worst first: several of one unit are one observation and one risk.
std::map<std::string, Units> unitGroups(const ControlResult &result)
{
    std::map<std::string, Units> groups;
    for (const UnitResult &unit : result.units) {
        if (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn)
            groups[unit.unit].push_back(&unit);
    }
    for (auto &[unit, same] : groups)
        std::stable_sort(same.begin(), same.end(), [](const UnitResult *a, const UnitResult *b) { return a->verdict > b->verdict; });
    return groups;
}

//! Only a pass satisfies.
Object statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return {{"state", "satisfied"}, {"reason", "pass"}};
    case Verdict::Fail:
        return {{"state", "not-satisfied"}, {"reason", "fail"}};
    case Verdict::Warn:
        return {{"state", "not-satisfied"}, {"reason", "other"}, {"remarks", "It warns: nothing is broken for certain, and nothing is proven."}};
    case Verdict::Unknown:
    case Verdict::NotApplicable:
        break;
    }
    return {{"state", "not-satisfied"}, {"reason", "other"}, {"remarks", "It is unknown. It may hold or not; nothing here proves that it does."}};
}

Array asObservations(const std::vector<std::string> &ids)
{
    Array list;
    for (const std::string &one : ids)
        list.push_back(Object{{"observation-uuid", one}});
    return list;
}

} // namespace

PairBuild::PairBuild(Context &context, const isolation::PairReport &pair)
    : m_context(context)
    , m_pair(pair)
    , m_sandbox(pair.result.sandbox.text().toStdString())
    , m_production(pair.result.production.text().toStdString())
{
    for (const ExceptionRow &row : context.report.exceptions) {
        if (!row.exception.pair.covers(pair.result.sandbox, pair.result.production))
            continue;
        for (const std::string &fingerprint : row.exception.fingerprints)
            m_exceptions.emplace(fingerprint, &row);
    }
}

std::string PairBuild::id(std::string_view kind, std::string_view a, std::string_view b, std::string_view c) const
{
    return uuid({kind, m_context.estate, m_sandbox, m_production, a, b, c});
}

Array PairBuild::origins() const
{
    return {Object{{"actors", Array{Object{{"type", "tool"}, {"actor-uuid", id("tool")}}}}}};
}

void PairBuild::addControl(const Control &control, const ControlResult &result)
{
    std::vector<std::string> observations;
    Array risks;
    for (const auto &[unit, same] : unitGroups(result)) {
        observations.push_back(observe(control, result, same));
        risks.push_back(Object{{"risk-uuid", addRisk(control, result, same, observations.back())}});
    }
    for (const Verdict verdict : {Verdict::Unknown, Verdict::Pass, Verdict::NotApplicable}) {
        if (result.counts[verdict] > 0)
            observations.push_back(observeGroup(control, result, verdict));
    }
    if (observations.empty())
        observations.push_back(observeGroup(control, result, result.verdict));
    if (result.verdict != Verdict::NotApplicable)
        addFinding(control, result, asObservations(observations), std::move(risks));
}

void PairBuild::addFinding(const Control &control, const ControlResult &result, Array observations, Array risks)
{
    Object target{{"type", "statement-id"}, {"target-id", token(control.id + QLatin1String("_smt"))}, {"status", statusOf(result.verdict)}};
    Object finding{{"uuid", id("finding", result.control)},
                   {"title", markup(result.control + ' ' + control.title.toStdString())},
                   {"description", markup(sentenceOf(isolation::reasonOf(result)))},
                   {"target", std::move(target)},
                   {"origins", origins()}};
    Array props{prop("control", result.control), prop("isolation-status", toWire(result.verdict)), prop("severity", toWire(control.severity)), prop("layer", toWire(control.layer)),
                prop("method", toWire(control.method)), prop("assurance-level", toWire(result.assurance)), prop("rule-version", std::int64_t(result.ruleVersion)),
                prop("weights-version", m_context.catalogue.version().toStdString())};
    for (int i = 0; i < isolation::verdictCount; ++i) {
        std::string name = "units-" + std::string(toWire(static_cast<Verdict>(i)));
        std::replace(name.begin(), name.end(), '_', '-');
        props.push_back(prop(name, result.counts.of[static_cast<std::size_t>(i)]));
    }
    finding["props"] = std::move(props);
    put(finding, "links", linksOf(control));
    put(finding, "related-observations", std::move(observations));
    put(finding, "related-risks", std::move(risks));
    m_findings.push_back(std::move(finding));
}

Array PairBuild::linksOf(const Control &control) const
{
    Array links;
    const Framework *framework = m_context.report.framework;
    if (framework == nullptr)
        return links;
    for (const Requirement &requirement : framework->requirements) {
        if (requirement.controls.contains(control.id))
            links.push_back(Object{{"href", "#" + resourceOf(m_context, *framework)}, {"rel", "reference"}, {"text", markup(requirement.reference.toStdString())}});
    }
    return links;
}

JsonValue PairBuild::take()
{
    for (const ControlResult &result : m_pair.result.controls) {
        if (const Control *control = m_context.catalogue.find(QString::fromStdString(result.control)))
            addControl(*control, result);
    }
    Object result{{"uuid", id("result", m_context.report.id)},
                  {"title", markup("Isolation of " + m_sandbox + " from " + m_production)},
                  {"description", markup("How far the environments " + m_sandbox + " and " + m_production + " are apart: "
                                         + lowerFirst(wordOf(m_pair.result.score.status)) + ". It is an assessment by the company itself and claims no conformity.")},
                  {"start", time(m_context.check.at)},
                  {"end", time(m_context.check.at)},
                  {"props", props()},
                  {"reviewed-controls", reviewedControls()},
                  {"assessment-log", log()}};
    put(result, "attestations", attestations());
    put(result, "observations", std::move(m_observations));
    put(result, "risks", std::move(m_risks));
    put(result, "findings", std::move(m_findings));
    result["local-definitions"] = localDefinitions();
    return result;
}

JsonValue resultOf(Context &context, const isolation::PairReport &pair)
{
    return PairBuild(context, pair).take();
}

} // namespace bulkhead::reports::oscal
