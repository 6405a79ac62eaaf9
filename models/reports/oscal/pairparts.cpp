// SPDX-License-Identifier: GPL-3.0-or-later
// What a result has beside its observations, risks and findings.
#include "reports/oscal/pairbuild.h"

#include "reports/reportwords.h"

namespace bulkhead::reports::oscal {

using isolation::ControlResult;
using isolation::Verdict;

namespace {

std::string whyInapplicable(const ControlResult &result)
{
    return result.control + ": " + (result.units.empty() ? std::string("it does not apply") : isolation::sentence(result.units.front()));
}

void addFigures(Array &props, const isolation::Figures &figures, const std::string &prefix, const std::string &group)
{
    const auto add = [&](const std::string &name, std::optional<int> figure) {
        Object one = *prop(prefix + name, figure ? std::to_string(*figure) : std::string(noFigure)).object();
        if (!group.empty())
            one["class"] = group;
        props.push_back(std::move(one));
    };
    add("proven", figures.proven);
    add("possible", figures.possible);
    add("coverage", figures.coverage);
    add("machine-proven", figures.machineProven);
}

Array asControls(const std::vector<std::string> &ids)
{
    Array list;
    for (const std::string &one : ids)
        list.push_back(Object{{"control-id", token(one)}});
    return list;
}

Object tool(const std::string &id)
{
    return {{"uuid", id},
            {"type", "software"},
            {"title", "Bulkhead"},
            {"description", "A console that reads the admin interfaces of API gateways and judges how far their environments are apart."},
            {"props", Array{oscalProp("version", BULKHEAD_VERSION)}},
            {"status", Object{{"state", "operational"}}}};
}

Object platform(const std::string &id, const std::string &toolId)
{
    return {{"uuid", id}, {"title", "Bulkhead"}, {"uses-components", Array{Object{{"component-uuid", toolId}}}}};
}

} // namespace

Object selection(const Context &context, const std::vector<std::string> &included, const std::vector<std::string> &excluded, const std::string &remarks)
{
    Object one;
    // A selection names at least one control, or all; all without each of them is none.
    if (included.empty())
        one["include-all"] = Object{};
    else
        one["include-controls"] = asControls(included);
    put(one, "exclude-controls", asControls(excluded));
    if (!remarks.empty())
        one["remarks"] = markup(remarks);
    Object link{{"href", "#" + catalogResource(context)}, {"rel", "reference"}};
    return {{"links", Array{std::move(link)}}, {"control-selections", Array{std::move(one)}}};
}

Object PairBuild::reviewedControls() const
{
    std::vector<std::string> included, excluded;
    std::string remarks;
    for (const ControlResult &result : m_pair.result.controls) {
        if (m_context.catalogue.find(QString::fromStdString(result.control)) == nullptr)
            continue;
        if (result.verdict != Verdict::NotApplicable) {
            included.push_back(result.control);
            continue;
        }
        excluded.push_back(result.control);
        remarks += (remarks.empty() ? "Does not apply. " : " ") + sentenceOf(whyInapplicable(result));
    }
    return selection(m_context, included, excluded, remarks);
}

Object PairBuild::localDefinitions() const
{
    Array components;
    for (const auto &[gateway, componentId] : m_gateways)
        components.push_back(Object{{"uuid", componentId},
                                    {"type", "service"},
                                    {"title", markup(gateway.toStdString())},
                                    {"description", "An API gateway of the estate."},
                                    {"status", Object{{"state", "operational"}}}});
    Object definitions;
    put(definitions, "components", std::move(components));
    definitions["assessment-assets"] = Object{{"components", Array{tool(id("tool"))}}, {"assessment-platforms", Array{platform(id("platform"), id("tool"))}}};
    return definitions;
}

Array PairBuild::attestations()
{
    Array list;
    for (const AttestationRow &row : m_context.report.attestations) {
        const evidence::Attestation &one = row.attestation;
        if (!one.pair.covers(m_pair.result.sandbox, m_pair.result.production))
            continue;
        Array props{prop("control", one.control), prop("attestation-id", one.id), prop("in-force", row.isInForce ? "yes" : "no"), prop("valid-from", time(one.validFrom)),
                    prop("valid-until", time(one.validUntil)), prop("statement-sha256", one.statementDigest), prop("apis", std::int64_t(one.scope.size()))};
        if (!row.whyNot.isEmpty())
            props.push_back(prop("why-not", row.whyNot.toStdString()));
        if (one.seq != 0)
            props.push_back(prop("audit-sequence", std::int64_t(one.seq)));
        Object part{{"uuid", id("attestation", one.id)}, {"name", "attestation"}, {"ns", "https://bulkhead.example/ns/oscal"}, {"title", markup("Attestation of " + one.control)},
                    {"prose", markup(one.statement)}, {"props", std::move(props)}};
        Object attestation{{"parts", Array{std::move(part)}}};
        Array people;
        if (!one.attestor.isEmpty())
            people.push_back(Object{{"role-id", "attestor"}, {"party-uuids", Array{m_context.parties.person(one.attestor)}}});
        if (!one.counterSigner.isEmpty())
            people.push_back(Object{{"role-id", "counter-signer"}, {"party-uuids", Array{m_context.parties.person(one.counterSigner)}}});
        put(attestation, "responsible-parties", std::move(people));
        list.push_back(std::move(attestation));
    }
    return list;
}

Array PairBuild::props() const
{
    const isolation::PairResult &result = m_pair.result;
    Array list{prop("sandbox", m_sandbox),
               prop("production", m_production),
               prop("isolation-status", toWire(result.score.status)),
               prop("weakest-layer", toWire(result.score.weakest)),
               prop("snapshot", std::int64_t(m_context.check.snapshot)),
               prop("weights-version", m_context.catalogue.version().toStdString()),
               prop("period-from", time(m_context.report.period.from)),
               prop("period-until", time(m_context.report.period.until))};
    addFigures(list, result.score.figures, {}, {});
    for (int i = 0; i < isolation::layerCount; ++i) {
        const auto layer = static_cast<isolation::Layer>(i);
        const std::string group(toWire(layer));
        Object status = *prop("layer-status", toWire(result.layer(layer).status)).object();
        status["class"] = group;
        list.push_back(std::move(status));
        addFigures(list, result.layer(layer).figures, "layer-", group);
    }
    return list;
}

Object PairBuild::log() const
{
    Object entry{{"uuid", id("run", m_context.report.id)},
                 {"title", markup("Check of snapshot " + std::to_string(m_context.check.snapshot))},
                 {"start", time(m_context.check.at)},
                 {"end", time(m_context.check.at)}};
    return {{"entries", Array{std::move(entry)}}};
}

JsonValue emptyResult(Context &context)
{
    std::vector<std::string> all;
    for (const isolation::Control &control : context.catalogue.controls())
        all.push_back(control.id.toStdString());
    return Object{{"uuid", uuid({"result", context.estate, context.report.id})},
                  {"title", "Nothing was judged"},
                  {"description", "No pair of a sandbox and a production environment is in scope, so no control was reviewed."},
                  {"start", time(context.check.at)},
                  {"end", time(context.check.at)},
                  {"reviewed-controls", selection(context, {}, all, "No pair is in scope, so no control was reviewed.")}};
}

} // namespace bulkhead::reports::oscal
