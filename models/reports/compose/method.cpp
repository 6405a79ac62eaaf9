// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using isolation::Method;
using isolation::Severity;

std::int64_t countOf(const isolation::ControlCatalogue &catalogue, Method method)
{
    return std::count_if(catalogue.controls().cbegin(), catalogue.controls().cend(), [method](const isolation::Control &control) { return control.method == method; });
}

std::int64_t countOf(const isolation::ControlCatalogue &catalogue, Severity severity)
{
    return std::count_if(catalogue.controls().cbegin(), catalogue.controls().cend(), [severity](const isolation::Control &control) { return control.severity == severity; });
}

Table methodsOf(const isolation::ControlCatalogue &catalogue)
{
    Table table{"How controls are decided", {{"First decided", 1.6, false, false}, {"Controls", 0.9, true, false}, {"What that means", 5, false, false}}, {}, {}};
    const auto row = [&](Method method, const char *meaning) { table.rows.push_back({textCell(wordOf(method)), numberCell(countOf(catalogue, method)), textCell(meaning)}); };
    row(Method::Automatic, "A rule of the program judges what the gateways say of themselves.");
    row(Method::Probe, "A canary is sent and the answer is observed. Probes are off unless somebody switches them on for a pair; without one the control is unknown.");
    row(Method::Evidence, "Something read from another system, with its source, query, time, completeness, digest and expiry.");
    row(Method::Attestation, "A named person signs that it holds for exactly named things, with evidence and an end. Critical ones need a second signature.");
    return table;
}

Table weightsOf(const isolation::ControlCatalogue &catalogue)
{
    Table table{"Weights", {{"Severity", 2, false, false}, {"Weight", 1, true, false}, {"Controls", 1, true, false}}, {}, {}};
    for (const Severity severity : {Severity::Critical, Severity::High, Severity::Medium, Severity::Low})
        table.rows.push_back({textCell(wordOf(severity)), numberCell(isolation::weightOf(severity)), numberCell(countOf(catalogue, severity))});
    return table;
}

//! Controls that a probe decided, over all pairs.
std::int64_t probed(const isolation::CheckReport &check)
{
    std::int64_t count = 0;
    for (const isolation::PairReport &pair : check.pairs)
        count += std::count_if(pair.result.controls.cbegin(), pair.result.controls.cend(), [](const isolation::ControlResult &one) { return one.assurance == isolation::Assurance::A3; });
    return count;
}

Table assurances()
{
    Table table{"How well a result is backed", {{"Level", 0.7, false, false}, {"What it rests on", 5, false, false}}, {}, {}};
    table.rows = {{textCell("A3"), textCell("Behaviour that was observed: a probe or a test that has to fail.")},
                  {textCell("A2"), textCell("Configuration that a machine read from the system that holds it.")},
                  {textCell("A1"), textCell("A signed attestation with evidence.")},
                  {textCell("A0"), textCell("A bare statement. It counts as unknown.")}};
    return table;
}

} // namespace

void addMethod(Pen &pen, const Composition &composition)
{
    const isolation::ControlCatalogue &catalogue = composition.catalogue;
    pen.chapter("Method");
    pen.say("The control catalogue " + orNone(catalogue.version()) + " has " + countWord(catalogue.controls().size(), "control", "controls")
            + ". Each is judged for each pair of environments, unit by unit: a pair of gateways, an API, a key, a target. A control has the verdict of its worst unit. All units that "
              "can be listed are judged; nothing is sampled.");
    pen.add(methodsOf(catalogue));
    const std::int64_t probes = probed(composition.check);
    pen.say(probes == 0 ? std::string("No result of this report rests on a probe.") : countWord(probes, "result rests", "results rest") + " on a probe.");
    pen.section("The four figures");
    pen.say("Proven: the share of the weight that passes. Critical and high controls count only if every unit passes. Possible: what it would be if all that is undecided turned "
            "out well. Coverage: the share that rests on a fresh decision. Machine-proven: how much of the proven share a machine proved, and not a signature.");
    pen.say("Percentages are rounded down. A dash stands where nothing applies; it is neither 0 nor 100 %. Exceptions raise no figure, and a fail stays a fail until a complete and "
            "fresh reading clears it.");
    pen.add(weightsOf(catalogue));
    pen.section("How well a result is backed");
    pen.add(assurances());
    pen.section("How long a fact counts");
    pen.say("A fact of a gateway counts for 24 hours unless its control says otherwise, evidence of another system until its own end, an attestation for at most 90 days where "
            "the control is critical, 180 days where it is high and 365 days elsewhere. What is older is unknown.");
}

} // namespace bulkhead::reports
